package dev.vitrina.config;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

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

    /** {@return the text itself, for the one place that sends it} */
    public String reveal() {
        return value;
    }

    /**
     * Compares, in a time that tells nothing of the secret, not even how long it is.
     *
     * @param presented what a caller takes for the secret
     * @return whether it is
     */
    public boolean is(String presented) {
        return MessageDigest.isEqual(presented.getBytes(StandardCharsets.UTF_8),
                value.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "(secret)";
    }
}
