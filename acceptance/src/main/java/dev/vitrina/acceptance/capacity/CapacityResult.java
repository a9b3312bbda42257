package dev.vitrina.acceptance.capacity;

import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.vitrina.acceptance.evidence.CapacityLevel;
import dev.vitrina.acceptance.tiers.Tiers;
import org.jspecify.annotations.Nullable;

/**
 * What the levels come to. Immutable.
 *
 * @param perSecond the highest rate that was measured at least twice and held each time; null where there is none
 * @param measurements how often that rate was measured; 0 where there is none
 * @param systemLimit the lowest rate that was offered and did not hold; null where none was found
 * @param generatorCeiling the lowest rate that the generator could not offer however often it tried; null where it offered all. Where no system
 *        limit is known, the service may carry more than {@code perSecond}
 */
public record CapacityResult(@Nullable Double perSecond, int measurements, @Nullable Double systemLimit,
        @Nullable Double generatorCeiling) {

    /** How often a rate must have been measured: one good level may be luck. */
    static final int CONFIRMED = 2;

    /**
     * {@return what the levels come to, whether or not a search was done}
     *
     * @param measured the levels, in any order
     * @param tiers what a level must hold, and what its generator must
     */
    public static CapacityResult of(List<CapacityLevel> measured, Tiers tiers) {
        NavigableMap<Double, List<CapacityLevel>> confirmed = good(measured, tiers);
        confirmed.values().removeIf(levels -> levels.size() < CONFIRMED);
        Double best = confirmed.isEmpty() ? null : confirmed.lastKey();
        Set<Double> offered = measured.stream()
                .filter(level -> LevelOutcome.of(level, tiers) != LevelOutcome.NOT_OFFERED)
                .map(CapacityLevel::perSecond).collect(Collectors.toSet());
        return new CapacityResult(best, best == null ? 0 : confirmed.lastEntry().getValue().size(),
                lowest(measured.stream().filter(
                        level -> LevelOutcome.of(level, tiers) == LevelOutcome.DID_NOT_HOLD)),
                lowest(measured.stream().filter(level -> !offered.contains(level.perSecond()))));
    }

    /** The offered rates of which every offered level held. */
    static NavigableMap<Double, List<CapacityLevel>> good(List<CapacityLevel> measured, Tiers tiers) {
        NavigableMap<Double, List<CapacityLevel>> byRate = measured.stream()
                .filter(level -> LevelOutcome.of(level, tiers) != LevelOutcome.NOT_OFFERED)
                .collect(Collectors.groupingBy(CapacityLevel::perSecond, TreeMap::new, Collectors.toList()));
        byRate.values()
                .removeIf(levels -> levels.stream()
                        .anyMatch(level -> LevelOutcome.of(level, tiers) == LevelOutcome.DID_NOT_HOLD));
        return byRate;
    }

    private static @Nullable Double lowest(Stream<CapacityLevel> levels) {
        return levels.map(CapacityLevel::perSecond).min(Double::compare).orElse(null);
    }
}
