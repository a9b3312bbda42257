package dev.vitrina.redis;

import java.time.Duration;

import dev.vitrina.config.Settings;

/**
 * How Redis is reached, and how little of anyone's time it may take. Immutable.
 *
 * @param address where it is
 * @param timeout how long a connection may take to open, and an answer to come
 * @param pool how many calls there are at most at a time
 * @param maxWait how long a call waits for its turn
 * @param open how long Redis is left alone after too many calls failed
 */
public record RedisSettings(RedisAddress address, Duration timeout, int pool, Duration maxWait, Duration open) {

    private static final Duration LONGEST_TIMEOUT = Duration.ofMinutes(1);

    /**
     * Says whether there is a Redis to be used.
     *
     * @param settings where {@code redis.url} stands
     * @return whether it names one
     */
    public static boolean isConfigured(Settings settings) {
        return !settings.text("redis.url").isEmpty();
    }

    /**
     * Reads the keys under {@code redis}.
     *
     * @param settings where they stand
     * @return the settings
     * @throws dev.vitrina.config.BadSettingException if one of them is wrong; it does not quote the address
     */
    public static RedisSettings of(Settings settings) {
        Duration shortest = Duration.ofMillis(1);
        Duration timeout = settings.duration("redis.timeout", shortest);
        if (timeout.compareTo(LONGEST_TIMEOUT) > 0) {
            throw settings.bad("redis.timeout", "at most 1m");
        }
        return new RedisSettings(RedisAddress.of(settings.secret("redis.url")), timeout,
                settings.integer("redis.pool", 1, 1_000), settings.duration("redis.max-wait", Duration.ZERO),
                settings.duration("redis.breaker.open", shortest));
    }

    /** {@return how long a call takes at most until its caller goes on without it} */
    public Duration bound() {
        return timeout.plus(maxWait);
    }
}
