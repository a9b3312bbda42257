package dev.vitrina.acceptance.run;

import java.util.Map;

import dev.vitrina.loadtest.Sample;

/**
 * The service's counters of requests, read once. Immutable.
 *
 * @param fromMillis when reading began, in milliseconds since 1970
 * @param toMillis when it had ended
 * @param requests by route
 */
record CounterReading(long fromMillis, long toMillis, Map<String, Long> requests) {

    /** By how much the service may count an answer later than its caller has it, and clocks of whole milliseconds be off. */
    private static final long SLACK = 100;

    /** Keeps a copy. */
    CounterReading {
        requests = Map.copyOf(requests);
    }

    /** {@return whether the request had surely been counted} */
    boolean surelyAfter(Sample sample) {
        return ended(sample) + SLACK < fromMillis;
    }

    /** {@return whether the request had surely not been counted yet} */
    boolean surelyBefore(Sample sample) {
        return sample.dueMillis() - SLACK > toMillis;
    }

    /** {@return whether it may have been counted by then or not} */
    boolean during(Sample sample) {
        return !surelyAfter(sample) && !surelyBefore(sample);
    }

    private static long ended(Sample sample) {
        return sample.dueMillis() + sample.micros() / 1000;
    }
}
