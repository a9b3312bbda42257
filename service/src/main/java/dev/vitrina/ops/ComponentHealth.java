package dev.vitrina.ops;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import dev.vitrina.ops.HealthComponent.Finding;

/**
 * How one component was when it was last looked at. Immutable.
 *
 * @param finding what the look found
 * @param latency how long it took; where it has not returned, how long it has taken by then
 * @param lookedAt when that was
 * @param since since when it has had this status
 */
public record ComponentHealth(Finding finding, Duration latency, Instant lookedAt, Instant since) {

    private static final Finding UNKNOWN = new Finding(HealthStatus.DEGRADED, "not looked at yet");

    static ComponentHealth notLookedAtYet(Instant now) {
        return new ComponentHealth(UNKNOWN, Duration.ZERO, now, now);
    }

    /** Whether it was ever looked at. */
    boolean isKnown() {
        return !finding.equals(UNKNOWN);
    }

    /** {@return how well it is} */
    public HealthStatus status() {
        return finding.status();
    }

    /** {@return why it is not better, or what else an operator should know; empty where there is nothing to say} */
    public String reason() {
        return finding.reason();
    }

    /** {@return its figures, by name} */
    public Map<String, ? extends Number> details() {
        return finding.details();
    }

    ComponentHealth next(Finding found, Duration took, Instant now) {
        return new ComponentHealth(found, took, now, found.status() == status() ? since : now);
    }
}
