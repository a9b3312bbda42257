package dev.vitrina.acceptance.tiers;

import java.util.Map;

/**
 * The limits of all objectives. Immutable.
 *
 * @param limits by objective
 */
public record Tiers(Map<Objective, Limits> limits) {

    /** Keeps a copy. */
    public Tiers {
        limits = Map.copyOf(limits);
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
    }
}
