package dev.vitrina.http;

import java.time.Duration;

import dev.vitrina.config.Settings;

/**
 * Where callers reach the product API, how long they may keep what they got, and who may ask. Immutable.
 *
 * @param host the address to listen on
 * @param port the port to listen on; 0 takes a free one
 * @param maxAge for how long callers and proxies may reuse a fresh answer without asking
 * @param cors pages of which other origins may read answers
 * @param apiKeys the keys that callers must show
 * @param limits how much they may ask at once, and how slowly
 * @param drain how they are taken leave of
 */
public record HttpSettings(String host, int port, Duration maxAge, CorsSettings cors, ApiKeySettings apiKeys,
        RequestLimits limits, DrainSettings drain) {

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
                settings.duration("http.max-age", Duration.ZERO), CorsSettings.of(settings),
                ApiKeySettings.of(settings), RequestLimits.of(settings), DrainSettings.of(settings));
    }

    /** {@return who may reuse answers that only those get who may ask} */
    public Reuse reuse() {
        return new Reuse(maxAge, apiKeys.isOpen());
    }
}
