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
            case ProductQuery.Paged paged -> new ProductKey(Kind.PAGE, page(paged));
            case ProductQuery.Categories(Market market) ->
                new ProductKey(Kind.PAGE, "categories?market=" + market.id());
            case ProductQuery.Single(ProductRef.Id(long id), Market market) -> single(market, "&id=" + id);
            case ProductQuery.Single(ProductRef.Handle(String handle), Market market) -> byHandle(market, handle);
        };
    }

    /**
     * Names a product as pages show it: with no more than {@link ProductQuery.Listing#VARIANTS} of its variants.
     *
     * @param market whose prices and texts
     * @param id its number in Shopify, in digits
     * @return a key that no query has
     */
    public static ProductKey listed(Market market, String id) {
        return new ProductKey(Kind.PRODUCT, byId(market, id).text() + "&variants=" + ProductQuery.Listing.VARIANTS);
    }

    /**
     * Names the query for a product by its number.
     *
     * @param market whose prices and texts
     * @param id its number in Shopify, in digits
     * @return the key of that query
     */
    public static ProductKey byId(Market market, String id) {
        return single(market, "&id=" + escaped(id));
    }

    /**
     * Names the query for a product by its handle.
     *
     * @param market whose prices and texts
     * @param handle its name in addresses
     * @return the key of that query
     */
    public static ProductKey byHandle(Market market, String handle) {
        return single(market, "&handle=" + escaped(handle));
    }

    /**
     * Says whether this is the name of a query for a product, or for its variants, by its number.
     *
     * @param id the number, in digits
     * @return whether it is
     */
    public boolean names(String id) {
        return text.endsWith("&id=" + id) || text.contains("&id=" + id + "&");
    }

    /**
     * Says whether the answer is one of a market.
     *
     * @param market the market
     * @return whether it is
     */
    public boolean isOf(Market market) {
        String named = "?market=" + market.id();
        return text.endsWith(named) || text.contains(named + "&");
    }

    /** Everything of a query but where its page starts and how long it is: what a cursor belongs to. */
    static String selection(ProductQuery.Paged paged) {
        return switch (paged) {
            case ProductQuery.Listing(_, Filter filter, Sort sort, _, Market market) ->
                "products?market=" + market.id() + "&sort=" + sort.parameter() + selection(filter);
            case ProductQuery.Variants(ProductRef.Id(long id), _, _, Market market) ->
                "variants?market=" + market.id() + "&id=" + id;
            case ProductQuery.Variants(ProductRef.Handle(String handle), _, _, Market market) ->
                "variants?market=" + market.id() + parameter("&handle=", handle);
        };
    }

    private static String selection(Filter filter) {
        return parameter("&category=", filter.category()) + parameter("&vendor=", filter.vendor())
                + parameter("&tag=", filter.tag()) + parameter("&q=", filter.text())
                + parameter("&available=", filter.available() == null ? null : filter.available().toString());
    }

    private static ProductKey single(Market market, String ref) {
        return new ProductKey(Kind.PRODUCT, "product?market=" + market.id() + ref);
    }

    private static String page(ProductQuery.Paged paged) {
        return selection(paged) + "&limit=" + paged.limit() + parameter("&after=", paged.after());
    }

    private static String parameter(String name, @Nullable String value) {
        return value == null ? "" : name + escaped(value);
    }

    private static String escaped(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
