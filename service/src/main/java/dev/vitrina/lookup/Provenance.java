package dev.vitrina.lookup;

import dev.vitrina.cache.Freshness;

/**
 * How an answer was come by.
 *
 * @param source the level that gave it
 * @param freshness how fresh it is now
 * @param heldBefore whether an older entry was there, where the shop was asked
 * @param collapsed whether the caller shared a load that another had begun
 */
public record Provenance(Source source, Freshness freshness, boolean heldBefore, boolean collapsed) {

    /** The levels, in the order in which they are tried. */
    public enum Source {
        /** This process's memory. */
        MEMORY,
        /** The shop, just now. */
        SHOPIFY
    }
}
