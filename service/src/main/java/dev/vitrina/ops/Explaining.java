package dev.vitrina.ops;

import dev.vitrina.lookup.Explanation;

/** Explains what a request would be answered with. Safe for use by many threads. */
@FunctionalInterface
public interface Explaining {

    /**
     * Explains a request, and asks the shop nothing for it. Blocks while a level is looked at that other nodes share.
     *
     * @param target its path and query
     * @return what it would get now, or why that cannot be told
     * @throws InterruptedException if the thread is interrupted meanwhile
     */
    Reply explain(String target) throws InterruptedException;

    /** What there is to say. */
    sealed interface Reply {

        /**
         * What a request would get.
         *
         * @param explanation which level would answer, and why
         */
        record Explained(Explanation explanation) implements Reply {}

        /**
         * Nothing.
         *
         * @param reason what is wrong with the path
         */
        record Refused(String reason) implements Reply {}
    }
}
