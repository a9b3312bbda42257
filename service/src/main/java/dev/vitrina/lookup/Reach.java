package dev.vitrina.lookup;

/** How far an answer may be fetched from. */
public enum Reach {
    /** From any level: the caller waits for the shop where there is nothing else. */
    EVERY_LEVEL,
    /** From a cache alone, as {@code only-if-cached} of RFC 9111, section 5.2.1.7 says: what may be served at once, or nothing. */
    CACHE_ONLY
}
