package dev.vitrina.shopify;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.vitrina.product.ProductQuery;
import dev.vitrina.product.ProductRef;
import dev.vitrina.product.Sort;
import org.jspecify.annotations.Nullable;

/**
 * One GraphQL request.
 *
 * @param document what is asked for
 * @param size how many nodes of it, which sets the price
 * @param variables the document's variables
 */
record Question(Document document, int size, Map<String, ? extends @Nullable Object> variables) {

    /** For so many products of a listing, behind a cursor of the shop's or from the start. */
    static Question products(ProductQuery.Listing listing, int first, @Nullable String after) {
        Map<String, @Nullable Object> variables = new HashMap<>();
        variables.put("first", first);
        variables.put("query", SearchSyntax.of(listing));
        variables.put("sortKey", sortKey(listing.sort().field()));
        variables.put("reverse", listing.sort().descending());
        variables.put("after", after);
        variables.put("variants", ProductQuery.Listing.VARIANTS);
        return new Question(Document.Products, first, variables);
    }

    static Question product(ProductRef ref, int variants) {
        return new Question(Document.Product, variants, Map.of("identifier", identifier(ref), "variants", variants));
    }

    static Question productsById(List<Long> ids) {
        List<String> gids = ids.stream().map(Question::gid).toList();
        return new Question(Document.ProductsById, ids.size(),
                Map.of("ids", gids, "variants", ProductQuery.Listing.VARIANTS));
    }

    static Question variants(ProductRef ref, int first, @Nullable String after) {
        Map<String, @Nullable Object> variables = new HashMap<>();
        variables.put("identifier", identifier(ref));
        variables.put("first", first);
        variables.put("after", after);
        return new Question(Document.Variants, first, variables);
    }

    static Question categories(int first, @Nullable String after) {
        Map<String, @Nullable Object> variables = new HashMap<>();
        variables.put("first", first);
        variables.put("after", after);
        variables.put("query", SearchSyntax.VISIBLE);
        return new Question(Document.Categories, first, variables);
    }

    /** The smallest there is. */
    static Question shop() {
        return new Question(Document.Shop, 1, Map.of());
    }

    private static Map<String, String> identifier(ProductRef ref) {
        return switch (ref) {
            case ProductRef.Id(long id) -> Map.of("id", gid(id));
            case ProductRef.Handle(String handle) -> Map.of("handle", handle);
        };
    }

    private static String gid(long id) {
        return "gid://shopify/Product/" + id;
    }

    private static String sortKey(Sort.Field field) {
        return switch (field) {
            case ID -> "ID";
            case TITLE -> "TITLE";
            case CREATED_AT -> "CREATED_AT";
            case UPDATED_AT -> "UPDATED_AT";
            case PUBLISHED_AT -> "PUBLISHED_AT";
            case VENDOR -> "VENDOR";
            case TYPE -> "PRODUCT_TYPE";
            case INVENTORY -> "INVENTORY_TOTAL";
            case RELEVANCE -> "RELEVANCE";
        };
    }

    byte[] body() {
        return document.request(variables);
    }
}
