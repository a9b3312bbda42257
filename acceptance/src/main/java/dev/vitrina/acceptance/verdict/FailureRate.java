package dev.vitrina.acceptance.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

import dev.vitrina.acceptance.evidence.Condition;
import dev.vitrina.acceptance.evidence.Evidence;
import dev.vitrina.acceptance.tiers.Objective;
import dev.vitrina.acceptance.tiers.Tier;
import dev.vitrina.acceptance.tiers.Tiers;
import dev.vitrina.loadtest.Sample;
import dev.vitrina.loadtest.TrafficClass;
import org.jspecify.annotations.Nullable;

/**
 * How many requests fail: failed and unanswered ones together over all product traffic, and failed ones alone class by class,
 * so that a class that always fails cannot hide in the mix.
 */
final class FailureRate implements Rule {

    @Override
    public List<Judgement> judge(Evidence evidence, Tiers tiers) {
        List<Judgement> judgements = new ArrayList<>();
        for (Condition each : evidence.run().conditions()) {
            judgements.add(in(each, evidence, tiers));
        }
        if (evidence.run().withFaults()) {
            judgements.add(pooled(evidence.smallInFaults(), tiers));
        }
        return judgements;
    }

    private static Judgement in(Condition condition, Evidence evidence, Tiers tiers) {
        List<Sample> samples = evidence.judged(condition);
        List<Sample> products = Requests.products(samples);
        Predicate<Sample> failed = each -> Failed.in(condition, each);
        List<Figure> figures = new ArrayList<>();
        figures.add(figure("products, failed or unanswered", products, failed.or(Sample::unanswered), true));
        Figures.Measure failedAlone = (name, some, judged) -> figure(name, some, failed, judged);
        Requests.large(evidence.run().keyStates(), samples)
                .forEach(each -> figures.add(Figures.of(each, samples, true, failedAlone)));
        figures.add(Figures.of(TrafficClass.HEALTH, samples, true, failedAlone));
        boolean enough = Figures.enough(figures, tiers);
        // In calm nothing excuses a failure, so that few requests are enough to look at; in faults they are pooled.
        figures.add(failedAlone.of(Figures.SMALL, Requests.of(samples, Requests.SMALL), !condition.fault()));
        figures.add(figure("unanswered", products, Sample::unanswered, false));
        return worst(condition, samples, figures, enough, tiers);
    }

    private static Judgement pooled(List<Sample> small, Tiers tiers) {
        List<Figure> figures = new ArrayList<>(Figures.pooled(small, tiers,
                (name, some, judged) -> figure(name, some, each -> Failed.in(Condition.DOWN, each), judged)));
        boolean enough = Figures.enough(figures, tiers);
        figures.add(figure("unanswered", small, Sample::unanswered, false));
        return worst(null, small, figures, enough, tiers);
    }

    private static Figure figure(String name, List<Sample> samples, Predicate<Sample> counted, boolean judged) {
        long count = samples.stream().filter(counted).count();
        return new Figure(name, samples.isEmpty() ? null : Requests.percent(count, samples.size()), samples.size(),
                judged);
    }

    private static Judgement worst(@Nullable Condition condition, List<Sample> samples, List<Figure> figures,
            boolean enough, Tiers tiers) {
        Judgement noData = Judgement.noData(Objective.FAILURE_RATE, condition, samples.size(), figures);
        if (!enough) {
            return noData;
        }
        boolean spotless = samples.stream().noneMatch(each -> spoils(condition, each));
        return Figures.worst(noData, "worst", value -> Reach.highest(tier -> tiers.of(Objective.FAILURE_RATE)
                .holds(tier, value) && (tier != Tier.RECORD || spotless)));
    }

    /** {@return whether there is no record with this: a failure, or a 503 for what is no cold single} */
    private static boolean spoils(@Nullable Condition condition, Sample sample) {
        return Failed.in(condition == null ? Condition.DOWN : condition, sample)
                || (sample.unanswered() && sample.trafficClass() != TrafficClass.COLD_SINGLE);
    }
}
