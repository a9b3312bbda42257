package dev.vitrina.ops;

import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Looks at the components in the background, all at once, and keeps what it found. Safe for use by many threads.
 *
 * <p>How it works: a round begins a look at each component and waits for them until their time is over; then it replaces the
 * snapshot as a whole. Whoever reads gets the last one, in no time, whatever the components do. Where the rounds themselves
 * stop, the snapshot grows old, and says so.
 */
public final class HealthMonitor implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(HealthMonitor.class.getName());

    private final HealthSettings settings;
    private final InstantSource clock;
    private final List<WatchedComponent> components; // touched by one round at a time
    private final ScheduledExecutorService timer = Executors
            .newSingleThreadScheduledExecutor(Thread.ofVirtual().name("health").factory());
    private volatile HealthSnapshot last;

    /**
     * Makes a monitor that has looked at nothing yet, and says so.
     *
     * @param settings how often it looks, and for how long
     * @param components what it looks at, in the order in which it is to be shown
     * @param clock what ages are reckoned by; how long a look takes goes by real time
     */
    public HealthMonitor(HealthSettings settings, List<? extends HealthComponent> components, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
        this.components = components.stream().map(one -> new WatchedComponent(one, clock)).toList();
        this.last = HealthSnapshot.first(known(), clock.instant());
    }

    /** Begins to look, at once and then every so often; to be called once. Does not block. */
    public void start() {
        long millis = settings.interval().toMillis();
        if (millis > 0) {
            var _ = timer.scheduleAtFixedRate(this::lookOrLog, 0, millis, TimeUnit.MILLISECONDS);
        }
    }

    /**
     * Says how the service is. Takes microseconds and never waits.
     *
     * @return what was last found; DEGRADED with a reason where that is too long ago
     */
    public HealthSnapshot snapshot() {
        return last.readAt(clock.instant(), settings.trusted());
    }

    private Map<String, ComponentHealth> known() {
        Map<String, ComponentHealth> known = new LinkedHashMap<>();
        components.forEach(one -> known.put(one.name(), one.health()));
        return known;
    }

    private void lookOrLog() {
        try {
            look();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "a round of looks at the components failed", e);
        }
    }

    /** One round. Blocks for the time of a round at most. */
    void look() throws InterruptedException {
        long begun = System.nanoTime();
        components.forEach(WatchedComponent::begin);
        try {
            for (WatchedComponent one : components) {
                Duration left = settings.all().minusNanos(System.nanoTime() - begun);
                one.finish(settings.probe(), left);
            }
        } finally {
            components.forEach(WatchedComponent::cut); // of those that have ended it cuts nothing
        }
        last = last.next(known(), clock.instant());
    }

    /** Stops looking; looks under way are cut. */
    @Override
    public void close() {
        timer.shutdownNow();
    }
}
