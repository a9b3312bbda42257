package dev.vitrina.acceptance.tiers;

import java.util.EnumMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The limits of all objectives, and what else is fixed in {@code tiers.yaml}. Immutable.
 *
 * @param limits by objective
 * @param bounds the numbers of the rules that belong to no single tier
 * @param validity what the figures of a run must hold to say anything of the service
 */
public record Tiers(Map<Objective, Limits> limits, Bounds bounds, Validity validity) {

    /** Keeps a copy. */
    public Tiers {
        limits = Map.copyOf(limits);
    }

    /**
     * {@return the limits of an objective}
     *
     * @throws IllegalArgumentException if there are none
     */
    public Limits of(Objective objective) {
        Limits found = limits.get(objective);
        if (found == null) {
            throw new IllegalArgumentException("No limits for " + objective.written());
        }
        return found;
    }

    /** {@return the limits of the products' p99 in calm, whose record is another one} */
    public Limits productsP99InCalm() {
        Limits limits = of(Objective.PRODUCTS_P99);
        Map<Tier, Double> byTier = new EnumMap<>(limits.byTier());
        byTier.put(Tier.RECORD, bounds.productsRecordInCalm());
        return new Limits(limits.unit(), limits.smallerIsBetter(), byTier);
    }

    /**
     * The limits of one objective.
     *
     * @param unit in what they and the values are, such as {@code ms}, {@code %}, {@code requests/s} or {@code min}
     * @param smallerIsBetter whether a value must be below a limit rather than above it
     * @param byTier the limit of each tier, the baseline's value included; a tier that asks for no number is absent
     */
    public record Limits(String unit, boolean smallerIsBetter, Map<Tier, Double> byTier) {

        /** Keeps a copy. */
        public Limits {
            byTier = Map.copyOf(byTier);
        }

        /** {@return whether the value holds the tier's limit; a value that is the limit does not} */
        public boolean holds(Tier tier, double value) {
            @Nullable
            Double limit = byTier.get(tier);
            return limit == null || (smallerIsBetter ? value < limit : value > limit);
        }
    }

    /**
     * What the rules need beside the limits.
     *
     * @param leastSamples requests without which a class of traffic has no data
     * @param productsRecordInCalm the record of the products' p99 in calm, in milliseconds
     * @param hitRatioRecordOfIdeal the record of the hit ratio, in percent of the ideal one
     * @param levelP99 below which the p99 of a level of load must stay, in milliseconds
     * @param levelFailed below which the share of its failed or unanswered requests must stay, in percent
     * @param slice how long a slice of the stability is, in seconds
     * @param p99Growth how many times the p99 of the first third that of the last may be
     * @param heapGrowth how many times the heap of the first third that of the last may be
     * @param heapAllowance by how much it may be larger besides, in MiB
     */
    public record Bounds(double leastSamples, double productsRecordInCalm, double hitRatioRecordOfIdeal,
            double levelP99, double levelFailed, double slice, double p99Growth, double heapGrowth,
            double heapAllowance) {}

    /**
     * What the figures of a run must hold to say anything of the service.
     *
     * @param leastStarted planned requests that must have been sent, in percent
     * @param mostLagP99 how late requests may be sent, 99th percentile, in milliseconds
     * @param mostCpu what the generator may take of all processors, in percent
     * @param mostCountsApart by how much the counts of client and service of a route may differ, in percent
     */
    public record Validity(double leastStarted, double mostLagP99, double mostCpu, double mostCountsApart) {}
}
