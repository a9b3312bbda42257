package dev.vitrina.shopify;

import java.util.stream.Collectors;

import dev.vitrina.product.Filter;
import dev.vitrina.product.ProductQuery;
import org.jspecify.annotations.Nullable;

/**
 * Writes Shopify's search syntax. Every value from outside is quoted: there a colon, a parenthesis or OR is text, and an
 * unquoted one can make Shopify drop the term and return everything.
 */
final class SearchSyntax {

    /** What callers may see, as far as a search can say it; every node is checked again when it comes back. */
    static final String VISIBLE = "status:active published_status:published";

    private SearchSyntax() {}

    /** Terms that stand side by side must all be met, and so must words without a field. */
    static String of(ProductQuery.Listing listing) {
        Filter filter = listing.filter();
        String words = filter.words().stream().map(word -> " " + quoted(word)).collect(Collectors.joining());
        return VISIBLE + term(" product_type:", filter.category()) + term(" vendor:", filter.vendor())
                + term(" tag:", filter.tag()) + words;
    }

    private static String term(String field, @Nullable String value) {
        return value == null ? "" : field + quoted(value);
    }

    static String quoted(String value) {
        return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
