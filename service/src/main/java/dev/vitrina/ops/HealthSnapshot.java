package dev.vitrina.ops;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How the service was at one time. Immutable.
 *
 * @param status UP where all components are, else DEGRADED; never DOWN, for a service that answers is not
 * @param since since when it has had this status
 * @param takenAt when the components were looked at
 * @param reason what is wrong with the snapshot itself; empty where nothing is
 * @param components how each component was, by name, in a fixed order
 */
public record HealthSnapshot(HealthStatus status, Instant since, Instant takenAt, String reason,
        Map<String, ComponentHealth> components) {

    public HealthSnapshot {
        components = Collections.unmodifiableMap(new LinkedHashMap<>(components));
    }

    static HealthSnapshot first(Map<String, ComponentHealth> components, Instant now) {
        return new HealthSnapshot(HealthStatus.DEGRADED, now, now, "", components);
    }

    HealthSnapshot next(Map<String, ComponentHealth> found, Instant now) {
        boolean up = found.values().stream().allMatch(one -> one.status() == HealthStatus.UP);
        HealthStatus next = up ? HealthStatus.UP : HealthStatus.DEGRADED;
        return new HealthSnapshot(next, next == status ? since : now, now, "", found);
    }

    /** The same as it must be read at that time: nobody may trust it for longer than that. */
    HealthSnapshot readAt(Instant now, Duration trusted) {
        Instant end = takenAt.plus(trusted);
        if (!now.isAfter(end)) {
            return this;
        }
        return new HealthSnapshot(HealthStatus.DEGRADED, status == HealthStatus.UP ? end : since, takenAt,
                "nothing was looked at for " + age(now).toSeconds() + " s", components);
    }

    /**
     * Says how old the snapshot is.
     *
     * @param now what it is measured against
     * @return its age, at least zero
     */
    public Duration age(Instant now) {
        return now.isAfter(takenAt) ? Duration.between(takenAt, now) : Duration.ZERO;
    }
}
