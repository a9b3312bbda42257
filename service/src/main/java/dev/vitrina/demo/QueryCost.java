package dev.vitrina.demo;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import graphql.normalized.ExecutableNormalizedField;
import graphql.normalized.ExecutableNormalizedOperation;
import graphql.schema.GraphQLNamedOutputType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;
import org.jspecify.annotations.Nullable;

/**
 * What a query costs in points: a scalar nothing, an object 1, a connection 2 and its selection as often as the rule says.
 * The selection of a connection is that of its nodes, the node itself included; {@code pageInfo} counts once. A list of
 * ids is charged like a connection's nodes.
 *
 * <p>Before the query runs, the size asked for counts; afterwards the nodes that came, so that the actual cost is never
 * over the requested one.
 */
record QueryCost(GraphQLSchema schema, CostRule rule) {

    int requested(ExecutableNormalizedOperation operation) {
        long cost = operation.getTopLevelFields().stream().mapToLong(this::requested).sum();
        return (int) Math.min(Integer.MAX_VALUE, cost);
    }

    int actual(ExecutableNormalizedOperation operation, @Nullable Map<String, Object> data) {
        return (int) Math.min(Integer.MAX_VALUE, actual(operation.getTopLevelFields(), data));
    }

    private long requested(ExecutableNormalizedField field) {
        long below = field.getChildren().stream().filter(child -> !isNodes(child)).mapToLong(this::requested).sum();
        if (isConnection(field)) {
            long node = field.getChildren().stream().filter(QueryCost::isNodes).mapToLong(this::requestedNode).sum();
            return 2 + below + times(rule.weight(size(field)), node);
        }
        if (field.getName().equals("nodes")) {
            return times(rule.weight(ids(field)), 1 + below);
        }
        return field.hasChildren() ? 1 + below : 0;
    }

    private long requestedNode(ExecutableNormalizedField nodes) {
        Stream<ExecutableNormalizedField> selected = nodes.getName().equals("edges")
                ? nodesOfEdges(nodes)
                : Stream.of(nodes);
        return selected
                .filter(ExecutableNormalizedField::hasChildren)
                .mapToLong(node -> 1 + node.getChildren().stream().mapToLong(this::requested).sum())
                .sum();
    }

    private static Stream<ExecutableNormalizedField> nodesOfEdges(ExecutableNormalizedField edges) {
        return edges.getChildren().stream().filter(child -> child.getName().equals("node"));
    }

    private long actual(Collection<ExecutableNormalizedField> fields, @Nullable Object parent) {
        return fields.stream().filter(field -> !isNodes(field)).mapToLong(f -> actual(f, value(parent, f))).sum();
    }

    private long actual(ExecutableNormalizedField field, @Nullable Object value) {
        if (value == null || !field.hasChildren()) {
            return 0;
        }
        if (isConnection(field)) {
            return 2 + actual(field.getChildren(), value)
                    + field.getChildren().stream().filter(QueryCost::isNodes).mapToLong(n -> ofNodes(n, value)).sum();
        }
        if (value instanceof List<?> list) {
            return field.getName().equals("nodes") ? ofList(field, list) : 1 + dearest(field, list);
        }
        return 1 + actual(field.getChildren(), value);
    }

    private long ofNodes(ExecutableNormalizedField field, Object connection) {
        if (!(value(connection, field) instanceof List<?> list)) {
            return 0;
        }
        if (field.getName().equals("nodes")) {
            return ofList(field, list);
        }
        return nodesOfEdges(field)
                .mapToLong(node -> ofList(node, list.stream().map(edge -> value(edge, node)).toList()))
                .sum();
    }

    private long ofList(ExecutableNormalizedField node, List<?> list) {
        if (!node.hasChildren()) {
            return 0;
        }
        int count = (int) list.stream().filter(item -> item != null).count();
        return times(rule.weight(count), 1 + dearest(node, list));
    }

    private long dearest(ExecutableNormalizedField field, List<?> list) {
        return list.stream().mapToLong(item -> actual(field.getChildren(), item)).max().orElse(0);
    }

    private static @Nullable Object value(@Nullable Object parent, ExecutableNormalizedField field) {
        return parent instanceof Map<?, ?> map ? map.get(field.getResultKey()) : null;
    }

    private boolean isConnection(ExecutableNormalizedField field) {
        return typeName(field).endsWith("Connection");
    }

    private String typeName(ExecutableNormalizedField field) {
        return ((GraphQLNamedOutputType) GraphQLTypeUtil.unwrapAll(field.getType(schema))).getName();
    }

    /** The field of a connection that holds its nodes; the query's own {@code nodes(ids:)} has no parent. */
    private static boolean isNodes(ExecutableNormalizedField field) {
        return field.getParent() != null && (field.getName().equals("nodes") || field.getName().equals("edges"));
    }

    /** Sizes that will be refused are priced like the nearest that is not. */
    private static int size(ExecutableNormalizedField field) {
        return field.getResolvedArguments().get("first") instanceof Integer first
                ? Math.clamp(first, 0, Page.MOST)
                : 0;
    }

    private static int ids(ExecutableNormalizedField field) {
        return field.getResolvedArguments().get("ids") instanceof Collection<?> ids ? ids.size() : 0;
    }

    /** Sizes come from callers and multiply: the cost of a hostile query must not wrap around to a small one. */
    private static long times(int weight, long cost) {
        return weight * Math.min(cost, Integer.MAX_VALUE);
    }
}
