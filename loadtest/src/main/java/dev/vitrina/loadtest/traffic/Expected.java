package dev.vitrina.loadtest.traffic;

import java.util.List;

/** What a good answer to a request looks like. */
public sealed interface Expected {

    /** A page of products. */
    record Page() implements Expected {}

    /** The categories. */
    record Categories() implements Expected {}

    /**
     * Each of these products in this order, or said to be missing or unavailable.
     *
     * @param ids what is asked for
     */
    record Batch(List<String> ids) implements Expected {

        /** Keeps a copy. */
        public Batch {
            ids = List.copyOf(ids);
        }
    }

    /**
     * One product.
     *
     * @param id its id, also where it is asked for by its handle
     */
    record Single(String id) implements Expected {}

    /** That there is no such product. */
    record NotFound() implements Expected {}

    /** The health of the service. */
    record Health() implements Expected {}

    /** {@return the route of such a request, as the service's metrics name it} */
    default String route() {
        return switch (this) {
            case Page _,Batch _ -> "/v1/products";
            case Categories _ -> "/v1/categories";
            case Single _,NotFound _ -> "/v1/products/{ref}";
            case Health _ -> "/health";
        };
    }
}
