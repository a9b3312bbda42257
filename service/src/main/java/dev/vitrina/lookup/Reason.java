package dev.vitrina.lookup;

import dev.vitrina.shopify.ShopifyResult.Cause;
import dev.vitrina.shopify.ShopifyResult.Obstacle;

/** Why a caller got something less than a fresh answer. */
public enum Reason {
    /** The entry is a little old, and is being refreshed behind the answer. */
    REVALIDATING,
    /** The shop was asked, and the soft deadline passed before it answered. */
    SOFT_DEADLINE,
    /** The shop was asked, and the caller's patience ended before it answered. */
    PATIENCE,
    /** The shop is failing, and nobody waits for it. */
    BREAKER_OPEN,
    /** The shop refuses us: token, scopes, shop or payment. */
    CONFIG,
    /** The shop takes no more questions for now, or what its cost bucket holds is kept for those who wait. */
    THROTTLED,
    /** The shop failed, or its answer could not be used. */
    FAILED,
    /** The shop says that it has no products at all. */
    EMPTY,
    /** A load of this key failed a moment ago, and is not tried again yet. */
    PAUSED,
    /** As many calls as allowed are made and waited for already. */
    QUEUE_FULL;

    static Reason of(Cause cause) {
        return switch (cause) {
            case CONFIG -> CONFIG;
            case EMPTY -> EMPTY;
            case NO_CONNECTION, CONNECTION_LOST, GATEWAY, STATUS, MAX_COST, ERRORS, SEARCH_IGNORED, MALFORMED ->
                FAILED;
        };
    }

    static Reason of(Obstacle obstacle) {
        return switch (obstacle) {
            case BREAKER_OPEN -> BREAKER_OPEN;
            case CONFIG -> CONFIG;
            case QUEUE_FULL, NO_SLOT -> QUEUE_FULL;
            case NO_POINTS -> THROTTLED;
            case ABANDONED -> PATIENCE;
        };
    }
}
