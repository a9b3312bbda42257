package dev.vitrina.acceptance.report;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;

import dev.vitrina.acceptance.evidence.Condition;
import dev.vitrina.acceptance.evidence.ConditionEvidence;
import dev.vitrina.acceptance.evidence.Distribution;
import dev.vitrina.acceptance.evidence.Evidence;
import dev.vitrina.acceptance.report.Report.Kind;
import dev.vitrina.acceptance.report.Report.Line;
import dev.vitrina.acceptance.report.Report.Measured;
import dev.vitrina.acceptance.report.Report.Next;
import dev.vitrina.acceptance.report.Report.Said;
import dev.vitrina.acceptance.report.Report.Slice;
import dev.vitrina.acceptance.tiers.Objective;
import dev.vitrina.acceptance.tiers.Tier;
import dev.vitrina.acceptance.tiers.Tiers;
import dev.vitrina.acceptance.tiers.Tiers.Limits;
import dev.vitrina.acceptance.verdict.Judged;
import dev.vitrina.acceptance.verdict.Judgement;
import dev.vitrina.acceptance.verdict.Verdict;
import dev.vitrina.loadtest.Sample;
import org.jspecify.annotations.Nullable;

/** Makes a report from a judged run. Pure. */
public final class Reporting {

    private final Judged judged;
    private final Tiers tiers;
    private final List<Measured> measured;

    private Reporting(Judged judged, Tiers tiers) {
        this.judged = judged;
        this.tiers = tiers;
        this.measured = judged.evidence().conditions().stream().map(each -> Measuring.of(each, tiers.bounds().slice()))
                .toList();
    }

    /**
     * The report of a run.
     *
     * @param judged the run
     * @param tiers the limits that it was judged by
     */
    public static Report of(Judged judged, Tiers tiers) {
        return new Reporting(judged, tiers).report();
    }

    private Report report() {
        Evidence evidence = judged.evidence();
        return new Report(Report.SCHEMA_VERSION, evidence.run(), said(judged.overall()), judged.required(),
                judged.passed(), judged.judgements().stream().map(this::line).toList(), measured, evidence.warmUp(),
                evidence.capacity(), evidence.heap(), evidence.checks());
    }

    private static Said said(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Reached(Tier tier) -> new Said(Kind.REACHED, tier, null);
            case Verdict.Provisional(Tier tier) -> new Said(Kind.PROVISIONAL, tier, null);
            case Verdict.Below() -> new Said(Kind.BELOW, null, null);
            case Verdict.NoData() -> new Said(Kind.NO_DATA, null, null);
            case Verdict.Invalid(String reason) -> new Said(Kind.INVALID, null, reason);
        };
    }

    private Line line(Judgement judgement) {
        Limits limits = limits(judgement);
        Said said = said(judgement.verdict());
        Double value = judgement.value();
        Double baseline = limits.byTier().get(Tier.BASELINE);
        return new Line(judgement.objective().written(), written(judgement), said, value, limits.unit(),
                limits.smallerIsBetter(), judgement.samples(), judgement.basis(),
                limits.byTier().get(judged.required()), next(said, value, limits), baseline,
                factor(said, value, baseline, limits.smallerIsBetter()), spread(judgement), sources(judgement),
                judgement.figures());
    }

    private Limits limits(Judgement judgement) {
        return judgement.objective() == Objective.PRODUCTS_P99 && judgement.condition() == Condition.CALM
                ? tiers.productsP99InCalm()
                : tiers.of(judgement.objective());
    }

    private static @Nullable String written(Judgement judgement) {
        return judgement.condition() == null ? null : judgement.condition().written();
    }

    /** The lowest tier with a number above the one that was reached. */
    private static @Nullable Next next(Said said, @Nullable Double value, Limits limits) {
        if (value == null || said.verdict() == Kind.NO_DATA || said.verdict() == Kind.INVALID) {
            return null;
        }
        Tier reached = said.tier() == null ? Tier.BASELINE : said.tier();
        return Stream.of(Tier.values())
                .filter(tier -> tier.compareTo(reached) > 0 && limits.byTier().containsKey(tier))
                .findFirst()
                .map(tier -> next(tier, value, limits))
                .orElse(null);
    }

    private static Next next(Tier tier, double value, Limits limits) {
        double limit = Objects.requireNonNull(limits.byTier().get(tier));
        return new Next(tier, limit, Math.max(0, limits.smallerIsBetter() ? value - limit : limit - value));
    }

    private static @Nullable Double factor(Said said, @Nullable Double value, @Nullable Double baseline,
            boolean smallerIsBetter) {
        if (value == null || said.verdict() == Kind.NO_DATA || said.verdict() == Kind.INVALID || baseline == null
                || value <= 0 || baseline <= 0) {
            return null;
        }
        return smallerIsBetter ? baseline / value : value / baseline;
    }

    private @Nullable Double spread(Judgement judgement) {
        return measured.stream()
                .filter(each -> each.condition().equals(written(judgement)))
                .findFirst()
                .map(each -> Distribution.of(each.slices().stream().map(ofSlice(judgement.objective()))
                        .flatMap(Stream::ofNullable).toList(), Double::doubleValue).spread())
                .orElse(null);
    }

    private static Function<Slice, @Nullable Double> ofSlice(Objective objective) {
        return switch (objective) {
            case HEALTH_P99 -> Slice::healthP99;
            case PRODUCTS_P99 -> Slice::productsP99;
            case FAILURE_RATE -> Slice::failedPercent;
            case HIT_RATIO -> Slice::hitPercent;
            case CAPACITY, STABILITY, FUNCTIONAL -> _ -> null;
        };
    }

    private Map<String, Double> sources(Judgement judgement) {
        return switch (judgement.objective()) {
            case PRODUCTS_P99, FAILURE_RATE, HIT_RATIO, STABILITY -> Measuring.sources(products(judgement.condition()));
            case HEALTH_P99, CAPACITY, FUNCTIONAL -> Map.of();
        };
    }

    /** The product requests that are judged in a condition; those that are pooled where there is none. */
    private List<Sample> products(@Nullable Condition condition) {
        if (condition == null) {
            return judged.evidence().smallInFaults();
        }
        ConditionEvidence in = judged.evidence().in(condition);
        return in == null ? List.of() : in.judged().stream().filter(Measuring::isProduct).toList();
    }
}
