package dev.vitrina.http;

import java.time.InstantSource;
import java.util.List;
import java.util.Set;

import io.helidon.common.Weighted;
import io.helidon.http.Header;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.HttpFeature;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;

/**
 * Asks callers of the product API for a key. What is not open on purpose is closed, paths that do not exist included, so that no new
 * path is open by mistake. It stands behind CORS: preflights, which cannot carry a key, never come here, and pages can read refusals.
 */
public final class ApiKeyCheck implements HttpFeature, Weighted {

    private static final HeaderName KEY = HeaderNames.create("X-API-Key");
    private static final Header CHALLENGE = HeaderValues.createCached(HeaderNames.WWW_AUTHENTICATE,
            "ApiKey header=\"X-API-Key\"");
    private static final Set<String> CONTRACT = Set.of("/openapi.yaml", "/openapi.yaml/");
    private static final Problem REFUSED = new Problem(ProblemType.UNAUTHORIZED,
            "X-API-Key must be a key of this service, and stand once");

    private final ApiKeys keys;

    private ApiKeyCheck(ApiKeys keys) {
        this.keys = keys;
    }

    /**
     * Installs the check on a routing, or nothing where no keys are configured. Reads the file of the keys, which blocks.
     *
     * @param routing the routing being built
     * @param settings where the keys stand
     * @param clock tells when their file is due to be read again
     * @throws dev.vitrina.config.BadSettingException if the keys cannot be read
     */
    public static void install(HttpRouting.Builder routing, ApiKeySettings settings, InstantSource clock) {
        if (!settings.isOpen()) {
            routing.addFeature(new ApiKeyCheck(ApiKeys.of(settings, clock)));
        }
    }

    @Override
    public void setup(HttpRouting.Builder routing) {
        routing.addFilter(this::check);
    }

    @Override
    public double weight() {
        return CrossOrigin.AFTER_CORS / 2;
    }

    private void check(FilterChain chain, RoutingRequest request, RoutingResponse response) {
        String path = request.path().path();
        if (OpenPaths.isHealth(path) || CONTRACT.contains(path) || isAdmitted(request)) {
            chain.proceed();
            return;
        }
        response.header(CHALLENGE);
        REFUSED.send(request, response);
    }

    private boolean isAdmitted(RoutingRequest request) {
        if (!request.headers().contains(KEY)) {
            return false;
        }
        List<String> values = request.headers().get(KEY).allValues();
        return values.size() == 1 && keys.admit(values.getFirst());
    }
}
