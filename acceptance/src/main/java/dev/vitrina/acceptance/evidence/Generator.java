package dev.vitrina.acceptance.evidence;

/**
 * How the generator of the load did in one condition.
 *
 * @param offered requests that were planned
 * @param started requests that were sent
 * @param lagP99Micros how late requests were sent, 99th percentile, in microseconds
 * @param lagMaxMicros how late the latest was sent, in microseconds
 * @param cpuShare its share of all processors, 0 to 1
 */
public record Generator(long offered, long started, long lagP99Micros, long lagMaxMicros, double cpuShare) {}
