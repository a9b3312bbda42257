package dev.vitrina.ops;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

import dev.vitrina.http.Problem;
import dev.vitrina.http.ProblemType;
import dev.vitrina.http.QueryParameters;
import dev.vitrina.http.ReadOnly;
import dev.vitrina.lookup.Explanation;
import dev.vitrina.shopify.ShopStatus;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What the service knows and would do, for an operator who wants to understand it. Nothing here asks the shop. */
public final class DebugRoutes implements HttpService {

    private static final Set<String> OF_EXPLAIN = Set.of("path");

    private final Explaining explaining;
    private final Supplier<ShopStatus> shop;
    private final Supplier<EmergencyCache> cache;

    /**
     * Makes the routes.
     *
     * @param explaining says what a request would get; may block for Redis
     * @param shop says how the shop is; must not block
     * @param cache says what the levels hold that answer without the shop; must not block
     */
    public DebugRoutes(Explaining explaining, Supplier<ShopStatus> shop, Supplier<EmergencyCache> cache) {
        this.explaining = explaining;
        this.shop = shop;
        this.cache = cache;
    }

    @Override
    public void routing(HttpRules rules) {
        ReadOnly.route(rules, "/debug/shopify-performance",
                (request, response) -> JsonAnswer.send(request, response, ShopJson.of(shop.get())));
        ReadOnly.route(rules, "/debug/emergency-cache",
                (request, response) -> JsonAnswer.send(request, response, CacheJson.of(cache.get())));
        ReadOnly.route(rules, "/debug/explain", this::explain);
    }

    private void explain(ServerRequest request, ServerResponse response) throws InterruptedException {
        switch (QueryParameters.of(request.query().rawValue(), OF_EXPLAIN)) {
            case QueryParameters.Unreadable(Problem problem) -> problem.send(request, response);
            case QueryParameters.Read(Map<String, String> values) -> {
                String path = values.getOrDefault("path", "");
                switch (explaining.explain(path)) {
                    case Explaining.Reply.Refused(String reason) ->
                        new Problem(ProblemType.BAD_PARAMETER, reason, "path").send(request, response);
                    case Explaining.Reply.Explained(Explanation explanation) ->
                        JsonAnswer.send(request, response, json(path, explanation, shop.get()));
                }
            }
        }
    }

    private static ObjectNode json(String path, Explanation explanation, ShopStatus shop) {
        ObjectNode json = JsonMapper.shared().createObjectNode()
                .put("path", path)
                .put("key", explanation.key())
                .put("state", ShopJson.written(explanation.state()))
                .put("source", ShopJson.written(explanation.source()))
                .put("else", writtenOrNull(explanation.otherwise()))
                .put("reason", writtenOrNull(explanation.reason()))
                .put("age_s", seconds(explanation.age()))
                .put("ttl_left_s", seconds(explanation.ttlLeft()))
                .put("loading", explanation.loading())
                .put("paused_until", explanation.pausedUntil() == null ? null : explanation.pausedUntil().toString())
                .put("breaker", ShopJson.written(shop.breaker()));
        json.set("budget", ShopJson.budget(shop.budget()));
        if (explanation.redis() != null) {
            json.put("redis", ShopJson.written(explanation.redis()));
        }
        if (!explanation.ids().isEmpty()) {
            ObjectNode ids = json.putObject("ids");
            for (Explanation.State state : Explanation.State.values()) {
                ids.put(ShopJson.written(state), explanation.ids().getOrDefault(state, 0));
            }
        }
        return json;
    }

    private static @Nullable String writtenOrNull(@Nullable Enum<?> constant) {
        return constant == null ? null : ShopJson.written(constant);
    }

    private static @Nullable Long seconds(@Nullable Duration duration) {
        return duration == null ? null : duration.toSeconds();
    }
}
