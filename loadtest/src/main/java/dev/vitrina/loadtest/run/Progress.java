package dev.vitrina.loadtest.run;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

import org.HdrHistogram.Histogram;

/** Tells the parent process each second how the run goes, on standard output, which is the two processes' protocol. Safe for use by many threads. */
final class Progress implements AutoCloseable {

    private static final long SECOND_NANOS = 1_000_000_000L;
    private static final double P99 = 99;

    private final Histogram millis = new Histogram(3);
    private final AtomicLong begun;
    private final Thread teller;
    private long failed;
    private volatile boolean ended;

    Progress(AtomicLong begun) {
        this.begun = begun;
        this.teller = Thread.ofPlatform().daemon().name("progress").start(this::tell);
    }

    synchronized void answered(boolean hasFailed, long tookMillis) {
        millis.recordValue(Math.max(0, tookMillis));
        failed += hasFailed ? 1 : 0;
    }

    private void tell() {
        while (begun.get() == 0 && !ended) {
            LockSupport.parkNanos(SECOND_NANOS / 100);
        }
        if (begun.get() == 0) {
            return; // ended before a request was due
        }
        System.out.println("BEGUN " + begun.get());
        while (!ended) {
            LockSupport.parkNanos(SECOND_NANOS);
            line();
        }
    }

    private synchronized void line() {
        System.out
                .println("PROGRESS " + millis.getTotalCount() + " " + failed + " " + millis.getValueAtPercentile(P99));
    }

    @Override
    public void close() {
        ended = true;
        LockSupport.unpark(teller);
    }
}
