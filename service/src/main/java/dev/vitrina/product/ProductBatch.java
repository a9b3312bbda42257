package dev.vitrina.product;

import java.util.LinkedHashSet;
import java.util.List;

/**
 * Products asked for by their numbers, in order. Immutable.
 *
 * @param ids 1 to {@link #MOST} positive numbers; of two that are equal only the first is kept
 * @param market whose prices and texts
 */
public record ProductBatch(List<Long> ids, Market market) {

    /** How many ids Shopify takes in one question. */
    public static final int MOST = 250;

    public ProductBatch {
        ids = List.copyOf(new LinkedHashSet<>(ids));
        if (ids.isEmpty() || ids.size() > MOST) {
            throw new IllegalArgumentException(ids.size() + " ids");
        }
    }
}
