package dev.vitrina.acceptance.verdict;

import java.util.Comparator;
import java.util.function.Predicate;

import dev.vitrina.acceptance.tiers.Tier;

/** From tiers that hold or do not to a verdict. */
final class Reach {

    private static final Comparator<Verdict> RANK = Comparator.comparingInt(Reach::kind).thenComparing(Reach::tier);

    private Reach() {}

    /** {@return the highest tier that holds together with all below it} */
    static Verdict highest(Predicate<Tier> holds) {
        Verdict reached = new Verdict.Below();
        for (Tier each : Tier.values()) {
            if (each != Tier.BASELINE) {
                if (!holds.test(each)) {
                    break;
                }
                reached = new Verdict.Reached(each);
            }
        }
        return reached;
    }

    /** {@return the lower of two: below, invalid, no data, then the tiers; a provisional one leaves its mark on both} */
    static Verdict lower(Verdict one, Verdict other) {
        Verdict lower = RANK.compare(other, one) < 0 ? other : one;
        boolean provisional = one instanceof Verdict.Provisional || other instanceof Verdict.Provisional;
        return provisional && lower instanceof Verdict.Reached(Tier tier) ? new Verdict.Provisional(tier) : lower;
    }

    /** {@return whether the tier is reached, provisionally or not} */
    static boolean atLeast(Verdict verdict, Tier tier) {
        return tier(verdict).compareTo(tier) >= 0;
    }

    private static int kind(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Below _ -> 0;
            case Verdict.Invalid _ -> 1;
            case Verdict.NoData _ -> 2;
            case Verdict.Reached _,Verdict.Provisional _ -> 3;
        };
    }

    private static Tier tier(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Reached(Tier tier) -> tier;
            case Verdict.Provisional(Tier tier) -> tier;
            case Verdict.Below _,Verdict.NoData _,Verdict.Invalid _ -> Tier.BASELINE;
        };
    }
}
