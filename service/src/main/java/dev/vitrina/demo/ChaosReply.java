package dev.vitrina.demo;

/** What became of a request to change the demo store's behaviour. */
public sealed interface ChaosReply {

    /**
     * The change is in force.
     *
     * @param json the whole state after it, a JSON object with every field of chaos but {@code reset}
     */
    record Applied(String json) implements ChaosReply {}

    /**
     * Nothing was changed.
     *
     * @param reason what was wrong, one line that names the field where there is one
     */
    record Rejected(String reason) implements ChaosReply {}
}
