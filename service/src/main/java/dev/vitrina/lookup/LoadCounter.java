package dev.vitrina.lookup;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;

import static java.util.stream.Collectors.toMap;

/** Counts loads since the start. Safe for use by many threads, which do not wait for one another. */
final class LoadCounter {

    private final LongAdder awaited = new LongAdder();
    private final LongAdder behind = new LongAdder();
    private final LongAdder collapsed = new LongAdder();
    private final ConcurrentMap<Reason, LongAdder> skipped = new ConcurrentHashMap<>();

    void begun(boolean wanted) {
        (wanted ? awaited : behind).increment();
    }

    void joined() {
        collapsed.increment();
    }

    void skipped(Reason reason) {
        skipped.computeIfAbsent(reason, _ -> new LongAdder()).increment();
    }

    LoadCounts counts() {
        return new LoadCounts(awaited.sum(), behind.sum(), collapsed.sum(), skipped.entrySet().stream()
                .collect(toMap(Map.Entry::getKey, entry -> entry.getValue().sum())));
    }
}
