package dev.vitrina.ops;

import java.util.Locale;

import dev.vitrina.cache.Narrowing;
import dev.vitrina.http.Problem;
import dev.vitrina.http.ProblemType;
import dev.vitrina.http.RequestId;
import dev.vitrina.logs.Field;
import dev.vitrina.product.Markets;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import tools.jackson.databind.json.JsonMapper;

/** {@code POST /emergency/cache/clear}: all entries, or some, expire or are dropped. */
public final class ClearRoutes implements HttpService {

    private static final System.Logger LOG = System.getLogger(ClearRoutes.class.getName());

    private final CacheClearing cache;
    private final Markets markets;

    /**
     * Makes the route.
     *
     * @param cache what is cleared
     * @param markets those that a request may name
     */
    public ClearRoutes(CacheClearing cache, Markets markets) {
        this.cache = cache;
        this.markets = markets;
    }

    @Override
    public void routing(HttpRules rules) {
        JsonPost.route(rules, "/emergency/cache/clear", this::clear);
    }

    private void clear(String body, ServerRequest request, ServerResponse response) {
        switch (ClearRequest.read(body, markets)) {
            case ClearRequest.Refused(String reason) ->
                new Problem(ProblemType.BAD_REQUEST, reason).send(request, response);
            case ClearRequest.Asked(CacheClearing.Mode mode, Narrowing which) -> {
                int entries = cache.clear(mode, which);
                String written = mode.name().toLowerCase(Locale.ROOT);
                LOG.log(System.Logger.Level.INFO, "An operator at {0} cleared the cache ({1}, {2}): {3} entries",
                        request.remotePeer().host(), written, which, entries,
                        new Field(RequestId.FIELD, RequestId.assign(request, response)));
                JsonAnswer.send(request, response,
                        JsonMapper.shared().createObjectNode().put("mode", written).put("entries", entries));
            }
        }
    }
}
