package dev.vitrina.redis;

/** What came of asking for a lease. */
public sealed interface Taking {

    /** It is had; it ends by itself within a second, unless it is renewed. */
    record Taken() implements Taking {}

    /** Another load has it, on this node or another. */
    record Held() implements Taking {}

    /**
     * There is no need for it: a newer entry is there.
     *
     * @param entry what was loaded meanwhile
     */
    record Newer(SharedEntry entry) implements Taking {}

    /** Redis did not say; whoever loads now loads for themselves. */
    record Unavailable() implements Taking {}
}
