package dev.vitrina.shopify;

/** What a call is for, the most urgent first. Only misses queue for a slot: nobody waits for the others. */
public enum Lane {
    /** A caller waits for the answer. */
    MISS,
    /** An entry is refreshed behind an answer. */
    REFRESH,
    /** Pages are loaded before anyone asks for them. */
    WARM_UP,
    /** The last known good catalogue is brought up to date. */
    LAST_KNOWN_GOOD,
    /** The breaker looks whether the shop answers again. */
    PROBE
}
