package dev.vitrina.product;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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

    /**
     * Joins the page behind this one to it. What moved between the two calls, and so is in both, is kept once.
     *
     * @param next what was loaded behind this page's end cursor
     * @return both as one page
     */
    public ProductPage with(ProductPage next) {
        Map<String, Product> both = new LinkedHashMap<>();
        products.forEach(product -> both.putIfAbsent(product.id(), product));
        next.products.forEach(product -> both.putIfAbsent(product.id(), product));
        return new ProductPage(List.copyOf(both.values()), next.endCursor);
    }

    /**
     * Leaves out what is not wanted; where the page ends stays as it is.
     *
     * @param filter which products are wanted
     * @return the page with those alone
     */
    public ProductPage only(Filter filter) {
        return new ProductPage(products.stream().filter(filter::admits).toList(), endCursor);
    }

    /** {@return whether there is nothing here and nothing behind it} */
    public boolean isEmpty() {
        return products.isEmpty() && endCursor == null;
    }
}
