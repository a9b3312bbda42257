package dev.vitrina.acceptance.verdict;

import org.jspecify.annotations.Nullable;

/**
 * A figure that a judgement shows beside its value, such as that of one class of traffic. Immutable.
 *
 * @param name what it is of, such as {@code cold-page}
 * @param value in the unit of the objective; null where there is none
 * @param samples how many requests, slices or levels it comes from
 * @param judged whether the verdict looked at it; else it is shown alone
 */
public record Figure(String name, @Nullable Double value, long samples, boolean judged) {}
