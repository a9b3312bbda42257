package dev.vitrina.shopify;

import java.time.Duration;

import dev.vitrina.config.Settings;

/**
 * When the shop counts as failing. Immutable.
 *
 * @param window how many of the last calls are looked at
 * @param minimum how many of them there must be
 * @param failureRate which share of them must have failed or been slow, above 0 and at most 1
 * @param slowCall from when on a call is slow
 * @param open how long nobody asks the shop then, until a probe does
 */
public record BreakerSettings(int window, int minimum, double failureRate, Duration slowCall, Duration open) {

    /**
     * Reads the keys under {@code shopify.breaker}.
     *
     * @param settings where they stand
     * @return the settings
     * @throws dev.vitrina.config.BadSettingException if one of them is wrong
     */
    public static BreakerSettings of(Settings settings) {
        int window = settings.integer("shopify.breaker.window", 1, 10_000);
        Duration shortest = Duration.ofMillis(1);
        return new BreakerSettings(window, settings.integer("shopify.breaker.minimum", 1, window),
                settings.share("shopify.breaker.failure-rate"),
                settings.duration("shopify.breaker.slow-call", shortest),
                settings.duration("shopify.breaker.open", shortest));
    }
}
