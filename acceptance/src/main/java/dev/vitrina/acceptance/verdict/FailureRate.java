package dev.vitrina.acceptance.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

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
 * How many requests fail: failed and unanswered ones together over all product traffic, and failed ones alone class by class,
 * so that a class that always fails cannot hide in the mix.
 */
final class FailureRate implements Rule {

    private static final String SMALL = "cold-single and not-found";

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
        List<Sample> products = Requests.products(samples);
        Predicate<Sample> failed = each -> Requests.failed(condition, each);
        List<Figure> judged = new ArrayList<>();
        judged.add(figure("products, failed or unanswered", products, failed.or(Sample::unanswered), true));
        for (TrafficClass each : Requests.LARGE) {
            judged.add(figure(each.written(), Requests.of(samples, Set.of(each)), failed, true));
        }
        judged.add(
                figure(TrafficClass.HEALTH.written(), Requests.of(samples, Set.of(TrafficClass.HEALTH)), failed, true));
        boolean enough = judged.stream().allMatch(each -> each.samples() >= tiers.bounds().leastSamples());
        // In calm nothing excuses a failure, so that few requests are enough to look at; in faults they are pooled.
        Figure small = figure(SMALL, Requests.of(samples, Requests.SMALL), failed, !condition.fault());
        Figure unanswered = figure("unanswered", products, Sample::unanswered, false);
        List<Figure> figures = new ArrayList<>(judged);
        figures.addAll(List.of(small, unanswered));
        return worst(condition, samples, figures, enough, tiers);
    }

    private static Judgement small(List<Sample> samples, Tiers tiers) {
        List<Sample> notFound = Requests.of(samples, Set.of(TrafficClass.NOT_FOUND));
        List<Figure> figures = new ArrayList<>();
        if (notFound.size() < tiers.bounds().leastSamples()) {
            figures.add(figure(SMALL, samples, FailureRate::failedInFault, true));
        } else {
            figures.add(
                    figure(TrafficClass.COLD_SINGLE.written(), Requests.of(samples, Set.of(TrafficClass.COLD_SINGLE)),
                            FailureRate::failedInFault, true));
            figures.add(figure(TrafficClass.NOT_FOUND.written(), notFound, FailureRate::failedInFault, true));
        }
        boolean enough = figures.stream().allMatch(each -> each.samples() >= tiers.bounds().leastSamples());
        figures.add(figure("unanswered", samples, Sample::unanswered, false));
        return worst(null, samples, figures, enough, tiers);
    }

    private static boolean failedInFault(Sample sample) {
        return Requests.failed(Condition.DOWN, sample);
    }

    private static Figure figure(String name, List<Sample> samples, Predicate<Sample> counted, boolean judged) {
        long count = samples.stream().filter(counted).count();
        return new Figure(name, samples.isEmpty() ? null : Requests.percent(count, samples.size()), samples.size(),
                judged);
    }

    private static Judgement worst(@Nullable Condition condition, List<Sample> samples, List<Figure> figures,
            boolean enough, Tiers tiers) {
        @Nullable
        Figure worst = Figures.largest(figures.stream().filter(Figure::judged).toList());
        @Nullable
        Double value = worst == null ? null : worst.value();
        if (!enough || worst == null || value == null) {
            return new Judgement(Objective.FAILURE_RATE, condition, new Verdict.NoData(), null, samples.size(), "",
                    figures);
        }
        boolean spotless = samples.stream().noneMatch(each -> spoils(condition, each));
        Verdict verdict = Reach.highest(
                tier -> tiers.of(Objective.FAILURE_RATE).holds(tier, value) && (tier != Tier.RECORD || spotless));
        return new Judgement(Objective.FAILURE_RATE, condition, verdict, value, samples.size(),
                "worst: " + worst.name(),
                figures);
    }

    /** {@return whether there is no record with this: a failure, or a 503 for what is no cold single} */
    private static boolean spoils(@Nullable Condition condition, Sample sample) {
        boolean failed = condition == null ? failedInFault(sample) : Requests.failed(condition, sample);
        return failed || (sample.unanswered() && sample.trafficClass() != TrafficClass.COLD_SINGLE);
    }
}
