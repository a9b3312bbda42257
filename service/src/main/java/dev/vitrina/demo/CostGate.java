package dev.vitrina.demo;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import graphql.ExecutionResult;
import graphql.GraphqlErrorBuilder;
import graphql.execution.AbortExecutionException;
import graphql.execution.ExecutionContext;
import graphql.execution.instrumentation.InstrumentationContext;
import graphql.execution.instrumentation.InstrumentationState;
import graphql.execution.instrumentation.SimplePerformantInstrumentation;
import graphql.execution.instrumentation.parameters.InstrumentationExecuteOperationParameters;
import graphql.normalized.ExecutableNormalizedOperation;
import org.jspecify.annotations.Nullable;

/** Lets a query run only when it is within the limit for one query and the bucket can pay what it may cost. */
final class CostGate extends SimplePerformantInstrumentation {

    static final int MOST_FOR_ONE_QUERY = 1_000;

    private final CostBucket bucket;

    CostGate(CostBucket bucket) {
        this.bucket = bucket;
    }

    @Override
    public @Nullable InstrumentationContext<ExecutionResult> beginExecuteOperation(
            InstrumentationExecuteOperationParameters parameters, @Nullable InstrumentationState state) {
        ExecutionContext context = parameters.getExecutionContext();
        GraphQlCall call = Objects.requireNonNull(context.getGraphQLContext().get(GraphQlCall.class));
        ExecutableNormalizedOperation operation = context.getNormalizedQueryTree().get();
        int cost = new QueryCost(context.getGraphQLSchema(), call.chaos.costRule()).requested(operation);
        call.requested(cost);
        if (cost > MOST_FOR_ONE_QUERY) {
            throw refused("Query cost is " + cost + ", which exceeds the single query max cost limit ("
                    + MOST_FOR_ONE_QUERY + ").",
                    Map.of("code", "MAX_COST_EXCEEDED", "cost", cost, "maxCost", MOST_FOR_ONE_QUERY));
        }
        if (call.chaos.throttle()) {
            throw call.spoiledBy(throttled());
        }
        if (!bucket.take(cost)) {
            throw throttled();
        }
        call.paidFor(operation);
        return null;
    }

    private static AbortExecutionException throttled() {
        return refused("Throttled", Map.of("code", "THROTTLED"));
    }

    private static AbortExecutionException refused(String message, Map<String, Object> extensions) {
        return new AbortExecutionException(
                List.of(GraphqlErrorBuilder.newError().message(message).extensions(extensions).build()));
    }
}
