package dev.vitrina.ops;

import dev.vitrina.cache.Narrowing;

/** Lets an operator clear the cache. Safe for use by many threads. */
@FunctionalInterface
public interface CacheClearing {

    /** What becomes of the entries. */
    enum Mode {
        /** They expire, and stay as the net under a failing shop. */
        EXPIRE,
        /** They are gone. */
        DROP
    }

    /**
     * Clears entries.
     *
     * @param mode what becomes of them
     * @param which the entries
     * @return how many there were
     */
    int clear(Mode mode, Narrowing which);
}
