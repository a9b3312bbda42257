package dev.vitrina.api;

import dev.vitrina.http.BodyAnswer;
import dev.vitrina.http.ReadOnly;
import dev.vitrina.http.Reuse;
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
     * @param reuse who may reuse the answer, and for how long
     */
    public MarketRoutes(Markets markets, Reuse reuse) {
        this.body = Rendering.markets(markets);
        this.cacheControl = ProvenanceHeaders.cacheControl(reuse);
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
