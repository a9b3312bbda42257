package dev.vitrina.cache;

import java.time.Duration;

import dev.vitrina.config.Settings;

/**
 * How long answers live and how much room they have. Immutable.
 *
 * @param ttl how long an answer is fresh, before jitter
 * @param staleWhileRevalidate for how long after its ttl an answer is still served at once, while it is refreshed
 * @param staleIfError for how long after its ttl an answer is the net under a shop that does not answer
 * @param notFoundTtl how long "there is no such product" is fresh, before jitter
 * @param retryPause how long a key is left alone after a load of it failed, before jitter
 * @param maxProducts how many entries for products are kept at most, those known not to exist included
 * @param maxPageBytes how many bytes of pages are kept at most
 * @param maxProductBytes how many bytes of products are kept at most
 */
public record CacheSettings(Duration ttl, Duration staleWhileRevalidate, Duration staleIfError,
        Duration notFoundTtl, Duration retryPause, int maxProducts, long maxPageBytes,
        long maxProductBytes) {

    private static final long LEAST_ROOM = 64 << 10;

    /**
     * Reads the keys under {@code cache}.
     *
     * @param settings where they stand
     * @return the settings
     * @throws dev.vitrina.config.BadSettingException if one of them is wrong
     */
    public static CacheSettings of(Settings settings) {
        Duration shortest = Duration.ofMillis(1);
        return new CacheSettings(settings.duration("cache.ttl", shortest),
                settings.duration("cache.stale-while-revalidate", Duration.ZERO),
                settings.duration("cache.stale-if-error", Duration.ZERO),
                settings.duration("cache.not-found-ttl", shortest), settings.duration("cache.retry-pause", shortest),
                settings.integer("cache.max-products", 1, 10_000_000),
                settings.bytes("cache.max-page-bytes", LEAST_ROOM),
                settings.bytes("cache.max-product-bytes", LEAST_ROOM));
    }
}
