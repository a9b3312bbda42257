package dev.vitrina.loadtest.probe;

import java.util.Map;

import org.HdrHistogram.Histogram;

/**
 * What a probe found. The histograms are to be read only.
 *
 * @param offered how many requests were due
 * @param started how many were sent, or would have been, had the service not kept each connection waiting
 * @param nanos how long each took from when it was due until its answer was there or it had failed, in nanoseconds; also those that were
 *     never sent, until the probe gave up
 * @param lagNanos by how much the probe was late with each, in nanoseconds; for what a lack of answers held back it counts from when a
 *     connection was free again
 * @param failures how many failed, by why
 * @param cpuNanos the processor time of the probe's thread
 * @param wallNanos how long the probe ran
 */
public record ProbeResult(long offered, long started, Histogram nanos, Histogram lagNanos, Map<String, Long> failures,
        long cpuNanos, long wallNanos) {

    /** Keeps a copy of the failures. */
    public ProbeResult {
        failures = Map.copyOf(failures);
    }

    /** {@return how many requests failed} */
    public long failed() {
        return failures.values().stream().mapToLong(Long::longValue).sum();
    }
}
