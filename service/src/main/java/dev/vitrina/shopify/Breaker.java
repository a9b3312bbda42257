package dev.vitrina.shopify;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

import dev.vitrina.shopify.ShopifyResult.Obstacle;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import org.jspecify.annotations.Nullable;

/**
 * Keeps everyone away from a shop that fails. Safe for use by many threads.
 *
 * <p>How it works: a resilience4j breaker counts the last calls, a slow one as a failed one, and a call that is still in
 * flight is counted the moment it becomes slow. Once open it stays open for callers until a probe, made in the background
 * every so often, gets an answer: no caller's request is ever the one that tries. A shop that refuses us opens it at once.
 */
final class Breaker implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Breaker.class.getName());

    private final BreakerSettings settings;
    private final Runnable onOpen;
    private final CircuitBreaker breaker;
    private final ScheduledExecutorService timer;
    private final AtomicReference<@Nullable Obstacle> obstacle = new AtomicReference<>();

    /** Asks the shop something small; says whether it answered. */
    interface Probe {
        boolean answered() throws InterruptedException;
    }

    /** Runs {@code onOpen} each time after it has opened, in whatever thread counted the last call; it must not block. */
    Breaker(BreakerSettings settings, Runnable onOpen) {
        this.settings = settings;
        this.onOpen = onOpen;
        this.breaker = CircuitBreaker.of("shopify", CircuitBreakerConfig.custom()
                .slidingWindowType(SlidingWindowType.COUNT_BASED)
                .slidingWindowSize(settings.window())
                .minimumNumberOfCalls(settings.minimum())
                .failureRateThreshold((float) (100 * settings.failureRate()))
                .waitDurationInOpenState(Duration.ofDays(366)) // a probe closes it, not the clock
                .build());
        this.timer = Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().name("breaker").factory());
    }

    /** Why the shop is not to be asked, or null. */
    @Nullable
    Obstacle obstacle() {
        return obstacle.get();
    }

    /** Counts a call from its begin. */
    Call begin(Probe probe) {
        return new Call(probe);
    }

    /** One call, counted once: when it ends, or when it becomes slow. */
    final class Call implements AutoCloseable {

        private final AtomicBoolean counted = new AtomicBoolean();
        private final Probe probe;
        private final ScheduledFuture<?> slow;

        private Call(Probe probe) {
            this.probe = probe;
            this.slow = timer.schedule(() -> count(false), settings.slowCall().toNanos(), TimeUnit.NANOSECONDS);
        }

        /** Counts how the call ended; what says nothing about the shop's health is not counted. */
        void end(ShopifyResult<?> result) {
            slow.cancel(false);
            switch (result) {
                case ShopifyResult.Found<?> _,ShopifyResult.Missing<?> _,ShopifyResult.CursorRefused<?> _ ->
                    count(true);
                case ShopifyResult.TimedOut<?> _ -> count(false);
                case ShopifyResult.Throttled<?> _,ShopifyResult.NotAsked<?> _ -> counted.set(true);
                case ShopifyResult.Failed<?>(var cause, _) -> {
                    switch (cause) {
                        case CONFIG -> open(Obstacle.CONFIG, probe);
                        case MAX_COST, SEARCH_IGNORED -> counted.set(true); // it is the question that was wrong
                        case NO_CONNECTION, CONNECTION_LOST, GATEWAY, STATUS, ERRORS, MALFORMED, EMPTY ->
                            count(false);
                    }
                }
            }
        }

        /** Without an end before it: the call was cut from outside, which says nothing about the shop. */
        @Override
        public void close() {
            slow.cancel(false);
            counted.set(true);
        }

        private void count(boolean answered) {
            if (!counted.compareAndSet(false, true)) {
                return;
            }
            if (answered) {
                breaker.onSuccess(0, TimeUnit.NANOSECONDS);
            } else {
                breaker.onError(0, TimeUnit.NANOSECONDS, new IllegalStateException("failed or slow"));
                if (breaker.getState() == CircuitBreaker.State.OPEN) {
                    open(Obstacle.BREAKER_OPEN, probe);
                }
            }
        }
    }

    private void open(Obstacle why, Probe probe) {
        if (obstacle.compareAndSet(null, why)) {
            LOG.log(System.Logger.Level.WARNING, "Shopify is left alone for {0} ms and then probed: {1}",
                    settings.open().toMillis(), why);
            probeLater(probe);
            onOpen.run();
        }
    }

    private void probeLater(Probe probe) {
        var _ = timer.schedule(() -> Thread.ofVirtual().name("probe").start(() -> probe(probe)),
                settings.open().toNanos(),
                TimeUnit.NANOSECONDS);
    }

    private void probe(Probe probe) {
        boolean answered = false;
        try {
            answered = probe.answered();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "a probe failed in a way that no outcome describes", e);
        }
        if (answered) {
            closeAgain();
        } else if (!timer.isShutdown()) {
            probeLater(probe);
        }
    }

    private void closeAgain() {
        breaker.reset();
        obstacle.set(null);
        LOG.log(System.Logger.Level.INFO, "Shopify answers a probe, and is asked again");
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
