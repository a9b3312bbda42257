package dev.vitrina.ops;

import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

import dev.vitrina.http.Problem;
import dev.vitrina.http.ProblemType;
import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Method;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

/** {@code GET /metrics}, for Prometheus. */
public final class MetricsRoutes implements HttpService {

    private static final String PATH = "/metrics";
    private static final Header CONTENT_TYPE = HeaderValues.createCached(HeaderNames.CONTENT_TYPE,
            "text/plain; version=0.0.4; charset=utf-8");
    private static final Header NO_STORE = HeaderValues.createCached(HeaderNames.CACHE_CONTROL, "no-store");

    private final Supplier<String> text;

    /**
     * Makes the route.
     *
     * @param text what all meters say now, in Prometheus' text format
     */
    public MetricsRoutes(Supplier<String> text) {
        this.text = text;
    }

    @Override
    public void routing(HttpRules rules) {
        rules.get(PATH, this::scrape);
        rules.head(PATH, this::scrape);
        rules.any(PATH, (request, response) -> {
            response.header(HeaderNames.ALLOW, "GET, HEAD");
            new Problem(ProblemType.METHOD_NOT_ALLOWED, "GET and HEAD work here").send(request, response);
        });
    }

    private void scrape(ServerRequest request, ServerResponse response) {
        byte[] bytes = text.get().getBytes(StandardCharsets.UTF_8);
        response.header(CONTENT_TYPE);
        response.header(NO_STORE);
        if (request.prologue().method().equals(Method.HEAD)) {
            response.header(HeaderNames.CONTENT_LENGTH, String.valueOf(bytes.length));
            response.send();
        } else {
            response.send(bytes);
        }
    }
}
