package dev.vitrina.acceptance.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import dev.vitrina.acceptance.evidence.Condition;
import dev.vitrina.acceptance.evidence.ConditionEvidence;
import dev.vitrina.acceptance.evidence.Evidence;
import dev.vitrina.acceptance.tiers.Objective;
import dev.vitrina.acceptance.tiers.Tier;
import dev.vitrina.acceptance.tiers.Tiers;
import dev.vitrina.loadtest.Sample;
import dev.vitrina.loadtest.TrafficClass;
import org.jspecify.annotations.Nullable;

/** How many product requests in calm did not wait for the shop, against how many need not have by their class. */
final class HitRatio implements Rule {

    @Override
    public List<Judgement> judge(Evidence evidence, Tiers tiers) {
        @Nullable
        ConditionEvidence calm = evidence.in(Condition.CALM);
        List<Sample> products = calm == null ? List.of() : Requests.products(calm.judged());
        // Answers that never say where they come from tell nothing of hits.
        boolean told = products.stream().anyMatch(each -> !each.source().isEmpty());
        if (!told || products.size() < tiers.bounds().leastSamples()) {
            return List.of(Judgement.noData(Objective.HIT_RATIO, Condition.CALM, products.size(), List.of()));
        }
        double ratio = hits(products);
        double ideal = Requests.percent(Requests.of(products, Requests.AT_ONCE).size(), products.size());
        double record = ideal * tiers.bounds().hitRatioRecordOfIdeal() / 100;
        Verdict verdict = Reach.highest(
                tier -> tiers.of(Objective.HIT_RATIO).holds(tier, ratio) && (tier != Tier.RECORD || ratio >= record));
        return List.of(new Judgement(Objective.HIT_RATIO, Condition.CALM, verdict, ratio, products.size(),
                "product requests in calm", figures(products, ideal)));
    }

    private static List<Figure> figures(List<Sample> products, double ideal) {
        List<Figure> figures = new ArrayList<>();
        figures.add(new Figure("ideal", ideal, products.size(), false));
        for (TrafficClass each : TrafficClass.values()) {
            List<Sample> samples = Requests.of(products, Set.of(each));
            if (!samples.isEmpty()) {
                figures.add(new Figure(each.written(), hits(samples), samples.size(), false));
            }
        }
        return figures;
    }

    private static double hits(List<Sample> samples) {
        long hits = samples.stream().filter(each -> each.hit() && !Failed.in(Condition.CALM, each)).count();
        return Requests.percent(hits, samples.size());
    }
}
