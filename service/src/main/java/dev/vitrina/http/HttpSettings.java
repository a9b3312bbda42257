package dev.vitrina.http;

import java.time.Duration;

import dev.vitrina.config.Settings;

/**
 * Where callers reach the product API, and how long they may keep what they got. Immutable.
 *
 * @param host the address to listen on
 * @param port the port to listen on; 0 takes a free one
 * @param maxAge for how long callers and proxies may reuse a fresh answer without asking
 */
public record HttpSettings(String host, int port, Duration maxAge) {

    /**
     * Reads the keys under {@code http}.
     *
     * @param settings where they stand
     * @return the settings
     * @throws dev.vitrina.config.BadSettingException if one of them is wrong
     */
    public static HttpSettings of(Settings settings) {
        String host = settings.text("http.host");
        if (host.isEmpty()) {
            throw settings.bad("http.host", "an address to listen on, such as 0.0.0.0 or 127.0.0.1");
        }
        return new HttpSettings(host, settings.integer("http.port", 0, 65_535),
                settings.duration("http.max-age", Duration.ZERO));
    }
}
