package dev.vitrina.lookup;

import java.time.Duration;

import dev.vitrina.cache.Freshness;
import org.jspecify.annotations.Nullable;

/** How an answer was come by. */
public sealed interface Provenance {

    /**
     * A fresh entry in memory.
     *
     * @param freshness how fresh it is now
     */
    record Memory(Freshness freshness) implements Provenance {}

    /**
     * A fresh entry that another node had loaded.
     *
     * @param freshness how fresh it is now
     */
    record Redis(Freshness freshness) implements Provenance {}

    /**
     * The shop, just now.
     *
     * @param freshness how fresh the entry is that was made of its answer
     * @param heldBefore whether an older entry was there
     * @param collapsed whether the caller shared a load that another had begun
     */
    record Shopify(Freshness freshness, boolean heldBefore, boolean collapsed) implements Provenance {}

    /**
     * An entry that is no longer fresh.
     *
     * @param freshness how old it is now
     * @param reason why there is no fresh one
     */
    record Stale(Freshness freshness, Reason reason) implements Provenance {}

    /**
     * The last known good catalogue, which holds a part of the products.
     *
     * @param age how old it is, or null for what the merchant wrote down, whose age nobody knows
     * @param reason why there is nothing better
     */
    record LastKnownGood(@Nullable Duration age, Reason reason) implements Provenance {}

    /**
     * Made-up products, each marked so.
     *
     * @param reason why there is nothing better
     */
    record Sample(Reason reason) implements Provenance {}
}
