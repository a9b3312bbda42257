package dev.vitrina.logs;

import java.time.Duration;

import dev.vitrina.config.Settings;

/**
 * How lines are written, and which of those about requests. Immutable.
 *
 * @param format how
 * @param slowRequest from when on a request is slow, and worth a line; zero for never
 * @param access whether every request is worth a line
 */
public record LogSettings(LogFormat format, Duration slowRequest, boolean access) {

    /**
     * Reads the keys under {@code log}.
     *
     * @param settings where they stand
     * @return the settings
     * @throws dev.vitrina.config.BadSettingException if one of them is wrong
     */
    public static LogSettings of(Settings settings) {
        return new LogSettings(settings.choice("log.format", LogFormat.class),
                settings.duration("log.slow-request", Duration.ZERO), settings.flag("log.access"));
    }
}
