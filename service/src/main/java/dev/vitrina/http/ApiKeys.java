package dev.vitrina.http;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;

import dev.vitrina.config.BadSettingException;
import dev.vitrina.config.Secret;
import org.jspecify.annotations.Nullable;

/**
 * The keys that count now. Those of a file are read again by whoever asks when a second has passed; a file that became unreadable, or
 * is half written, changes nothing but the log. Safe for use by many threads.
 */
final class ApiKeys {

    private static final System.Logger LOG = System.getLogger(ApiKeys.class.getName());

    private static final long BETWEEN_READS_MS = Duration.ofSeconds(1).toMillis();
    private static final long LARGEST_FILE = 1 << 20;

    private final @Nullable Path file;
    private final InstantSource clock;
    private final ReentrantLock reading = new ReentrantLock();
    private volatile KeyRing keys;
    private volatile long readAt;
    private @Nullable String lastText;

    private ApiKeys(KeyRing keys, @Nullable Path file, @Nullable String text, InstantSource clock) {
        this.keys = keys;
        this.file = file;
        this.lastText = text;
        this.clock = clock;
        this.readAt = clock.millis();
    }

    /** Reads the keys of settings that have some; throws {@link BadSettingException} where they cannot be read. */
    static ApiKeys of(ApiKeySettings settings, InstantSource clock) {
        Path file = settings.file();
        if (file == null) {
            Secret secret = Objects.requireNonNull(settings.keys());
            return new ApiKeys(started(KeyRing.parse(secret.reveal()), ApiKeySettings.KEYS), null, null, clock);
        }
        String text = textOf(file);
        if (text == null) {
            throw new BadSettingException(ApiKeySettings.FILE + " names " + file + ", which cannot be read");
        }
        return new ApiKeys(started(KeyRing.parse(text), ApiKeySettings.FILE + " names " + file + ", whose content"),
                file, text, clock);
    }

    private static KeyRing started(@Nullable KeyRing keys, String what) {
        if (keys == null) {
            throw new BadSettingException(what + " must be " + KeyRing.WANTED);
        }
        LOG.log(System.Logger.Level.INFO, "The product API wants a key: {0}", keys.names());
        return keys;
    }

    /** Whether a text is one of the keys. Blocks for a small file, at most once a second. */
    boolean admit(String presented) {
        if (file != null && Math.abs(clock.millis() - readAt) >= BETWEEN_READS_MS && reading.tryLock()) {
            try {
                readAgain(file);
            } finally {
                reading.unlock();
            }
        }
        return keys.holds(presented);
    }

    private void readAgain(Path file) {
        readAt = clock.millis();
        String text = textOf(file);
        if (Objects.equals(text, lastText)) {
            return;
        }
        lastText = text;
        KeyRing read = text == null ? null : KeyRing.parse(text);
        if (read == null) {
            LOG.log(System.Logger.Level.WARNING,
                    "{0} cannot be read, or is not {1}; the keys stay what they were: {2}", file, KeyRing.WANTED,
                    keys.names());
        } else {
            keys = read;
            LOG.log(System.Logger.Level.INFO, "Keys were read from {0}: {1}", file, keys.names());
        }
    }

    private static @Nullable String textOf(Path file) {
        try {
            return Files.size(file) > LARGEST_FILE ? null : Files.readString(file);
        } catch (IOException _) {
            return null;
        }
    }
}
