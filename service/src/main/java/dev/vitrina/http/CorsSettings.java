package dev.vitrina.http;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

import dev.vitrina.config.Settings;

/**
 * Pages of which other origins may read the product API. Immutable.
 *
 * @param origins the origins as browsers send them, or {@value #ANY} alone for all; none where no page may
 * @param maxAge for how long a browser may keep the answer to a preflight; at least a second
 */
public record CorsSettings(Set<String> origins, Duration maxAge) {

    static final String ANY = "*";

    private static final String KEY = "http.cors.origins";

    /** As the Fetch standard writes an origin: what differs in any way would be taken, and never match. */
    private static final Pattern ORIGIN = Pattern.compile("https?://"
            + "(?:[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?(?:\\.[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?)*|\\[[0-9a-f:]+\\])"
            + "(?::([1-9]\\d{0,4}))?");
    private static final Pattern DEFAULT_PORT = Pattern.compile("http://.*[^:]:80|https://.*[^:]:443");
    private static final int LARGEST_PORT = 65_535;

    /** Checks nothing; {@link #of} does. */
    public CorsSettings {
        origins = Set.copyOf(origins);
    }

    static CorsSettings of(Settings settings) {
        return new CorsSettings(origins(settings), settings.duration("http.cors.max-age", Duration.ofSeconds(1)));
    }

    private static Set<String> origins(Settings settings) {
        String text = settings.text(KEY);
        if (text.isEmpty() || text.equals(ANY)) {
            return text.isEmpty() ? Set.of() : Set.of(ANY);
        }
        Set<String> origins = new HashSet<>();
        for (String part : text.split(",", -1)) {
            String origin = part.strip();
            if (!isOrigin(origin) || !origins.add(origin)) {
                throw settings.bad(KEY, "* or origins separated by commas, each once and as browsers send it: http or "
                        + "https, host in lower case, the port unless it is the usual one, no path; such as "
                        + "https://shop.example,http://localhost:3000");
            }
        }
        return origins;
    }

    private static boolean isOrigin(String text) {
        var matcher = ORIGIN.matcher(text);
        if (!matcher.matches() || DEFAULT_PORT.matcher(text).matches()) {
            return false;
        }
        return matcher.group(1) == null || Integer.parseInt(matcher.group(1)) <= LARGEST_PORT;
    }

    boolean isOff() {
        return origins.isEmpty();
    }

    /** Whether answers depend on the origin of the page that asks. */
    boolean differByOrigin() {
        return !origins.contains(ANY);
    }
}
