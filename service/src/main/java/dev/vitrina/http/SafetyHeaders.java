package dev.vitrina.http;

import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;

/** What every answer tells browsers: to take it for what it says it is, and not to run or frame it. A route may set others. */
public final class SafetyHeaders implements Filter {

    private static final Header NO_SNIFFING = HeaderValues
            .createCached(HeaderNames.create("X-Content-Type-Options"), "nosniff");
    private static final Header NOTHING_RUNS = HeaderValues
            .createCached(HeaderNames.create("Content-Security-Policy"), "default-src 'none'; frame-ancestors 'none'");

    @Override
    public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
        set(response.headers());
        chain.proceed();
    }

    static void set(ServerResponseHeaders headers) {
        headers.set(NO_SNIFFING);
        headers.set(NOTHING_RUNS);
    }
}
