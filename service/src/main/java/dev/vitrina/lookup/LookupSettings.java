package dev.vitrina.lookup;

import java.time.Duration;

import dev.vitrina.config.Settings;

/**
 * How long callers wait. Immutable.
 *
 * @param patience the longest that any caller waits for the shop
 * @param softDeadline how long a caller waits when there is an expired entry to fall back on; not more than the patience
 */
public record LookupSettings(Duration patience, Duration softDeadline) {

    /**
     * Reads the keys under {@code lookup}.
     *
     * @param settings where they stand
     * @return the settings
     * @throws dev.vitrina.config.BadSettingException if one of them is wrong
     */
    public static LookupSettings of(Settings settings) {
        Duration patience = settings.duration("lookup.patience", Duration.ofMillis(1));
        Duration softDeadline = settings.duration("lookup.soft-deadline", Duration.ZERO);
        if (softDeadline.compareTo(patience) > 0) {
            throw settings.bad("lookup.soft-deadline", "no longer than lookup.patience");
        }
        return new LookupSettings(patience, softDeadline);
    }
}
