package dev.vitrina.shopify;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The types that the shop's products have, or a part of them.
 *
 * @param names in the shop's order
 * @param endCursor the shop's cursor behind the last of them, or null where they are at an end
 * @param hasProducts whether there is any product at all, which tells a shop without types from one that has lost everything
 */
record ProductTypes(List<String> names, @Nullable String endCursor, boolean hasProducts) {

    ProductTypes {
        names = List.copyOf(names);
    }

    ProductTypes with(ProductTypes next) {
        List<String> both = new ArrayList<>(names);
        both.addAll(next.names);
        return new ProductTypes(both, next.endCursor, hasProducts);
    }

    /** Each once, in alphabetical order: Shopify promises none, and one without meaning would make another entity tag. */
    List<String> inOrder() {
        return names.stream().distinct()
                .sorted(String.CASE_INSENSITIVE_ORDER.thenComparing(Comparator.naturalOrder())).toList();
    }

    boolean isOfNothing() {
        return names.isEmpty() && endCursor == null && !hasProducts;
    }
}
