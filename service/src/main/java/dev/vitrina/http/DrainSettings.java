package dev.vitrina.http;

import java.time.Duration;

import dev.vitrina.config.Settings;

/**
 * How the service takes its leave. Immutable.
 *
 * @param grace how long it says that it is not ready before it takes no more connections; and how long all must be silent then until
 *     kept connections are closed
 * @param limit how long that may take from then on, all in all, until what is not answered is cut
 */
public record DrainSettings(Duration grace, Duration limit) {

    static DrainSettings of(Settings settings) {
        return new DrainSettings(settings.duration("http.drain-grace", Duration.ZERO),
                settings.duration("http.drain-limit", Duration.ofMillis(1)));
    }
}
