package dev.vitrina.lookup;

import java.time.Duration;

/**
 * How long loads took, from their begin to their end, however they ended: a batch counts once for each of its products. Immutable.
 *
 * @param loads how many have ended since the start
 * @param average of all of those
 * @param p50 of the last thousand
 * @param p95 of the last thousand
 * @param longest of all since the start
 */
public record LoadTimes(long loads, Duration average, Duration p50, Duration p95, Duration longest) {}
