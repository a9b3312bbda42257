package dev.vitrina.ops;

import dev.vitrina.config.Loopback;
import dev.vitrina.config.Settings;

/**
 * Where operators reach the service. Immutable.
 *
 * @param host the address to listen on; loopback, for there is no token yet that could guard another
 * @param port the port to listen on; 0 takes a free one
 */
public record OpsSettings(String host, int port) {

    /**
     * Reads the keys under {@code ops}.
     *
     * @param settings where they stand
     * @return the settings
     * @throws dev.vitrina.config.BadSettingException if one of them is wrong
     */
    public static OpsSettings of(Settings settings) {
        String host = settings.text("ops.host");
        if (!Loopback.is(host)) {
            throw settings.bad("ops.host", "a loopback address, such as 127.0.0.1");
        }
        return new OpsSettings(host, settings.integer("ops.port", 0, 65_535));
    }
}
