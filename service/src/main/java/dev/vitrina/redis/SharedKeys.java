package dev.vitrina.redis;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

import dev.vitrina.product.ProductKey;

/** The names of keys in Redis, and how else things are written in a command. Immutable. */
final class SharedKeys {

    private final String prefix;

    /** Of what kind the keys are, and of which shop. */
    SharedKeys(String kind, String shop) {
        this.prefix = kind + ":" + ValueFormat.VERSION + ":" + shop + ":";
    }

    byte[] bytes(ProductKey key) {
        return (prefix + key.text()).getBytes(StandardCharsets.UTF_8);
    }

    static byte[] millis(Instant at) {
        return ascii(Long.toString(at.toEpochMilli()));
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
