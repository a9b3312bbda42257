package dev.vitrina.cache;

/** Whose turn it is to load a key that all nodes share. */
public sealed interface Turn {

    /** Ours: we have the lease, and must end it. */
    record Ours() implements Turn {}

    /** Another load's, here or on another node. */
    record Theirs() implements Turn {}

    /**
     * Nobody's any more: something newer came than memory held.
     *
     * @param entry what memory holds now
     */
    record Came(Entry entry) implements Turn {}

    /** Everybody's, for the shared level does not say. */
    record Everybodys() implements Turn {}
}
