package dev.vitrina.shopify;

import dev.vitrina.product.ProductQuery;

/**
 * Writes Shopify's search syntax. Every value from outside is quoted: there a colon, a parenthesis or OR is text, and an
 * unquoted one can make Shopify drop the term and return everything.
 */
final class SearchSyntax {

    /** What callers may see, as far as a search can say it; every node is checked again when it comes back. */
    private static final String VISIBLE = "status:active published_status:published";

    private SearchSyntax() {}

    static String of(ProductQuery.Listing listing) {
        String category = listing.category();
        return category == null ? VISIBLE : VISIBLE + " product_type:" + quoted(category);
    }

    static String quoted(String value) {
        return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
