package dev.vitrina.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

/**
 * The environment variables that set a key. An empty variable counts as unset, as compose files leave them. A secret may
 * also be read from the file that the variable with the suffix {@code _FILE} names.
 */
record EnvironmentVariables(Map<String, String> environment) {

    static final Map<String, String> KEYS = Map.ofEntries(
            Map.entry("REDIS_URL", "redis.url"),
            Map.entry("SHOPIFY_SHOP", "shopify.shop"),
            Map.entry("SHOPIFY_TOKEN", "shopify.token"),
            Map.entry("SHOPIFY_API_VERSION", "shopify.api-version"),
            Map.entry("SHOPIFY_URL", "shopify.url"),
            Map.entry("VITRINA_API_KEYS", "http.api-keys"),
            Map.entry("VITRINA_API_KEYS_FILE", "http.api-keys-file"),
            Map.entry("VITRINA_DATA", "data.directory"),
            Map.entry("VITRINA_HOST", "http.host"),
            Map.entry("VITRINA_PORT", "http.port"),
            Map.entry("VITRINA_OPS_HOST", "ops.host"),
            Map.entry("VITRINA_OPS_PORT", "ops.port"),
            Map.entry("VITRINA_OPS_TOKEN", "ops.token"));

    static final Set<String> SECRETS = Set.of("REDIS_URL", "SHOPIFY_TOKEN", "VITRINA_OPS_TOKEN");

    private static final String FILE = "_FILE";

    /** The keys set; throws {@link BadSettingException} for an unknown VITRINA_ variable or an unreadable secret. */
    Map<String, String> settings() {
        checkNames();
        Map<String, String> values = new LinkedHashMap<>();
        KEYS.forEach((variable, key) -> {
            String value = value(variable);
            if (value != null) {
                values.put(key, value);
            }
        });
        return values;
    }

    private @Nullable String value(String variable) {
        String value = environment.getOrDefault(variable, "");
        String file = SECRETS.contains(variable) ? environment.getOrDefault(variable + FILE, "") : "";
        if (!value.isEmpty() && !file.isEmpty()) {
            throw new BadSettingException(variable + " and " + variable + FILE + " are both set; set one");
        }
        if (!file.isEmpty()) {
            return contentOf(variable + FILE, Path.of(file));
        }
        return value.isEmpty() ? null : value;
    }

    private static String contentOf(String variable, Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new BadSettingException(variable + " names " + file + ", which cannot be read");
        }
    }

    /** A protection that was asked for and is silently missing would be worse than no start. */
    private void checkNames() {
        Set<String> known = new TreeSet<>(KEYS.keySet());
        SECRETS.forEach(secret -> known.add(secret + FILE));
        for (String name : new TreeSet<>(environment.keySet())) {
            if (name.startsWith("VITRINA_") && !known.contains(name)) {
                throw new BadSettingException(
                        "unknown environment variable " + name + "; there are " + String.join(", ", known));
            }
        }
    }
}
