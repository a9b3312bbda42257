package dev.vitrina.product;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

/**
 * The name under which an answer is kept, the same on every level. Written like a request, for people who look a key up;
 * equal exactly for equal queries. Immutable.
 *
 * @param kind what is kept there
 * @param text the name
 */
public record ProductKey(Kind kind, String text) {

    /** Pages and products are bounded apart, so that a flood of one does not push out the other. */
    public enum Kind {
        PAGE, PRODUCT
    }

    /**
     * Names a query.
     *
     * @param query any query
     * @return its key
     */
    public static ProductKey of(ProductQuery query) {
        return switch (query) {
            case ProductQuery.Listing listing -> new ProductKey(Kind.PAGE, page(listing));
            case ProductQuery.Single single -> new ProductKey(Kind.PRODUCT, product(single));
        };
    }

    /** Everything of a listing but where its page starts and how long it is: what a cursor belongs to. */
    static String selection(ProductQuery.Listing listing) {
        return "products?market=" + listing.market().id() + "&sort=" + listing.sort().parameter()
                + parameter("&category=", listing.category());
    }

    private static String product(ProductQuery.Single single) {
        return "product?market=" + single.market().id() + switch (single.ref()) {
            case ProductRef.Id(long id) -> "&id=" + id;
            case ProductRef.Handle(String handle) -> "&handle=" + escaped(handle);
        };
    }

    private static String page(ProductQuery.Listing listing) {
        return selection(listing) + "&limit=" + listing.limit() + parameter("&after=", listing.after());
    }

    private static String parameter(String name, @Nullable String value) {
        return value == null ? "" : name + escaped(value);
    }

    private static String escaped(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
