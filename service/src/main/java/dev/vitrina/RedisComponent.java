package dev.vitrina;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;

import dev.vitrina.ops.HealthComponent;
import dev.vitrina.ops.HealthStatus;
import dev.vitrina.redis.RedisOutcome;
import dev.vitrina.redis.RedisStatus;
import dev.vitrina.redis.SharedLevel;
import org.jspecify.annotations.Nullable;

/** How the level is that all nodes share: by whether Redis answers, and whether it takes what is written. */
record RedisComponent(SharedLevel level, InstantSource clock) implements HealthComponent {

    /** Without loads, nothing is written, and nothing would take the place of an older refusal. */
    private static final Duration LATELY = Duration.ofMinutes(1);

    @Override
    public String name() {
        return "redis";
    }

    @Override
    public Finding look() {
        RedisOutcome ping = level.ping();
        RedisStatus status = level.status();
        RedisStatus.Failure last = status.last();
        String detail = last == null ? "" : ": " + last.detail();
        return switch (ping) {
            case ANSWERED, BUSY -> refusedLately(last)
                    ? new Finding(HealthStatus.DEGRADED, "it takes nothing new" + detail, details(status))
                    : new Finding(HealthStatus.UP, "", details(status));
            case LEFT_ALONE -> new Finding(HealthStatus.DOWN,
                    "nobody asks it, until it answers a probe: too many calls failed or were late; last" + detail,
                    details(status));
            case TIMED_OUT, FAILED, REFUSED ->
                new Finding(HealthStatus.DOWN, "it does not answer" + detail, details(status));
        };
    }

    private boolean refusedLately(RedisStatus.@Nullable Failure last) {
        return last != null && last.outcome() == RedisOutcome.REFUSED
                && last.at().plus(LATELY).isAfter(clock.instant());
    }

    private static Map<String, Integer> details(RedisStatus status) {
        return Map.of("calls_in_flight", status.inFlight());
    }
}
