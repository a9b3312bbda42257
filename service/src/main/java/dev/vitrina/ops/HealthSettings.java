package dev.vitrina.ops;

import java.time.Duration;

import dev.vitrina.config.Settings;

/**
 * How often components are looked at, and how long that may take. Immutable.
 *
 * @param interval from the begin of one round to the next; zero for never to look
 * @param probe how long a look at one component may take
 * @param all how long a whole round may take, at least as long as one look
 */
public record HealthSettings(Duration interval, Duration probe, Duration all) {

    /** So many rounds may fail to come before what the last one found is not trusted any more. */
    private static final int ROUNDS_MISSED = 3;

    private static final Duration FOREVER = Duration.ofDays(100 * 366);

    /**
     * Reads the keys under {@code health}.
     *
     * @param settings where they stand
     * @return the settings
     * @throws dev.vitrina.config.BadSettingException if one of them is wrong
     */
    public static HealthSettings of(Settings settings) {
        Duration shortest = Duration.ofMillis(1);
        Duration probe = settings.duration("health.probe", shortest);
        Duration all = settings.duration("health.all", shortest);
        if (all.compareTo(probe) < 0) {
            throw settings.bad("health.all", "no shorter than health.probe");
        }
        return new HealthSettings(settings.duration("health.interval", Duration.ZERO), probe, all);
    }

    /** How long a snapshot may be trusted. */
    Duration trusted() {
        return interval.isZero() ? FOREVER : interval.multipliedBy(ROUNDS_MISSED).plus(all);
    }
}
