package dev.vitrina;

import java.time.Duration;

import dev.vitrina.lookup.WarmUp;

/**
 * Whether the service is ready: once its warm-up has ended, however it ended, or has taken as long as it may. Says so in the log,
 * once. Safe for use by many threads.
 */
final class Readiness implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Readiness.class.getName());

    private enum State {
        STARTING, READY, CLOSED
    }

    private final WarmUp warmUp;
    private final Duration atMost;
    private final Thread warming = Thread.ofVirtual().name("warm-up").unstarted(this::warm);
    private final Thread watching = Thread.ofVirtual().name("readiness").unstarted(this::watch);
    private volatile State state = State.STARTING;
    private volatile boolean started;

    /** Begins nothing yet. */
    Readiness(WarmUp warmUp, Duration atMost) {
        this.warmUp = warmUp;
        this.atMost = atMost;
    }

    /** Begins the warm-up in the background; to be called once. */
    void begin() {
        warming.start();
        watching.start();
    }

    /** Whether the start-up is done; stays so when the service is closed. */
    boolean isStarted() {
        return started;
    }

    boolean isReady() {
        return state == State.READY;
    }

    private void warm() {
        try {
            warmUp.run();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "the warm-up failed", e);
        }
    }

    private void watch() {
        try {
            var _ = warming.join(atMost);
            ready();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void ready() {
        if (state == State.STARTING) {
            state = State.READY;
            started = true;
            LOG.log(System.Logger.Level.INFO, "Vitrina ready");
        }
    }

    /** Stops the warm-up and blocks until it has ended, which it does at once; what was not ready by now never is. */
    @Override
    public void close() {
        synchronized (this) {
            state = State.CLOSED;
        }
        warming.interrupt();
        try {
            warming.join();
            watching.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
