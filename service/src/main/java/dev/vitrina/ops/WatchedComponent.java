package dev.vitrina.ops;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import dev.vitrina.ops.HealthComponent.Finding;
import org.jspecify.annotations.Nullable;

/**
 * A component, and what was last found of it. A look that hangs is cut, and where it does not mind, it is left to hang: no other
 * begins before it has ended, so there is never more than one. Not safe for use by many threads.
 */
final class WatchedComponent {

    private static final System.Logger LOG = System.getLogger(WatchedComponent.class.getName());

    static final String TIMED_OUT = "timed out";

    private final HealthComponent component;
    private final InstantSource clock;
    private @Nullable Look look;
    private boolean known;
    private ComponentHealth health;

    WatchedComponent(HealthComponent component, InstantSource clock) {
        this.component = component;
        this.clock = clock;
        this.health = ComponentHealth.notLookedAtYet(clock.instant());
    }

    /** One look, in a platform thread: what it does to its carrier is nobody else's trouble. */
    private record Look(FutureTask<Finding> task, Thread thread, long begun) {

        static Look begin(HealthComponent component) {
            FutureTask<Finding> task = new FutureTask<>(component::look);
            Thread thread = Thread.ofPlatform().daemon().name("health-" + component.name()).start(task);
            return new Look(task, thread, System.nanoTime());
        }

        Duration taken() {
            return Duration.ofNanos(System.nanoTime() - begun);
        }
    }

    String name() {
        return component.name();
    }

    ComponentHealth health() {
        return health;
    }

    void begin() {
        if (look == null || look.task.isDone()) {
            look = Look.begin(component);
        }
    }

    /**
     * Blocks until the look that was begun is over, but not past the end of its own time or past that of the round; then the
     * component counts as down.
     *
     * @param time how long a look may take
     * @param roundLeft what is left of the round
     */
    void finish(Duration time, Duration roundLeft) throws InterruptedException {
        Look begun = look;
        if (begun == null) {
            throw new IllegalStateException("no look was begun");
        }
        Duration left = time.minus(begun.taken());
        Finding found = found(begun, left.compareTo(roundLeft) < 0 ? left : roundLeft);
        Instant now = clock.instant();
        HealthStatus before = known ? health.status() : HealthStatus.UP;
        known = true;
        health = health.next(found, begun.taken(), now);
        if (found.status() != before) {
            log(found);
        }
    }

    private void log(Finding found) {
        if (found.status() == HealthStatus.UP) {
            LOG.log(System.Logger.Level.INFO, "Health: {0} is UP again", name());
        } else {
            LOG.log(System.Logger.Level.WARNING, "Health: {0} is {1}: {2}", name(), found.status(), found.reason());
        }
    }

    /** Ends a look that is still under way, if it minds. */
    void cut() {
        if (look != null) {
            look.thread.interrupt();
        }
    }

    private Finding found(Look begun, Duration left) throws InterruptedException {
        try {
            return begun.task.get(Math.max(0, left.toNanos()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException _) {
            return new Finding(HealthStatus.DOWN, TIMED_OUT);
        } catch (ExecutionException e) {
            return new Finding(HealthStatus.DOWN, "the look itself failed: " + e.getCause());
        }
    }
}
