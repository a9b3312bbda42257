package dev.vitrina.acceptance.evidence;

/**
 * One constant rate, measured by itself. The same rate may have been measured more than once.
 *
 * @param perSecond the rate, in requests a second
 * @param generator how the generator did
 * @param p99Micros the 99th percentile of what callers waited, failed requests included, in microseconds
 * @param failed requests that failed or that nobody could answer
 */
public record CapacityLevel(double perSecond, Generator generator, long p99Micros, long failed) {}
