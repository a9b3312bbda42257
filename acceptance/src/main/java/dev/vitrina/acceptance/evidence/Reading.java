package dev.vitrina.acceptance.evidence;

/** What became of reading a file of evidence. Immutable. */
public sealed interface Reading {

    /**
     * The file holds the evidence of the run that was asked for.
     *
     * @param evidence what it holds
     */
    record Found(Evidence evidence) implements Reading {}

    /**
     * There is nothing to judge.
     *
     * @param why of which kind the fault is
     * @param detail what was found, for people
     */
    record Refused(Why why, String detail) implements Reading {}

    /** Why there is nothing to judge. */
    enum Why {
        /** No such file. */
        MISSING,
        /** A file of no bytes. */
        EMPTY,
        /** Cut off, or not laid out as evidence is. */
        BROKEN,
        /** Written by a gate of another version. */
        OTHER_SCHEMA,
        /** Of another run than the one that was asked for. */
        OTHER_RUN,
        /** Whole, but no request was sent in it. */
        NO_SAMPLES
    }
}
