package dev.vitrina;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

import dev.vitrina.metrics.Meters;
import dev.vitrina.metrics.Metric;
import dev.vitrina.redis.RedisCall;
import dev.vitrina.redis.RedisObserver;
import dev.vitrina.redis.RedisOutcome;
import dev.vitrina.redis.RedisStatus;

/** Counts the calls that are made to Redis, or would have been. Safe for use by many threads. */
final class RedisMeters implements RedisObserver {

    private record OfCall(Map<RedisOutcome, Meters.Count> byOutcome, Meters.Latency latency) {}

    private final Map<RedisCall, OfCall> calls = new EnumMap<>(RedisCall.class);

    RedisMeters(Meters meters) {
        for (RedisCall call : RedisCall.values()) {
            Map<RedisOutcome, Meters.Count> byOutcome = new EnumMap<>(RedisOutcome.class);
            for (RedisOutcome outcome : RedisOutcome.values()) {
                byOutcome.put(outcome, meters.counter(Metric.REDIS_CALLS, CallMeters.written(call),
                        CallMeters.written(outcome)));
            }
            calls.put(call, new OfCall(byOutcome,
                    meters.histogram(Metric.REDIS_CALL_DURATION, CallMeters.written(call))));
        }
    }

    /** Shows what the level itself counts and holds. */
    static void register(Meters meters, Supplier<RedisStatus> status) {
        Supplier<RedisStatus> seen = meters.perScrape(status);
        for (RedisStatus.EntryOutcome outcome : RedisStatus.EntryOutcome.values()) {
            meters.counted(Metric.REDIS_ENTRIES, () -> seen.get().entries().getOrDefault(outcome, 0L),
                    CallMeters.written(outcome));
        }
        meters.gauge(Metric.REDIS_CALLS_IN_FLIGHT, () -> seen.get().inFlight());
        meters.gauge(Metric.REDIS_LEFT_ALONE, () -> seen.get().leftAlone() ? 1 : 0);
    }

    @Override
    public void ended(RedisCall call, RedisOutcome outcome, Duration took) {
        OfCall ofCall = Objects.requireNonNull(calls.get(call));
        Objects.requireNonNull(ofCall.byOutcome.get(outcome)).increment();
        if (wasMade(outcome)) {
            ofCall.latency.record(took.toNanos());
        }
    }

    private static boolean wasMade(RedisOutcome outcome) {
        return switch (outcome) {
            case ANSWERED, REFUSED, TIMED_OUT, FAILED -> true;
            case BUSY, LEFT_ALONE -> false;
        };
    }
}
