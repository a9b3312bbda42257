package dev.vitrina.ops;

/** Lets an operator make the demo store misbehave. Safe for use by many threads. */
@FunctionalInterface
public interface DemoControl {

    /**
     * Changes how the store behaves.
     *
     * @param json the changes, as the caller wrote them; anything
     * @return how it behaves now, or what is wrong with the changes
     */
    Reply apply(String json);

    /** What came of a change. */
    sealed interface Reply {

        /**
         * The change is in force.
         *
         * @param json how the store behaves now
         */
        record Applied(String json) implements Reply {}

        /**
         * Nothing was changed.
         *
         * @param reason what is wrong with the changes, naming the field
         */
        record Rejected(String reason) implements Reply {}
    }
}
