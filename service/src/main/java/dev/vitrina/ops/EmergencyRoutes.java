package dev.vitrina.ops;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Supplier;

import dev.vitrina.http.ReadOnly;
import dev.vitrina.lookup.Source;
import dev.vitrina.shopify.ShopStatus;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code GET /emergency/status}: all that an operator must know first, in one answer. Asks nobody and does not block. */
public final class EmergencyRoutes implements HttpService {

    private static final double THOUSAND = 1_000;

    private final Supplier<ShopStatus> shop;
    private final Supplier<HealthSnapshot> health;
    private final Supplier<Map<Source, Long>> sources;
    private final Supplier<@Nullable Duration> lastKnownGoodAge;

    /**
     * Makes the route.
     *
     * @param shop says how the shop is
     * @param health says what health found; must not block
     * @param sources says where the answers of the last five minutes came from
     * @param lastKnownGoodAge says how old the last known good catalogue is; null where there is none
     */
    public EmergencyRoutes(Supplier<ShopStatus> shop, Supplier<HealthSnapshot> health,
            Supplier<Map<Source, Long>> sources, Supplier<@Nullable Duration> lastKnownGoodAge) {
        this.shop = shop;
        this.health = health;
        this.sources = sources;
        this.lastKnownGoodAge = lastKnownGoodAge;
    }

    @Override
    public void routing(HttpRules rules) {
        ReadOnly.route(rules, "/emergency/status",
                (request, response) -> JsonAnswer.send(request, response, status()));
    }

    private ObjectNode status() {
        ShopStatus status = shop.get();
        Duration age = lastKnownGoodAge.get();
        ObjectNode json = JsonMapper.shared().createObjectNode();
        Troubles troubles = Troubles.of(status, health.get(), age != null);
        json.put("status", troubles.since() == null ? "UP" : "DEGRADED");
        json.put("since", written(troubles.since()));
        ArrayNode listed = json.putArray("trouble");
        for (Troubles.Trouble trouble : troubles.all()) {
            ObjectNode one = listed.addObject().put("what", trouble.advice().what())
                    .put("since", written(trouble.since())).put("do", trouble.advice().toDo());
            if (!trouble.reason().isEmpty()) {
                one.put("reason", trouble.reason());
            }
        }
        shares(json.putObject("sources_5m"));
        json.put("breaker", ShopJson.written(status.breaker()));
        json.set("budget", ShopJson.budget(status.budget()));
        return json.put("last_known_good_age_s", age == null ? null : age.toSeconds());
    }

    private static @Nullable String written(@Nullable Instant time) {
        return time == null ? null : time.toString();
    }

    /** In thousandths, for the sum of a mix to be readable. */
    private void shares(ObjectNode json) {
        Map<Source, Long> counts = sources.get();
        long all = counts.values().stream().mapToLong(Long::longValue).sum();
        counts.forEach((source, count) -> json.put(ShopJson.written(source),
                Math.round(THOUSAND * count / all) / THOUSAND));
    }
}
