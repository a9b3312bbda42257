package dev.vitrina.redis;

/** What came of looking a key up in Redis. */
public sealed interface SharedRead {

    /**
     * There is an entry.
     *
     * @param entry what is kept there, however old
     */
    record Found(SharedEntry entry) implements SharedRead {}

    /** There is nothing. */
    record Absent() implements SharedRead {}

    /** There is something that is no entry of this format: of another type or version, foreign, or cut. It is to be replaced. */
    record Unusable() implements SharedRead {}

    /** Redis did not say. */
    record Unavailable() implements SharedRead {}
}
