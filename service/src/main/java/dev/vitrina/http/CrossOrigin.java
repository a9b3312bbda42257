package dev.vitrina.http;

import java.util.Set;

import io.helidon.common.Weighted;
import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Method;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.Status;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.WebServerConfig;
import io.helidon.webserver.cors.CorsFeature;
import io.helidon.webserver.cors.CorsPathConfig;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.HttpFeature;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;

/**
 * Lets pages of other origins read what a listener answers (CORS). Helidon's own support decides about each request; this
 * mends what it leaves: caches, the body of a refusal, and preflights. Errors that the server finds before there is a
 * route, such as a request line that is too long, no page can read.
 *
 * <p>How it works: a request passes the filters by weight, the heaviest first. This one is among the ordinary ones and so
 * outside of Helidon's, which is made lighter; the answer to preflights is lighter still. Before an answer is sent, whoever
 * sends it, this filter completes {@code Vary}; where all origins may read, it allows them also to those who sent no
 * {@code Origin}, for a cache may give their answer to a page. Helidon refuses with an empty 403, which is stopped there, and a problem
 * is sent in its place.
 */
public final class CrossOrigin implements Filter {

    private static final double AFTER_ORDINARY_FILTERS = Weighted.DEFAULT_WEIGHT / 2;
    private static final double AFTER_THE_DECISION = AFTER_ORDINARY_FILTERS / 2;

    /** Of filters that preflights do not reach, and whose own answers pages can read. */
    static final double AFTER_CORS = AFTER_THE_DECISION / 2;

    /** Content-Type is there for the many callers whose library sends it with GET as well. */
    private static final Header REQUEST_HEADERS = HeaderValues.createCached(HeaderNames.ACCESS_CONTROL_ALLOW_HEADERS,
            "Cache-Control, Content-Type, If-None-Match, X-API-Key, X-Request-Id");

    /** One text, for Helidon would write a line for each. */
    private static final String RESPONSE_HEADERS = "Age, Cache-Status, ETag, Link, Retry-After, Server-Timing, "
            + "Vitrina-Reason, Vitrina-Source, X-Request-Id";

    private static final Header ANY_ORIGIN = HeaderValues.createCached(HeaderNames.ACCESS_CONTROL_ALLOW_ORIGIN,
            CorsSettings.ANY);
    private static final Header EXPOSED = HeaderValues.createCached(HeaderNames.ACCESS_CONTROL_EXPOSE_HEADERS,
            RESPONSE_HEADERS);

    private static final Problem REFUSED = new Problem(ProblemType.CROSS_ORIGIN_REFUSED,
            "the operator's http.cors.origins does not name the Origin of this request");

    private final boolean differByOrigin;

    private CrossOrigin(boolean differByOrigin) {
        this.differByOrigin = differByOrigin;
    }

    /**
     * Installs it on the main listener of a server, or nothing at all where no page may read. What was added to the routing
     * as a filter before stays outside of it.
     *
     * @param server the server being configured
     * @param routing the routing of its main listener, being built
     * @param settings whose pages may read
     */
    public static void install(WebServerConfig.BuilderBase<?, ?> server, HttpRouting.Builder routing,
            CorsSettings settings) {
        if (settings.isOff()) {
            return;
        }
        routing.addFilter(new CrossOrigin(settings.differByOrigin()));
        routing.addFeature(new PreflightAnswer());
        server.addFeature(CorsFeature.create(feature -> feature.weight(AFTER_ORDINARY_FILTERS)
                .addSocket(WebServer.DEFAULT_SOCKET_NAME)
                .enabled(true)
                .addDefaults(false) // Helidon's are all origins
                .pathsDiscoverServices(false)
                .addPath(path -> configure(path, settings))));
    }

    private static void configure(CorsPathConfig.Builder path, CorsSettings settings) {
        path.pathPattern("/*")
                .exclusive(false) // other methods get our 405, whoever asks
                .allowOrigins(settings.origins())
                .allowMethods(Set.of(Method.GET.text(), Method.HEAD.text()))
                .exposeHeaders(Set.of(RESPONSE_HEADERS))
                .maxAge(settings.maxAge());
    }

    @Override
    public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
        response.beforeSend(() -> complete(response));
        try {
            chain.proceed();
        } catch (RefusedException _) {
            REFUSED.send(request, response);
        }
    }

    private void complete(RoutingResponse response) {
        ServerResponseHeaders headers = response.headers();
        if (response.status().code() == Status.FORBIDDEN_403.code() && !headers.contains(HeaderNames.CONTENT_TYPE)) {
            throw new RefusedException();
        }
        if (differByOrigin) {
            String origin = HeaderNames.ORIGIN.defaultCase();
            String others = headers.contains(HeaderNames.VARY) ? headers.get(HeaderNames.VARY).get() : origin;
            headers.set(HeaderNames.VARY, others.equals(origin) ? origin : others + ", " + origin);
        } else if (!headers.contains(HeaderNames.ACCESS_CONTROL_ALLOW_ORIGIN)) {
            headers.set(ANY_ORIGIN);
            headers.set(EXPOSED);
        }
    }

    /** Helidon's refusal, on its way to becoming a problem. */
    private static final class RefusedException extends RuntimeException {

        private static final long serialVersionUID = 1;

        RefusedException() {
            super(null, null, false, false);
        }
    }

    /**
     * Answers the preflights that Helidon found good; it would itself, but after the routes, which refuse OPTIONS. It names
     * the headers that a page may send, and leaves it to the browser to compare: Helidon 4.5 would refuse what browsers ask
     * for, as it splits their list only where a space follows the comma, and none does.
     */
    private static final class PreflightAnswer implements HttpFeature, Weighted {

        @Override
        public void setup(HttpRouting.Builder routing) {
            routing.addFilter((chain, request, response) -> {
                if (request.prologue().method().equals(Method.OPTIONS)
                        && response.headers().contains(HeaderNames.ACCESS_CONTROL_ALLOW_ORIGIN)) {
                    response.header(REQUEST_HEADERS);
                    response.status(Status.OK_200).send();
                } else {
                    chain.proceed();
                }
            });
        }

        @Override
        public double weight() {
            return AFTER_THE_DECISION;
        }
    }
}
