package dev.vitrina.api;

import java.time.Duration;

import dev.vitrina.http.BodyAnswer;
import dev.vitrina.http.ReadOnly;
import dev.vitrina.product.Markets;
import dev.vitrina.product.RenderedBody;
import dev.vitrina.product.Rendering;
import io.helidon.http.Header;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;

/** The markets that requests may name, which the settings tell. */
public final class MarketRoutes implements HttpService {

    private final RenderedBody body;
    private final Header cacheControl;

    /**
     * Makes the route.
     *
     * @param markets what it shows
     * @param maxAge for how long callers may reuse the answer
     */
    public MarketRoutes(Markets markets, Duration maxAge) {
        this.body = Rendering.markets(markets);
        this.cacheControl = ProvenanceHeaders.cacheControl(maxAge);
    }

    @Override
    public void routing(HttpRules rules) {
        ReadOnly.route(rules, "/v1/markets", (request, response) -> {
            response.header(ProvenanceHeaders.FROM_MEMORY);
            response.header(cacheControl);
            BodyAnswer.send(request, response, body);
        });
    }
}
