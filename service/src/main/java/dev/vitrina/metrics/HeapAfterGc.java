package dev.vitrina.metrics;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import com.sun.management.GarbageCollectorMXBean;
import com.sun.management.GcInfo;

/** How much of the heap was in use when the last collection ended: the part of its use that does not swing. Safe for use by many threads. */
record HeapAfterGc(List<GarbageCollectorMXBean> collectors, Set<String> heapPools) {

    static HeapAfterGc ofThisProcess() {
        return new HeapAfterGc(
                ManagementFactory.getPlatformMXBeans(GarbageCollectorMXBean.class).stream()
                        .filter(collector -> isTold(collector.getName()))
                        .toList(),
                ManagementFactory.getMemoryPoolMXBeans().stream()
                        .filter(pool -> pool.getType() == MemoryType.HEAP)
                        .map(MemoryPoolMXBean::getName)
                        .collect(Collectors.toUnmodifiableSet()));
    }

    /**
     * G1's concurrent collector marks and leaves the young part as it is; the pauses of ZGC and Shenandoah have a name of their
     * own and say 0 of each pool, beside the cycles, which say what is left.
     */
    private static boolean isTold(String collector) {
        return !collector.equals("G1 Concurrent GC") && !collector.endsWith(" Pauses");
    }

    /** NaN before the first collection. Does not block. */
    double bytes() {
        return collectors.stream()
                .map(GarbageCollectorMXBean::getLastGcInfo)
                .filter(Objects::nonNull)
                .max(Comparator.comparingLong(GcInfo::getEndTime))
                .map(this::bytes)
                .orElse(Double.NaN);
    }

    private double bytes(GcInfo collection) {
        return collection.getMemoryUsageAfterGc().entrySet().stream()
                .filter(pool -> heapPools.contains(pool.getKey()))
                .mapToDouble(pool -> pool.getValue().getUsed())
                .sum();
    }
}
