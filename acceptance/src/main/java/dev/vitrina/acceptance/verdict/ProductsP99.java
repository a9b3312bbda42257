package dev.vitrina.acceptance.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import dev.vitrina.acceptance.evidence.Condition;
import dev.vitrina.acceptance.evidence.Evidence;
import dev.vitrina.acceptance.tiers.Objective;
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
        for (Condition each : evidence.run().conditions()) {
            judgements.add(in(each, evidence, tiers));
        }
        if (evidence.run().withFaults()) {
            judgements.add(worst(null, Figures.pooled(evidence.smallInFaults(), tiers, ProductsP99::figure), tiers));
        }
        return judgements;
    }

    private static Judgement in(Condition condition, Evidence evidence, Tiers tiers) {
        List<Sample> samples = evidence.judged(condition);
        List<Figure> figures = new ArrayList<>();
        for (TrafficClass each : Requests.large(evidence.run().keyStates(), samples)) {
            figures.add(Figures.of(each, samples, true, ProductsP99::figure));
        }
        for (TrafficClass each : Requests.SMALL) {
            boolean enough = Requests.of(samples, Set.of(each)).size() >= tiers.bounds().leastSamples();
            figures.add(Figures.of(each, samples, enough, ProductsP99::figure));
        }
        return worst(condition, figures, tiers);
    }

    private static Figure figure(String name, List<Sample> samples, boolean judged) {
        return new Figure(name, samples.isEmpty() ? null : Requests.p99(samples), samples.size(), judged);
    }

    private static Judgement worst(@Nullable Condition condition, List<Figure> figures, Tiers tiers) {
        long samples = figures.stream().filter(Figure::judged).mapToLong(Figure::samples).sum();
        Judgement noData = Judgement.noData(Objective.PRODUCTS_P99, condition, samples, figures);
        Tiers.Limits limits = condition == Condition.CALM
                ? tiers.productsP99InCalm()
                : tiers.of(Objective.PRODUCTS_P99);
        return Figures.enough(figures, tiers)
                ? Figures.worst(noData, "worst class", value -> Reach.highest(tier -> limits.holds(tier, value)))
                : noData;
    }
}
