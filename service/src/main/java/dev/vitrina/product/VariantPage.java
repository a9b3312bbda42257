package dev.vitrina.product;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * One page of a product's variants. Immutable.
 *
 * @param productId whose they are, in digits
 * @param variants in the product's order
 * @param endCursor Shopify's cursor behind the last of them, or null on the last page
 */
public record VariantPage(String productId, List<Variant> variants, @Nullable String endCursor) {

    public VariantPage {
        variants = List.copyOf(variants);
    }

    /**
     * Joins the page behind this one to it.
     *
     * @param next what was loaded behind this page's end cursor
     * @return both as one page
     */
    public VariantPage with(VariantPage next) {
        List<Variant> both = new ArrayList<>(variants);
        both.addAll(next.variants);
        return new VariantPage(productId, both, next.endCursor);
    }
}
