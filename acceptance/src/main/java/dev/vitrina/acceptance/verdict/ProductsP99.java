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

/**
 * How long callers wait for products, class by class, so that hot traffic cannot dilute cold traffic: in each condition,
 * and for the small classes over all conditions with a fault.
 */
final class ProductsP99 implements Rule {

    @Override
    public List<Judgement> judge(Evidence evidence, Tiers tiers) {
        List<Judgement> judgements = new ArrayList<>();
        for (Condition each : Condition.values()) {
            judgements.add(in(each, Requests.in(evidence, each), tiers));
        }
        judgements.add(small(Requests.smallInFaults(evidence), tiers));
        return judgements;
    }

    private static Judgement in(Condition condition, @Nullable ConditionEvidence measured, Tiers tiers) {
        List<Sample> samples = measured == null ? List.of() : measured.judged();
        List<Figure> figures = new ArrayList<>();
        for (TrafficClass each : Requests.LARGE) {
            figures.add(figure(each.written(), Requests.of(samples, Set.of(each)), true));
        }
        for (TrafficClass each : List.of(TrafficClass.COLD_SINGLE, TrafficClass.NOT_FOUND)) {
            List<Sample> few = Requests.of(samples, Set.of(each));
            figures.add(figure(each.written(), few, few.size() >= tiers.bounds().leastSamples()));
        }
        return worst(condition, figures, tiers);
    }

    private static Judgement small(List<Sample> samples, Tiers tiers) {
        List<Sample> notFound = Requests.of(samples, Set.of(TrafficClass.NOT_FOUND));
        if (notFound.size() < tiers.bounds().leastSamples()) {
            return worst(null, List.of(figure("cold-single and not-found", samples, true)), tiers);
        }
        List<Sample> single = Requests.of(samples, Set.of(TrafficClass.COLD_SINGLE));
        return worst(null, List.of(figure(TrafficClass.COLD_SINGLE.written(), single, true),
                figure(TrafficClass.NOT_FOUND.written(), notFound, true)), tiers);
    }

    private static Figure figure(String name, List<Sample> samples, boolean judged) {
        return new Figure(name, samples.isEmpty() ? null : Requests.p99(samples), samples.size(), judged);
    }

    private static Judgement worst(@Nullable Condition condition, List<Figure> figures, Tiers tiers) {
        List<Figure> judged = figures.stream().filter(Figure::judged).toList();
        boolean enough = judged.stream().allMatch(each -> each.samples() >= tiers.bounds().leastSamples());
        long samples = judged.stream().mapToLong(Figure::samples).sum();
        @Nullable
        Figure worst = Figures.largest(judged);
        @Nullable
        Double value = worst == null ? null : worst.value();
        if (!enough || worst == null || value == null) {
            return new Judgement(Objective.PRODUCTS_P99, condition, new Verdict.NoData(), null, samples, "", figures);
        }
        Verdict verdict = Reach.highest(tier -> holds(condition, tier, value, tiers));
        return new Judgement(Objective.PRODUCTS_P99, condition, verdict, value, samples, "worst class: " + worst.name(),
                figures);
    }

    private static boolean holds(@Nullable Condition condition, Tier tier, double value, Tiers tiers) {
        boolean recordInCalm = tier == Tier.RECORD && condition == Condition.CALM;
        return tiers.of(Objective.PRODUCTS_P99).holds(tier, value)
                && (!recordInCalm || value < tiers.bounds().productsRecordInCalm());
    }
}
