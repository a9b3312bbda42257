package dev.vitrina.metrics;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.MemoryUsage;
import java.lang.management.OperatingSystemMXBean;
import java.lang.management.RuntimeMXBean;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

import com.sun.management.UnixOperatingSystemMXBean;
import jdk.management.VirtualThreadSchedulerMXBean;
import org.jspecify.annotations.Nullable;

/** What the JVM and the system say of the process. */
public final class JvmMeters {

    private static final double MS_PER_S = 1e3;
    private static final double NS_PER_S = 1e9;

    private JvmMeters() {}

    /**
     * Makes the series.
     *
     * @param meters where they are shown
     */
    public static void register(Meters meters) {
        memory(meters);
        collectors(meters);
        threads(meters);
        process(meters);
    }

    private static void memory(Meters meters) {
        MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
        area(meters, "heap", meters.perScrape(memory::getHeapMemoryUsage));
        area(meters, "nonheap", meters.perScrape(memory::getNonHeapMemoryUsage));
        HeapAfterGc afterGc = HeapAfterGc.ofThisProcess();
        meters.gauge(Metric.MEMORY_AFTER_GC, afterGc::bytes, "heap");
    }

    private static void area(Meters meters, String area, Supplier<MemoryUsage> usage) {
        meters.gauge(Metric.MEMORY_USED, () -> (double) usage.get().getUsed(), area);
        meters.gauge(Metric.MEMORY_COMMITTED, () -> (double) usage.get().getCommitted(), area);
        meters.gauge(Metric.MEMORY_MAX, () -> known((double) usage.get().getMax()), area);
    }

    private static void collectors(Meters meters) {
        for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            meters.counted(Metric.GC_COUNT, () -> Math.max(0, collector.getCollectionCount()), collector.getName());
            meters.summed(Metric.GC_TIME, () -> Math.max(0, collector.getCollectionTime()) / MS_PER_S,
                    collector.getName());
        }
    }

    private static void threads(Meters meters) {
        meters.gauge(Metric.THREADS, ManagementFactory.getThreadMXBean()::getThreadCount);
        VirtualThreadSchedulerMXBean scheduler = ManagementFactory
                .getPlatformMXBean(VirtualThreadSchedulerMXBean.class);
        gauge(meters, Metric.VIRTUAL_THREADS_QUEUED, scheduler, bean -> (double) bean.getQueuedVirtualThreadCount());
        gauge(meters, Metric.VIRTUAL_THREADS_MOUNTED, scheduler,
                VirtualThreadSchedulerMXBean::getMountedVirtualThreadCount);
        gauge(meters, Metric.CARRIERS, scheduler, VirtualThreadSchedulerMXBean::getPoolSize);
    }

    private static void process(Meters meters) {
        OperatingSystemMXBean system = ManagementFactory.getOperatingSystemMXBean();
        var unix = system instanceof UnixOperatingSystemMXBean known ? known : null;
        if (system instanceof com.sun.management.OperatingSystemMXBean known) {
            meters.summed(Metric.CPU_TIME, () -> Math.max(0, known.getProcessCpuTime()) / NS_PER_S);
        }
        gauge(meters, Metric.OPEN_FILES, unix, bean -> (double) bean.getOpenFileDescriptorCount());
        gauge(meters, Metric.MOST_FILES, unix, bean -> (double) bean.getMaxFileDescriptorCount());
        RuntimeMXBean runtime = ManagementFactory.getRuntimeMXBean();
        meters.gauge(Metric.START_TIME, () -> runtime.getStartTime() / MS_PER_S);
        meters.gauge(Metric.UPTIME, () -> runtime.getUptime() / MS_PER_S);
    }

    private static <T> void gauge(Meters meters, Metric metric, @Nullable T bean, ToDoubleFunction<T> value) {
        meters.gauge(metric, () -> bean == null ? Double.NaN : known(value.applyAsDouble(bean)));
    }

    /** The JVM says -1 for what it does not know. */
    private static double known(double value) {
        return value < 0 ? Double.NaN : value;
    }
}
