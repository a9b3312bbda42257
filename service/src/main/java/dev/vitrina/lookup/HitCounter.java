package dev.vitrina.lookup;

import java.util.concurrent.atomic.LongAdder;

/** Counts how callers were answered since the start. Safe for use by many threads, which do not wait for one another. */
final class HitCounter {

    private final LongAdder hits = new LongAdder();
    private final LongAdder others = new LongAdder();

    /** A hit is answered without waiting for the shop; that there is no answer is no hit, however soon it is said. */
    void count(Answered answered) {
        boolean hit = answered.waited().isZero() && switch (answered.answer()) {
            case Answer.Found _,Answer.NotFound _,Answer.CursorRefused _ -> true;
            case Answer.NotCached _,Answer.Unavailable _ -> false;
        };
        (hit ? hits : others).increment();
    }

    /** The ratio so far; what other threads count meanwhile may be in it or not. */
    HitRatio ratio() {
        long counted = hits.sum();
        return new HitRatio(counted, counted + others.sum());
    }
}
