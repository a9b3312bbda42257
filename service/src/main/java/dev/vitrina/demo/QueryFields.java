package dev.vitrina.demo;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

import dev.vitrina.demo.ProductSort.Placed;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.TypeRuntimeWiring;
import org.jspecify.annotations.Nullable;

/** Answers the fields of the query itself. */
record QueryFields(Catalogue catalogue) {

    private static final int MOST_IDS = 250;

    TypeRuntimeWiring.Builder wire(TypeRuntimeWiring.Builder type) {
        return type.dataFetcher("products", this::products)
                .dataFetcher("product", env -> product(id(env.getArgument("id"))))
                .dataFetcher("productByIdentifier", this::productByIdentifier)
                .dataFetcher("productTypes", this::productTypes)
                .dataFetcher("nodes", this::nodes)
                .dataFetcher("shop", _ -> OtherFields.SHOP);
    }

    private Page<DemoProduct> products(DataFetchingEnvironment env) {
        GraphQlCall call = GraphQlCall.of(env);
        ProductSort sort = ProductSort.valueOf(argument(env, "sortKey", "ID"));
        List<DemoProduct> found = call.chaos.empty() ? call.spoiledBy(List.of()) : search(env, call);
        return page(env).of(sort.sort(found), sort.name());
    }

    private List<DemoProduct> search(DataFetchingEnvironment env, GraphQlCall call) {
        String text = env.getArgument("query");
        if (text == null) {
            return catalogue.products();
        }
        if (call.chaos.ignoreSearch()) {
            return call.spoiledBy(catalogue.products());
        }
        SearchQuery query = new SearchQuery(text);
        query.report(env.getExecutionStepInfo().getResultKey()).ifPresent(call::report);
        return catalogue.products().stream().filter(p -> query.term().matches(p, call.now)).toList();
    }

    private Page<String> productTypes(DataFetchingEnvironment env) {
        TreeSet<String> types = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        GraphQlCall call = GraphQlCall.of(env);
        List<DemoProduct> all = call.chaos.empty() ? call.spoiledBy(List.of()) : catalogue.products();
        all.stream().map(DemoProduct::type).filter(type -> !type.isEmpty()).forEach(types::add);
        List<Placed<String>> placed = types.stream()
                .map(type -> new Placed<>(type, new Position("TYPE", 0, type, 0)))
                .toList();
        return page(env).of(placed, "TYPE");
    }

    private @Nullable DemoProduct productByIdentifier(DataFetchingEnvironment env) {
        Map<String, Object> identifier = argument(env, "identifier", Map.of());
        Object id = identifier.get("id");
        Object handle = identifier.get("handle");
        if ((id == null) == (handle == null)) {
            throw new RefusedQuery("exactly one of id and handle must be given");
        }
        return id == null ? catalogue.byHandle(Objects.requireNonNull(handle).toString()) : product(id(id));
    }

    private List<@Nullable Object> nodes(DataFetchingEnvironment env) {
        List<String> ids = argument(env, "ids", List.of());
        if (ids.size() > MOST_IDS) {
            throw new RefusedQuery("The input array size of " + ids.size() + " is greater than the maximum allowed of "
                    + MOST_IDS + ".", "MAX_INPUT_SIZE_EXCEEDED");
        }
        return ids.stream().<@Nullable Object>map(id -> catalogue.node(Gid.checked(id))).toList();
    }

    private @Nullable DemoProduct product(String gid) {
        return catalogue.node(gid) instanceof DemoProduct product ? product : null;
    }

    private static String id(@Nullable Object argument) {
        return Gid.checked(String.valueOf(argument));
    }

    static Page.Request page(DataFetchingEnvironment env) {
        return new Page.Request(env.getArgument("first"), env.getArgument("after"), argument(env, "reverse", false));
    }

    private static <T> T argument(DataFetchingEnvironment env, String name, T otherwise) {
        T value = env.getArgument(name);
        return value == null ? otherwise : value;
    }
}
