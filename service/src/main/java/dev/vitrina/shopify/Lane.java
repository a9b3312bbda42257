package dev.vitrina.shopify;

/**
 * What a call is for, the most urgent first. Nobody waits for any but misses, so the others leave some of the shop's cost bucket
 * to them: the less urgent, the more.
 */
public enum Lane {
    /** A caller waits for the answer. */
    MISS(0),
    /** An entry is refreshed behind an answer. */
    REFRESH(0.25),
    /** Pages are loaded before anyone asks for them. */
    WARM_UP(0.5),
    /** The last known good catalogue is brought up to date. */
    LAST_KNOWN_GOOD(0.5),
    /** An operator is told whether the shop answers; gives its slot up to whoever waits for one. */
    HEALTH(0.5),
    /** The breaker looks whether the shop answers again; small, and the way to learn what the bucket holds. */
    PROBE(0);

    private final double reserve;

    Lane(double reserve) {
        this.reserve = reserve;
    }

    /** Which share of the bucket a call in this lane must leave to misses. */
    double reserve() {
        return reserve;
    }
}
