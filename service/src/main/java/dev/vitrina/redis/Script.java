package dev.vitrina.redis;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Objects;

/**
 * What runs inside Redis, each in one step that nothing else comes between. It is sent as a whole each time, some hundred bytes: then
 * a Redis that was restarted, or another one after a failover, knows it too.
 */
enum Script {
    WRITE, TAKE, RENEW, RELEASE;

    @SuppressWarnings("ImmutableEnumChecker") // handed out to the client alone, which sends it
    private final byte[] source;

    Script() {
        String file = name().toLowerCase(Locale.ROOT) + ".lua";
        try (InputStream in = Objects.requireNonNull(Script.class.getResourceAsStream(file), file)) {
            source = in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }

    byte[] source() {
        return source;
    }
}
