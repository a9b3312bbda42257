package dev.vitrina.demo;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

/**
 * How the store behaves at one time. A call is ruled by the state that it met, but what it waits for ends
 * when {@code released} says so. Immutable but for that.
 *
 * @param errorRate the share of calls that fail, from 0 to 1
 * @param answer what every call gets in place of an answer, if not null
 * @param bucket in place of the plan's, if not null
 * @param released reaches zero when the calls that wait are to wait no longer; shared with the states before this one
 *     that nothing was released from
 */
record ChaosState(Duration latency, double errorRate, boolean throttle, boolean down, boolean hang, boolean malformed,
        boolean slowBody, boolean empty, boolean ignoreSearch, @Nullable CannedAnswer answer,
        @Nullable BucketSize bucket, CostRule costRule, Plan plan, CountDownLatch released) {

    /** The longest that any call hangs, or that its body takes. */
    static final Duration LONGEST_WAIT = Duration.ofSeconds(64);

    /** What every call gets, whatever it asked. */
    record CannedAnswer(int status, String contentType, String body) {}

    BucketSize bucketSize() {
        return bucket == null ? plan.bucket() : bucket;
    }

    /** Waits, but no longer than until the release; says whether it was released. */
    boolean waits(Duration atMost) throws InterruptedException {
        return released.await(atMost.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Whether a call may wait in this state for something that is over in the next. */
    boolean isRelievedBy(ChaosState next) {
        return (hang && !next.hang) || (slowBody && !next.slowBody);
    }
}
