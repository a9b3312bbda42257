package dev.vitrina.acceptance.capacity;

import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

import dev.vitrina.acceptance.evidence.CapacityLevel;
import org.jspecify.annotations.Nullable;

/**
 * Finds the highest rate that a service carries. Pure: what it wants next depends on the levels that were measured and on
 * nothing else, so that a search can be judged, or gone on with, from its evidence alone. Safe for use by many threads.
 *
 * <p>How it works: the rate doubles until a level does not hold, or halves until one does. Then the gap between the best
 * rate and the lowest bad one is bisected, by ratio, until it is small enough. The best rate is measured once more, for one
 * good level may be luck; where the second one fails, that rate is a bad one, and the search goes on below. The last
 * levels are kept for confirming. A level that the generator could not offer says nothing of the service: it ends the
 * climb, and the gap below it is not bisected.
 */
public final class CapacitySearch {

    private static final int KEPT_FOR_CONFIRMING = 2;
    private static final int CONFIRMED = 2;

    private final CapacityRules rules;

    /** @param rules what a level must hold, and where to look */
    public CapacitySearch(CapacityRules rules) {
        this.rules = rules;
    }

    /**
     * What to do next. After {@link CapacityRules#mostLevels()} levels it is done at the latest.
     *
     * @param measured the levels so far, in any order
     */
    public CapacityStep next(List<CapacityLevel> measured) {
        if (measured.isEmpty()) {
            return new CapacityStep.Measure(rules.start());
        }
        if (measured.size() >= rules.mostLevels()) {
            return new CapacityStep.Done(result(measured));
        }
        CapacityResult known = result(measured);
        Double bad = lowest(known.systemLimit(), known.generatorCeiling());
        NavigableMap<Double, List<CapacityLevel>> good = good(measured);
        if (bad != null) {
            good = good.headMap(bad, false);
        }
        if (good.isEmpty()) {
            return bad == null || bad <= rules.lowest()
                    ? new CapacityStep.Done(known)
                    : new CapacityStep.Measure(Math.max(rules.lowest(), bad / 2));
        }
        double best = good.lastKey();
        boolean confirmed = good.lastEntry().getValue().size() >= CONFIRMED;
        boolean ending = rules.mostLevels() - measured.size() <= KEPT_FOR_CONFIRMING;
        double wanted = ending ? best : above(best, bad, known);
        if (wanted > best) {
            return new CapacityStep.Measure(wanted);
        }
        return confirmed ? new CapacityStep.Done(known) : new CapacityStep.Measure(best);
    }

    /**
     * What the levels come to, whether or not the search was done.
     *
     * @param measured the levels, in any order
     */
    public CapacityResult result(List<CapacityLevel> measured) {
        NavigableMap<Double, List<CapacityLevel>> confirmed = good(measured);
        confirmed.values().removeIf(levels -> levels.size() < CONFIRMED);
        Double best = confirmed.isEmpty() ? null : confirmed.lastKey();
        return new CapacityResult(best, best == null ? 0 : confirmed.lastEntry().getValue().size(),
                lowest(measured.stream().filter(level -> rules.offered(level) && !rules.holds(level)).toList()),
                lowest(measured.stream().filter(level -> !rules.offered(level)).toList()));
    }

    /** The next rate above the best one; the best one itself where the search has come near enough. */
    private double above(double best, @Nullable Double bad, CapacityResult known) {
        if (bad == null) {
            return Math.min(2 * best, rules.highest());
        }
        boolean ofTheSystem = bad.equals(known.systemLimit());
        return ofTheSystem && bad / best > rules.precision() ? Math.sqrt(best * bad) : best;
    }

    /** The rates of which every level held. */
    private NavigableMap<Double, List<CapacityLevel>> good(Collection<CapacityLevel> measured) {
        NavigableMap<Double, List<CapacityLevel>> byRate = measured.stream()
                .collect(Collectors.groupingBy(CapacityLevel::perSecond, TreeMap::new, Collectors.toList()));
        byRate.values().removeIf(levels -> !levels.stream().allMatch(rules::holds));
        return byRate;
    }

    private static @Nullable Double lowest(List<CapacityLevel> levels) {
        return levels.isEmpty() ? null : levels.stream().mapToDouble(CapacityLevel::perSecond).min().getAsDouble();
    }

    private static @Nullable Double lowest(@Nullable Double one, @Nullable Double other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return Math.min(one, other);
    }
}
