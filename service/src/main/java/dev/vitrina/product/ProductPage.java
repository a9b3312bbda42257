package dev.vitrina.product;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * One page of a listing. Immutable.
 *
 * @param products in order; fewer than asked for where hidden ones were dropped
 * @param endCursor Shopify's cursor behind the last of them, or null on the last page
 */
public record ProductPage(List<Product> products, @Nullable String endCursor) {

    public ProductPage {
        products = List.copyOf(products);
    }

    /** {@return whether there is nothing here and nothing behind it} */
    public boolean isEmpty() {
        return products.isEmpty() && endCursor == null;
    }
}
