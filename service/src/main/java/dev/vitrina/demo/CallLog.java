package dev.vitrina.demo;

import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Counts the calls that reached the store, and those that chaos spoiled. Safe for use by many threads. */
final class CallLog {

    /** More names than this are nobody's tests; the rest is counted as one, so that callers cannot fill the memory. */
    private static final int MOST_NAMES = 1_000;
    private static final String WITHOUT_NAME = "";

    private final AtomicLong all = new AtomicLong();
    private final AtomicLong spoiled = new AtomicLong();
    private final AtomicInteger inFlight = new AtomicInteger();
    private final Map<String, AtomicLong> byOperation = new ConcurrentHashMap<>();
    private final Map<String, Integer> requestedCosts = new ConcurrentHashMap<>();

    /** One call, in flight until it is closed. Used by one thread. */
    final class Call implements AutoCloseable {

        private boolean isSpoiled;

        private Call() {
            all.incrementAndGet();
            inFlight.incrementAndGet();
        }

        /** To be called when chaos begins to have its way, for the caller may not stay to the end. A call counts once. */
        void spoil() {
            if (!isSpoiled) {
                isSpoiled = true;
                spoiled.incrementAndGet();
            }
        }

        @Override
        public void close() {
            inFlight.decrementAndGet();
        }
    }

    Call arrived() {
        return new Call();
    }

    void asked(String operation) {
        byOperation.computeIfAbsent(bounded(operation), _ -> new AtomicLong()).incrementAndGet();
    }

    void priced(String operation, int requestedCost) {
        requestedCosts.put(bounded(operation), requestedCost);
    }

    private String bounded(String operation) {
        return byOperation.containsKey(operation) || byOperation.size() < MOST_NAMES ? operation : WITHOUT_NAME;
    }

    long calls() {
        return all.get();
    }

    long spoiled() {
        return spoiled.get();
    }

    long calls(String operation) {
        AtomicLong calls = byOperation.get(operation);
        return calls == null ? 0 : calls.get();
    }

    int inFlight() {
        return inFlight.get();
    }

    OptionalInt lastRequestedCost(String operation) {
        Integer cost = requestedCosts.get(operation);
        return cost == null ? OptionalInt.empty() : OptionalInt.of(cost);
    }
}
