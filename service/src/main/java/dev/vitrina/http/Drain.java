package dev.vitrina.http;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

import dev.vitrina.logs.Field;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;

/**
 * Ends a service so that no request fails that it took. Safe for use by many threads.
 *
 * <p>How it works: first the service only says that it is not ready, for a grace, so that load balancers send no more. Then the server
 * is told to stop, which takes no more connections; those that are kept stay open, and each ends with its next answer, which
 * carries {@code Connection: close}, for a caller who was told uses it no more. Once nobody has asked for as long as the grace,
 * connections that are still open are silent ones, and closed. What is not over at the limit is cut.
 */
public final class Drain implements Filter {

    private static final System.Logger LOG = System.getLogger(Drain.class.getName());
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

    /** The server tells connections when it listens no more; where there was none to tell, this is late enough. */
    private static final long SURELY_CLOSED_NS = Duration.ofSeconds(1).toNanos();

    private static final String IN_FLIGHT = "in_flight";

    private final DrainSettings settings;
    private final List<Connections> listeners = new CopyOnWriteArrayList<>();
    private final AtomicInteger inFlight = new AtomicInteger();
    private volatile boolean draining;
    private volatile boolean answersAreLast;
    private volatile long lastEndedAt;

    /** How many requests were in flight at the limit; only for the thread that drains. */
    private int cut;

    /**
     * Makes a drain that has not begun.
     *
     * @param settings how long it may take
     */
    public Drain(DrainSettings settings) {
        this.settings = settings;
    }

    /** {@return whether the service is about to end, and should get no more requests} */
    public boolean isDraining() {
        return draining;
    }

    /**
     * Has connections end with the service.
     *
     * @param connections those of one listener
     */
    public void add(Connections connections) {
        listeners.add(connections);
    }

    @Override
    public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
        boolean last = draining && answersAreLast();
        if (last) {
            response.header(HeaderValues.CONNECTION_CLOSE);
        }
        inFlight.incrementAndGet();
        try {
            chain.proceed();
        } finally {
            if (draining) {
                lastEndedAt = System.nanoTime();
            }
            inFlight.decrementAndGet();
        }
        if (last) {
            throw new CloseConnectionException("the service ends");
        }
    }

    /**
     * Drains, and blocks until it is over: for the grace and the limit at most.
     *
     * @param stop stops listening, and blocks until all connections have ended or the limit has passed
     */
    public void run(Runnable stop) {
        draining = true;
        long from = System.nanoTime();
        LOG.log(System.Logger.Level.INFO, "Vitrina ends: it says that it is not ready, and listens for {0} ms yet",
                settings.grace().toMillis(), new Field(IN_FLIGHT, inFlight.get()));
        try {
            Thread.sleep(settings.grace());
            listeners.forEach(Connections::stopping);
            lastEndedAt = System.nanoTime();
            Thread stopping = Thread.ofPlatform().name("stop").start(stop);
            endConnections(stopping);
        } catch (InterruptedException _) {
            listeners.forEach(Connections::cut);
            Thread.currentThread().interrupt();
        }
        LOG.log(System.Logger.Level.INFO, "Vitrina listens no more", new Field(IN_FLIGHT, inFlight.get()),
                new Field("cut", cut), new Field("ms", Duration.ofNanos(System.nanoTime() - from).toMillis()));
    }

    private void endConnections(Thread stopping) throws InterruptedException {
        long from = System.nanoTime();
        while (!stopping.join(BETWEEN_LOOKS)) {
            long taken = System.nanoTime() - from;
            answersAreLast = taken > SURELY_CLOSED_NS;
            if (taken > settings.limit().toNanos()) {
                cut = Math.max(cut, inFlight.get());
                listeners.forEach(Connections::cut);
            } else if (isSilent()) {
                listeners.forEach(Connections::close);
            }
        }
    }

    private boolean answersAreLast() {
        return answersAreLast || listeners.stream().anyMatch(Connections::answersAreLast);
    }

    private boolean isSilent() {
        return inFlight.get() == 0 && System.nanoTime() - lastEndedAt >= settings.grace().toNanos();
    }
}
