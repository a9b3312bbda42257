package dev.vitrina.acceptance.verdict;

import dev.vitrina.acceptance.tiers.Tier;

/** What is said of one objective, or of the whole run. Immutable. */
public sealed interface Verdict {

    /**
     * A tier's limits hold, and those of all tiers below it.
     *
     * @param tier the highest such tier, never the baseline
     */
    record Reached(Tier tier) implements Verdict {

        /** Refuses the baseline, which is no pass. */
        public Reached {
            requirePass(tier);
        }
    }

    /** Valid figures that hold not even the minimum's limits. */
    record Below() implements Verdict {}

    /**
     * The limits hold as far as was measured, which was too short for the claim.
     *
     * @param tier the tier it would be, never the baseline
     */
    record Provisional(Tier tier) implements Verdict {

        /** Refuses the baseline, which is no pass. */
        public Provisional {
            requirePass(tier);
        }
    }

    /** Nothing, or too little, was measured. Never a pass. */
    record NoData() implements Verdict {}

    /**
     * What was measured says nothing of the service. Never a pass.
     *
     * @param reason why, for people
     */
    record Invalid(String reason) implements Verdict {}

    private static void requirePass(Tier tier) {
        if (tier == Tier.BASELINE) {
            throw new IllegalArgumentException("The baseline is no pass");
        }
    }
}
