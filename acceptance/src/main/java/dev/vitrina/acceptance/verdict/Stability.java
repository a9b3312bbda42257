package dev.vitrina.acceptance.verdict;

import java.util.List;
import java.util.Locale;

import dev.vitrina.acceptance.evidence.Condition;
import dev.vitrina.acceptance.evidence.ConditionEvidence;
import dev.vitrina.acceptance.evidence.Evidence;
import dev.vitrina.acceptance.evidence.Profile;
import dev.vitrina.acceptance.tiers.Objective;
import dev.vitrina.acceptance.tiers.Tier;
import dev.vitrina.acceptance.tiers.Tiers;
import dev.vitrina.loadtest.Sample;
import org.jspecify.annotations.Nullable;

/**
 * Whether the service stays as it is: the same process, no slice that fails more than a tier allows, and neither slower nor
 * larger at the end. A quick run is too short to say so of speed and heap: it is provisional, by its slices.
 */
final class Stability implements Rule {

    private static final double MIB = 1024 * 1024;

    @Override
    public List<Judgement> judge(Evidence evidence, Tiers tiers) {
        @Nullable
        ConditionEvidence calm = evidence.in(Condition.CALM);
        if (calm == null || evidence.processAtStart().isEmpty() || evidence.processAtEnd().isEmpty()) {
            return noData(0);
        }
        Slices slices = Slices.of(calm);
        List<List<Sample>> each = slices.each(tiers.bounds().slice());
        if (each.size() < 3 || each.stream().anyMatch(List::isEmpty)) {
            return noData(each.size());
        }
        boolean full = evidence.run().profile() == Profile.FULL;
        double heap = heapGrowth(slices, evidence, tiers);
        if (full && Double.isNaN(heap)) {
            return noData(each.size());
        }
        double p99 = Requests.p99(slices.third(2)) / Requests.p99(slices.third(0));
        boolean grew = p99 > tiers.bounds().p99Growth() || heap > tiers.bounds().heapGrowth();
        double minutes = (calm.toMillis() - calm.fromMillis()) / 60_000d;
        double worst = each.stream().mapToDouble(slice -> Slices.failed(Condition.CALM, slice)).max().orElseThrow();
        Verdict rest = full && grew ? new Verdict.Below() : Reach.highest(tier -> good(tier, each, tiers));
        if (!evidence.processAtStart().equals(evidence.processAtEnd())) {
            return judgement(new Verdict.Below(), minutes, each.size(), "the service was restarted");
        }
        String basis = String.format(Locale.ROOT, "worst slice %.1f %% failed; p99 %.2f times, heap %s", worst, p99,
                Double.isNaN(heap) ? "unknown" : String.format(Locale.ROOT, "%.2f times", heap));
        return judgement(claim(rest, full, minutes, tiers), minutes, each.size(), basis);
    }

    /** What can be said of it: a run that is too short makes no claim, good or bad. */
    private static Verdict claim(Verdict rest, boolean full, double minutes, Tiers tiers) {
        return switch (rest) {
            case Verdict.Reached(Tier tier) when full && tiers.of(Objective.STABILITY).holds(tier, minutes) -> rest;
            case Verdict.Reached(Tier tier) -> new Verdict.Provisional(tier);
            case Verdict.Below _ when !full -> new Verdict.Provisional(Tier.MINIMUM);
            case Verdict.Below _,Verdict.Provisional _,Verdict.NoData _,Verdict.Invalid _ -> rest;
        };
    }

    private static boolean good(Tier tier, List<List<Sample>> slices, Tiers tiers) {
        if (tier == Tier.RECORD) {
            return slices.stream().allMatch(each -> Slices.failed(Condition.CALM, each) == 0
                    && Requests.p99(each) < tiers.bounds().productsRecordInCalm());
        }
        return slices.stream()
                .allMatch(each -> tiers.of(Objective.FAILURE_RATE).holds(tier, Slices.failed(Condition.CALM, each)));
    }

    /** {@return the last third's median, less the allowance, as a multiple of the first's; not a number where unknown} */
    private static double heapGrowth(Slices slices, Evidence evidence, Tiers tiers) {
        List<Long> first = slices.heap(evidence.heap(), 0);
        List<Long> last = slices.heap(evidence.heap(), 2);
        if (first.isEmpty() || last.isEmpty()) {
            return Double.NaN;
        }
        double allowed = Math.max(0, median(last) - tiers.bounds().heapAllowance() * MIB);
        return allowed / Math.max(1, median(first));
    }

    private static long median(List<Long> sorted) {
        return sorted.get(sorted.size() / 2);
    }

    private static List<Judgement> noData(int slices) {
        return List.of(Judgement.noData(Objective.STABILITY, Condition.CALM, slices, List.of()));
    }

    private static List<Judgement> judgement(Verdict verdict, double minutes, int slices, String basis) {
        return List.of(new Judgement(Objective.STABILITY, Condition.CALM, verdict, minutes, slices, basis, List.of()));
    }
}
