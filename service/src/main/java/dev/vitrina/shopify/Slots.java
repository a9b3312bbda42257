package dev.vitrina.shopify;

import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The right to make a call: there are only so many at a time, and only so many misses may queue for one, first come, first
 * served. Safe for use by many threads.
 */
final class Slots {

    static final int LONGEST_QUEUE = 256;

    private final Semaphore free;
    private final AtomicInteger queued = new AtomicInteger();

    enum Turn {
        TAKEN, NONE_FREE, QUEUE_FULL
    }

    Slots(int calls) {
        this.free = new Semaphore(calls, true);
    }

    /** Blocks while a miss queues, as long as it takes: whoever no longer wants the call interrupts. Others never wait. */
    Turn take(Lane lane) throws InterruptedException {
        if (free.tryAcquire()) {
            return Turn.TAKEN;
        }
        if (lane != Lane.MISS) {
            return Turn.NONE_FREE;
        }
        if (queued.incrementAndGet() > LONGEST_QUEUE) {
            queued.decrementAndGet();
            return Turn.QUEUE_FULL;
        }
        try {
            free.acquire();
            return Turn.TAKEN;
        } finally {
            queued.decrementAndGet();
        }
    }

    void release() {
        free.release();
    }

    int queued() {
        return queued.get();
    }
}
