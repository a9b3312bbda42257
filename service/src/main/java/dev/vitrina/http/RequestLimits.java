package dev.vitrina.http;

import java.time.Duration;

import dev.vitrina.config.BadSettingException;
import dev.vitrina.config.Settings;

/**
 * How much callers may ask at once, and how slowly. Immutable.
 *
 * @param maxRequests how many requests the product listener works on at once, health aside
 * @param idleTimeout how long a connection may be silent, or take to bring a request line
 * @param requestTimeout how long a request may take from its request line to the last byte of the answer
 */
public record RequestLimits(int maxRequests, Duration idleTimeout, Duration requestTimeout) {

    /** Helidon's clock for this ticks once a second. */
    private static final Duration SHORTEST = Duration.ofSeconds(1);

    static RequestLimits of(Settings settings) {
        RequestLimits limits = new RequestLimits(settings.integer("http.max-requests", 1, 100_000),
                settings.duration("http.idle-timeout", SHORTEST), settings.duration("http.request-timeout", SHORTEST));
        if (limits.idleTimeout.compareTo(limits.requestTimeout) < 0) {
            throw settings.bad("http.idle-timeout", "at least http.request-timeout");
        }
        return limits;
    }

    /**
     * Throws where a request may not take as long as its caller may wait for the shop.
     *
     * @param patience the longest that a caller waits for the shop
     * @throws BadSettingException if that is too long
     */
    public void check(Duration patience) {
        if (requestTimeout.compareTo(patience) <= 0) {
            throw new BadSettingException("lookup.patience must be less than http.request-timeout");
        }
    }
}
