package dev.vitrina.ops;

import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.helidon.health.HealthCheck;
import io.helidon.health.HealthCheckResponse;
import io.helidon.health.HealthCheckResponse.Status;
import io.helidon.health.HealthCheckType;

/**
 * The service's health in Helidon's terms, for our own paths and for any observer of Helidon's. Each check reads what is known and
 * returns at once. Helidon takes a check that is not UP for a reason to take the service out of use, which a component is never, for
 * there is always a level that answers: its check is UP, and tells how the component is in its details. Safe for use by many threads.
 */
public final class HealthChecks {

    /** The detail that tells why a check is not UP, or how a component is in words. */
    static final String REASON = "reason";

    private final HealthMonitor monitor;
    private final BooleanSupplier started;
    private final BooleanSupplier draining;

    /**
     * Makes checks.
     *
     * @param monitor what knows of the components
     * @param started says whether the start-up is done; must not block
     * @param draining says whether the service is about to end and wants no more requests; must not block
     */
    public HealthChecks(HealthMonitor monitor, BooleanSupplier started, BooleanSupplier draining) {
        this.monitor = monitor;
        this.started = started;
        this.draining = draining;
    }

    private record Check(HealthCheckType type, String name,
            Supplier<HealthCheckResponse> answer) implements HealthCheck {

        @Override
        public HealthCheckResponse call() {
            return answer.get();
        }
    }

    /** {@return every check, the components' included} */
    public List<HealthCheck> all() {
        Stream<HealthCheck> components = monitor.snapshot().components().keySet().stream()
                .map(name -> new Check(HealthCheckType.READINESS, name, () -> component(name)));
        return Stream.concat(ofService(), components).toList();
    }

    private Stream<HealthCheck> ofService() {
        return Stream.of(new Check(HealthCheckType.LIVENESS, "live", HealthChecks::up),
                new Check(HealthCheckType.STARTUP, "started", this::startedUp),
                new Check(HealthCheckType.READINESS, "ready",
                        () -> draining.getAsBoolean() ? down("the service is draining") : startedUp()));
    }

    private HealthCheckResponse startedUp() {
        return started.getAsBoolean() ? up() : down("the service is starting");
    }

    private HealthCheckResponse component(String name) {
        ComponentHealth health = monitor.snapshot().components().get(name);
        if (health == null) {
            throw new IllegalStateException("the components are always the same");
        }
        return HealthCheckResponse.builder().status(Status.UP)
                .detail("status", health.status().name())
                .detail(REASON, health.reason())
                .build();
    }

    private static HealthCheckResponse up() {
        return HealthCheckResponse.builder().status(Status.UP).build();
    }

    private static HealthCheckResponse down(String reason) {
        return HealthCheckResponse.builder().status(Status.DOWN).detail(REASON, reason).build();
    }
}
