package dev.vitrina.ops;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.vitrina.config.Loopback;
import dev.vitrina.config.Secret;
import dev.vitrina.http.OpenPaths;
import dev.vitrina.http.Problem;
import dev.vitrina.http.ProblemType;
import io.helidon.http.Header;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Method;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import io.helidon.webserver.http.ServerRequest;
import org.jspecify.annotations.Nullable;

/**
 * Lets operators alone pass to the ops listener. Where it has a token, that must be shown, but for health. On loopback whoever is on
 * this machine may ask, but no web page that a browser here has open: one that made its own name point here gives itself away by
 * {@code Host}, and one of another origin by {@code Origin}. Safe for use by many threads.
 */
public final class OpsGuard implements Filter {

    private static final Header NO_STORE = HeaderValues.createCached(HeaderNames.CACHE_CONTROL, "no-store");
    private static final Header CHALLENGE = HeaderValues.createCached(HeaderNames.WWW_AUTHENTICATE, "Bearer");
    private static final Pattern BEARER = Pattern.compile("[Bb][Ee][Aa][Rr][Ee][Rr] +(\\S+)");
    private static final Pattern PORT = Pattern.compile(":\\d{0,5}$");
    private static final Pattern SCHEME = Pattern.compile("^https?://");

    private static final Problem NO_TOKEN = new Problem(ProblemType.UNAUTHORIZED,
            "the ops listener wants its token as a Bearer in Authorization");
    private static final Problem FOREIGN_HOST = new Problem(ProblemType.FOREIGN_HOST,
            "the ops listener is on loopback and takes requests for localhost alone");
    private static final Problem FOREIGN_ORIGIN = new Problem(ProblemType.CROSS_ORIGIN_REFUSED,
            "pages of other origins have no business on the ops listener");
    private static final Problem NO_JSON = new Problem(ProblemType.UNSUPPORTED_MEDIA_TYPE,
            "Content-Type must be application/json");

    private final @Nullable Secret token;
    private final boolean loopback;
    private final Set<String> hosts;

    /**
     * Makes the guard.
     *
     * @param settings where the listener is, and its token
     */
    public OpsGuard(OpsSettings settings) {
        this.token = settings.token();
        this.loopback = Loopback.is(settings.host());
        this.hosts = new HashSet<>(List.of("localhost", "127.0.0.1", "[::1]", literal(settings.host())));
    }

    @Override
    public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
        response.header(NO_STORE);
        Problem refusal = refusal(request);
        if (refusal == null) {
            chain.proceed();
            return;
        }
        if (refusal.type() == ProblemType.UNAUTHORIZED) {
            response.header(CHALLENGE);
        }
        refusal.send(request, response);
    }

    private @Nullable Problem refusal(ServerRequest request) {
        if (loopback && !isForHere(request)) {
            return FOREIGN_HOST;
        }
        if (loopback && !isFromHere(request)) {
            return FOREIGN_ORIGIN;
        }
        if (token != null && !OpenPaths.isHealth(request.path().path()) && !hasToken(request, token)) {
            return NO_TOKEN;
        }
        return request.prologue().method().equals(Method.POST) && !isJson(request) ? NO_JSON : null;
    }

    /** The port may be any, for a tunnel can lead here from another. */
    private boolean isForHere(ServerRequest request) {
        String host = only(request, HeaderNames.HOST);
        return host != null && hosts.contains(PORT.matcher(host).replaceFirst("").toLowerCase(Locale.ROOT));
    }

    private static boolean isFromHere(ServerRequest request) {
        if (!request.headers().contains(HeaderNames.ORIGIN)) {
            return true;
        }
        String origin = only(request, HeaderNames.ORIGIN);
        return origin != null && SCHEME.matcher(origin).find()
                && SCHEME.matcher(origin).replaceFirst("").equalsIgnoreCase(only(request, HeaderNames.HOST));
    }

    private static boolean hasToken(ServerRequest request, Secret token) {
        String authorization = only(request, HeaderNames.AUTHORIZATION);
        Matcher bearer = BEARER.matcher(authorization == null ? "" : authorization);
        return bearer.matches() && token.is(bearer.group(1));
    }

    private static boolean isJson(ServerRequest request) {
        String type = only(request, HeaderNames.CONTENT_TYPE);
        return type != null && type.replaceFirst("\\s*;.*", "").equalsIgnoreCase("application/json");
    }

    /** The value of a header that stands once; null where it is missing, or stands twice, so that nobody knows which one counts. */
    private static @Nullable String only(ServerRequest request, HeaderName name) {
        if (!request.headers().contains(name)) {
            return null;
        }
        List<String> values = request.headers().get(name).allValues();
        return values.size() == 1 ? values.getFirst().strip() : null;
    }

    private static String literal(String host) {
        return (host.indexOf(':') < 0 ? host : "[" + host.replaceFirst("%.*", "") + "]").toLowerCase(Locale.ROOT);
    }
}
