package dev.vitrina.product;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
     * Joins the page behind this one to it. What moved between the two calls, and so is in both, is kept once.
     *
     * @param next what was loaded behind this page's end cursor
     * @return both as one page
     */
    public VariantPage with(VariantPage next) {
        Map<String, Variant> both = new LinkedHashMap<>();
        variants.forEach(variant -> both.putIfAbsent(variant.id(), variant));
        next.variants.forEach(variant -> both.putIfAbsent(variant.id(), variant));
        return new VariantPage(productId, List.copyOf(both.values()), next.endCursor);
    }
}
