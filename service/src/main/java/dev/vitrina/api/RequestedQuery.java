package dev.vitrina.api;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import dev.vitrina.http.Problem;
import dev.vitrina.product.Markets;
import dev.vitrina.product.ProductBatch;
import dev.vitrina.product.ProductQuery;
import dev.vitrina.product.ProductRef;
import org.jspecify.annotations.Nullable;

/** What a request to the product API would ask for, told from its path and query alone. */
public sealed interface RequestedQuery {

    /**
     * One question.
     *
     * @param query what is asked for
     */
    record One(ProductQuery query) implements RequestedQuery {}

    /**
     * Several products at once.
     *
     * @param batch which ones
     */
    record Several(ProductBatch batch) implements RequestedQuery {}

    /**
     * None.
     *
     * @param reason why, for the person who wrote the path
     */
    record None(String reason) implements RequestedQuery {}

    /**
     * Reads a path and query, as the routes do.
     *
     * @param target such as {@code /v1/products?limit=5}, escaped as in a request
     * @param markets those that requests may name
     * @return what it asks for; none for what would be refused, and for what asks the cache nothing
     */
    static RequestedQuery of(String target, Markets markets) {
        int mark = target.indexOf('?');
        String query = mark < 0 ? "" : target.substring(mark + 1);
        List<String> segments = segments(mark < 0 ? target : target.substring(0, mark));
        ProductRequest request = segments == null ? null : request(segments, query, markets);
        return switch (request) {
            case null ->
                new None("path must be one of the product API that the cache answers, such as /v1/products?limit=5");
            case ProductRequest.Refused(Problem problem) -> new None("that request is refused: " + problem.detail());
            case ProductRequest.AskedForIds(ProductBatch batch, var _) -> new Several(batch);
            case ProductRequest.Asked(ProductQuery asked, var _) -> new One(asked);
        };
    }

    private static @Nullable ProductRequest request(List<String> path, String query, Markets markets) {
        if (path.equals(List.of("v1", "categories"))) {
            return ProductRequest.categories(query, markets);
        }
        if (path.size() < 2 || !path.subList(0, 2).equals(List.of("v1", "products"))) {
            return null;
        }
        List<String> rest = path.subList(2, path.size());
        boolean byHandle = rest.size() > 1 && rest.getFirst().equals("handle");
        List<String> named = byHandle ? rest.subList(1, rest.size()) : rest;
        if (named.isEmpty()) {
            return ProductRequest.listing(query, markets);
        }
        ProductRef ref = byHandle ? ProductRef.parseHandle(named.getFirst()) : ProductRef.parse(named.getFirst());
        if (named.size() == 1) {
            return ProductRequest.single(ref, query, markets);
        }
        return named.size() == 2 && named.get(1).equals("variants")
                ? ProductRequest.variants(ref, query, markets)
                : null;
    }

    /** Without the empty ones at both ends; null where an escape is none. */
    private static @Nullable List<String> segments(String path) {
        try {
            List<String> segments = new ArrayList<>();
            for (String segment : path.replaceAll("^/|/$", "").split("/", -1)) {
                segments.add(URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8));
            }
            return segments;
        } catch (IllegalArgumentException _) {
            return null;
        }
    }
}
