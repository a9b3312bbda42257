package dev.vitrina.acceptance.tiers;

import java.io.Serial;

/** Says that {@code tiers.yaml} cannot be judged by. The message names the key. */
public final class BadTiersException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    BadTiersException(String key, String what) {
        super("tiers.yaml: " + key + ": " + what);
    }

    BadTiersException(String what, Throwable cause) {
        super("tiers.yaml: " + what, cause);
    }
}
