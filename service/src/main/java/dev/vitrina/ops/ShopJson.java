package dev.vitrina.ops;

import java.util.Locale;

import dev.vitrina.shopify.Lane;
import dev.vitrina.shopify.ShopStatus;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** How operators see what is known of the shop. */
final class ShopJson {

    private static final double NANOS_PER_MS = 1e6;

    private ShopJson() {}

    static ObjectNode of(ShopStatus status) {
        ObjectNode json = JsonMapper.shared().createObjectNode();
        ObjectNode calls = json.putObject("calls");
        for (ShopStatus.Outcome outcome : ShopStatus.Outcome.values()) {
            calls.put(written(outcome), status.calls().getOrDefault(outcome, 0L));
        }
        ShopStatus.Latency latency = status.latency();
        json.putObject("latency_ms").put("calls", latency.calls())
                .put("p50", latency.p50().toNanos() / NANOS_PER_MS)
                .put("p95", latency.p95().toNanos() / NANOS_PER_MS)
                .put("p99", latency.p99().toNanos() / NANOS_PER_MS)
                .put("max", latency.longest().toNanos() / NANOS_PER_MS);
        json.put("breaker", written(status.breaker()));
        json.set("budget", budget(status.budget()));
        json.putObject("slots").put("limit", status.slots()).put("in_use", status.slotsInUse());
        ObjectNode queue = json.putObject("queue");
        for (Lane lane : Lane.values()) {
            queue.put(written(lane), status.queued().getOrDefault(lane, 0));
        }
        ArrayNode errors = json.putArray("last_errors");
        for (ShopStatus.Failure failure : status.failures()) {
            errors.addObject().put("at", failure.at().toString()).put("outcome", written(failure.outcome()))
                    .put("detail", failure.detail());
        }
        return json;
    }

    /** Null until an answer has told. */
    static @Nullable ObjectNode budget(ShopStatus.@Nullable Bucket budget) {
        return budget == null
                ? null
                : JsonMapper.shared().createObjectNode().put("available", Math.floor(budget.available()))
                        .put("limit", budget.limit()).put("restore_per_s", budget.restorePerSecond());
    }

    static String written(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
