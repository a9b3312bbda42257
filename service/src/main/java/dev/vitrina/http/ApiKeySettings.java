package dev.vitrina.http;

import java.nio.file.Path;

import dev.vitrina.config.BadSettingException;
import dev.vitrina.config.Secret;
import dev.vitrina.config.Settings;
import org.jspecify.annotations.Nullable;

/**
 * Where the keys stand that callers must show; nowhere where the product API is open. Immutable.
 *
 * @param keys the keys themselves, or null
 * @param file the file that has them, or null
 */
public record ApiKeySettings(@Nullable Secret keys, @Nullable Path file) {

    static final String KEYS = "http.api-keys";
    static final String FILE = "http.api-keys-file";

    static ApiKeySettings of(Settings settings) {
        Secret keys = settings.secret(KEYS);
        String file = settings.text(FILE);
        if (!keys.reveal().isEmpty() && !file.isEmpty()) {
            throw new BadSettingException(KEYS + " and " + FILE + " are both set; set one");
        }
        return new ApiKeySettings(keys.reveal().isEmpty() ? null : keys, file.isEmpty() ? null : Path.of(file));
    }

    /** {@return whether callers need no key} */
    public boolean isOpen() {
        return keys == null && file == null;
    }
}
