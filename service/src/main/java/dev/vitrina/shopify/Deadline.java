package dev.vitrina.shopify;

import java.time.Duration;

/** A moment by which a call must have ended, on the clock that sockets wait by. */
record Deadline(long nanoTime) {

    static Deadline in(Duration duration) {
        return new Deadline(System.nanoTime() + duration.toNanos());
    }

    /** Zero or more. */
    long remainingNanos() {
        return Math.max(0, nanoTime - System.nanoTime());
    }
}
