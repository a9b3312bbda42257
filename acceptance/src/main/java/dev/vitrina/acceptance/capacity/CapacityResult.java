package dev.vitrina.acceptance.capacity;

import org.jspecify.annotations.Nullable;

/**
 * What the levels come to. Immutable.
 *
 * @param perSecond the highest rate that was measured at least twice and held each time; null where there is none
 * @param measurements how often that rate was measured
 * @param systemLimit the lowest rate that was offered and did not hold; null where none was found
 * @param generatorCeiling the lowest rate that the generator could not offer; null where it offered all. Where no system
 *        limit is known, the service may carry more than {@code perSecond}
 */
public record CapacityResult(@Nullable Double perSecond, int measurements, @Nullable Double systemLimit,
        @Nullable Double generatorCeiling) {}
