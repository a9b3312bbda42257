package dev.vitrina.redis;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;

/**
 * Keeps everyone away from a Redis that fails. Safe for use by many threads.
 *
 * <p>How it works: a resilience4j breaker counts the last calls. Once open it stays open until a probe, made in the background every
 * so often, is answered: no caller's request is ever the one that tries.
 */
final class RedisBreaker implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(RedisBreaker.class.getName());
    private static final int WINDOW = 20;
    private static final int MINIMUM = 5;
    private static final int HALF = 50;

    private final String address;
    private final Duration open;
    private final Probe probe;
    private final CircuitBreaker breaker;
    private final AtomicBoolean leftAlone = new AtomicBoolean();
    private final ScheduledExecutorService timer = Executors
            .newSingleThreadScheduledExecutor(Thread.ofVirtual().name("redis-breaker").factory());

    /** Asks Redis something small; says whether it answered, and throws nothing. */
    interface Probe {
        boolean answered();
    }

    /** The address is for the log, and has no password in it. */
    RedisBreaker(String address, Duration open, Probe probe) {
        this.address = address;
        this.open = open;
        this.probe = probe;
        this.breaker = CircuitBreaker.of("redis", CircuitBreakerConfig.custom()
                .slidingWindowType(SlidingWindowType.COUNT_BASED)
                .slidingWindowSize(WINDOW)
                .minimumNumberOfCalls(MINIMUM)
                .failureRateThreshold(HALF)
                .waitDurationInOpenState(Duration.ofDays(366)) // a probe closes it, not the clock
                .build());
    }

    boolean isOpen() {
        return leftAlone.get();
    }

    /** Counts a call that was made. */
    void count(boolean answered) {
        if (answered) {
            breaker.onSuccess(0, TimeUnit.NANOSECONDS);
            return;
        }
        breaker.onError(0, TimeUnit.NANOSECONDS, new IllegalStateException("failed or late"));
        if (breaker.getState() == CircuitBreaker.State.OPEN) {
            open("half of the last calls failed or were late");
        }
    }

    /** Leaves Redis alone from now on; does nothing where it is left alone already. */
    void open(String why) {
        if (leftAlone.compareAndSet(false, true)) {
            LOG.log(System.Logger.Level.WARNING, "Redis at {0} is left alone for {1} ms and then probed: {2}", address,
                    open.toMillis(), why);
            probeLater();
        }
    }

    private void probeLater() {
        if (!timer.isShutdown()) {
            var _ = timer.schedule(this::probe, open.toNanos(), TimeUnit.NANOSECONDS);
        }
    }

    private void probe() {
        if (!probe.answered()) {
            probeLater();
            return;
        }
        breaker.reset();
        leftAlone.set(false);
        LOG.log(System.Logger.Level.INFO, "Redis at {0} answers a probe, and is used again", address);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
