package dev.vitrina.ops;

/** Lets an operator make the demo store misbehave, and see that it did. Safe for use by many threads. */
public interface DemoControl {

    /**
     * Changes how the store behaves.
     *
     * @param json the changes, as the caller wrote them; anything
     * @return how it behaves now, or what is wrong with the changes
     */
    Reply apply(String json);

    /** {@return what the store has done so far, and how it behaves now} */
    Seen seen();

    /**
     * What the store has done since its start.
     *
     * @param calls how many calls reached it
     * @param faults how many of them it spoiled on purpose
     * @param state how it behaves now, as JSON
     */
    record Seen(long calls, long faults, String state) {}

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
