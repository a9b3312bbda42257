package dev.vitrina.ops;

import dev.vitrina.config.BadSettingException;
import dev.vitrina.config.Loopback;
import dev.vitrina.config.Secret;
import dev.vitrina.config.Settings;
import org.jspecify.annotations.Nullable;

/**
 * Where operators reach the service, and what they show to be let in. Immutable.
 *
 * @param host the address to listen on
 * @param port the port to listen on; 0 takes a free one
 * @param token what requests must show, health aside; null for none, which goes with loopback only
 */
public record OpsSettings(String host, int port, @Nullable Secret token) {

    private static final String TOKEN = "ops.token";

    /**
     * Reads the keys under {@code ops}.
     *
     * @param settings where they stand
     * @return the settings
     * @throws BadSettingException if one of them is wrong, or a token is missing where others than this machine reach the listener
     */
    public static OpsSettings of(Settings settings) {
        String host = settings.text("ops.host");
        Secret token = token(settings);
        if (host.isEmpty() || (token == null && !Loopback.is(host))) {
            throw settings.bad("ops.host", "a loopback address such as 127.0.0.1, unless VITRINA_OPS_TOKEN guards it");
        }
        return new OpsSettings(host, settings.integer("ops.port", 0, 65_535), token);
    }

    /** What RFC 6750 lets a token be, and long enough that nobody guesses it. */
    private static @Nullable Secret token(Settings settings) {
        Secret token = settings.secret(TOKEN);
        if (token.reveal().isEmpty()) {
            return null;
        }
        if (!token.reveal().matches("[A-Za-z0-9._~+/-]{16,1024}=*")) {
            throw new BadSettingException(
                    TOKEN + " must be 16 to 1024 letters, digits and . _ ~ + / - such as `openssl rand -hex 32` prints");
        }
        return token;
    }
}
