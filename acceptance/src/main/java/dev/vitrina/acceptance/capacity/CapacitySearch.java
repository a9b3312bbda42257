package dev.vitrina.acceptance.capacity;

import java.util.List;
import java.util.NavigableMap;

import dev.vitrina.acceptance.evidence.CapacityLevel;
import dev.vitrina.acceptance.tiers.Tiers;
import org.jspecify.annotations.Nullable;

/**
 * Finds the highest rate that a service carries. Pure: what it wants next depends on the levels that were measured and on
 * nothing else, so that a search can be judged, or gone on with, from its evidence alone. Safe for use by many threads.
 *
 * <p>How it works: the rate doubles until a level does not hold, or falls to an eighth until one does. Then the gap between the best
 * rate and the lowest bad one is bisected, by ratio, until it is small enough. The best rate is measured once more, for one
 * good level may be luck; where the second one fails, that rate is a bad one, and the search goes on below. The last
 * levels are kept for confirming. A level that the generator could not offer says nothing of the service: it is tried once more, for
 * another program may have had the processors, and then it ends the climb, and the gap below it is not bisected.
 */
public final class CapacitySearch {

    private static final int KEPT_FOR_CONFIRMING = 2;
    /** Steep, for a start that is far too high would else leave no levels to find the rate with. */
    private static final double DESCENT = 8;

    private final CapacityRange range;
    private final Tiers tiers;

    /**
     * A search.
     *
     * @param range where to look
     * @param tiers what a level must hold, and what its generator must
     */
    public CapacitySearch(CapacityRange range, Tiers tiers) {
        this.range = range;
        this.tiers = tiers;
    }

    /**
     * What to do next. After {@link CapacityRange#mostLevels()} levels it is done at the latest.
     *
     * @param measured the levels so far, the last one at the end
     */
    public CapacityStep next(List<CapacityLevel> measured) {
        if (measured.isEmpty()) {
            return new CapacityStep.Measure(range.start());
        }
        if (measured.size() >= range.mostLevels()) {
            return new CapacityStep.Done(CapacityResult.of(measured, tiers));
        }
        CapacityLevel last = measured.getLast();
        if (LevelOutcome.of(last, tiers) == LevelOutcome.NOT_OFFERED
                && measured.stream().filter(level -> level.perSecond() == last.perSecond()).count() == 1) {
            return new CapacityStep.Measure(last.perSecond());
        }
        CapacityResult known = CapacityResult.of(measured, tiers);
        Double bad = lowest(known.systemLimit(), known.generatorCeiling());
        NavigableMap<Double, List<CapacityLevel>> good = CapacityResult.good(measured, tiers);
        if (bad != null) {
            good = good.headMap(bad, false);
        }
        if (good.isEmpty()) {
            return bad == null || bad <= range.lowest()
                    ? new CapacityStep.Done(known)
                    : new CapacityStep.Measure(Math.max(range.lowest(), bad / DESCENT));
        }
        double best = good.lastKey();
        boolean confirmed = good.lastEntry().getValue().size() >= CapacityResult.CONFIRMED;
        boolean ending = range.mostLevels() - measured.size() <= KEPT_FOR_CONFIRMING;
        double wanted = ending ? best : above(best, bad, known);
        if (wanted > best) {
            return new CapacityStep.Measure(wanted);
        }
        return confirmed ? new CapacityStep.Done(known) : new CapacityStep.Measure(best);
    }

    /** The next rate above the best one; the best one itself where the search has come near enough. */
    private double above(double best, @Nullable Double bad, CapacityResult known) {
        if (bad == null) {
            return Math.min(2 * best, range.highest());
        }
        boolean ofTheSystem = bad.equals(known.systemLimit());
        return ofTheSystem && bad / best > range.precision() ? Math.sqrt(best * bad) : best;
    }

    private static @Nullable Double lowest(@Nullable Double one, @Nullable Double other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return Math.min(one, other);
    }
}
