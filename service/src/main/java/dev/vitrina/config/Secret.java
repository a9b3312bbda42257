package dev.vitrina.config;

/**
 * A text that must not reach a log, an answer or an error: its {@link #toString} hides it. Immutable.
 */
public final class Secret {

    private final String value;

    /**
     * Hides a text.
     *
     * @param value the text; may be empty
     */
    public Secret(String value) {
        this.value = value;
    }

    /** {@return the text itself, for the one place that sends or compares it} */
    public String reveal() {
        return value;
    }

    @Override
    public String toString() {
        return "(secret)";
    }
}
