package dev.vitrina;

import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import dev.vitrina.metrics.Label;
import dev.vitrina.metrics.Meters;
import dev.vitrina.metrics.Metric;
import dev.vitrina.shopify.CallObserver;
import dev.vitrina.shopify.Lane;
import dev.vitrina.shopify.ShopifyResult;

/** Counts the calls that are made to the shop. Safe for use by many threads. */
final class CallMeters implements CallObserver {

    private record OfLane(Map<String, Meters.Count> byOutcome, Meters.Latency latency) {}

    private final Map<Lane, OfLane> lanes = new EnumMap<>(Lane.class);

    CallMeters(Meters meters) {
        for (Lane lane : Lane.values()) {
            Map<String, Meters.Count> byOutcome = new HashMap<>();
            Label.OUTCOME.allowed().forEach(outcome -> byOutcome.put(outcome,
                    meters.counter(Metric.CALLS, written(lane), outcome)));
            lanes.put(lane, new OfLane(byOutcome, meters.histogram(Metric.CALL_DURATION, written(lane))));
        }
    }

    @Override
    public void ended(Lane lane, ShopifyResult<?> result, Duration took) {
        OfLane ofLane = Objects.requireNonNull(lanes.get(lane));
        Objects.requireNonNull(ofLane.byOutcome.get(outcome(result))).increment();
        ofLane.latency.record(took.toNanos());
    }

    static String outcome(ShopifyResult<?> result) {
        return switch (result) {
            case ShopifyResult.Found<?> _ -> "found";
            case ShopifyResult.Missing<?> _ -> "missing";
            case ShopifyResult.CursorRefused<?> _ -> "cursor-refused";
            case ShopifyResult.Throttled<?> _ -> "throttled";
            case ShopifyResult.TimedOut<?> _ -> "timed-out";
            case ShopifyResult.Failed<?>(var cause, _) -> written(cause);
            case ShopifyResult.NotAsked<?> _ -> throw new IllegalArgumentException("no call was made");
        };
    }

    /** As the same is written in headers. */
    static String written(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
