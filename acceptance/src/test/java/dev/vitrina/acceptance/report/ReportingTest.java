package dev.vitrina.acceptance.report;

import java.util.List;
import java.util.Map;

import dev.vitrina.acceptance.evidence.Condition;
import dev.vitrina.acceptance.evidence.Distribution;
import dev.vitrina.acceptance.evidence.Evidence;
import dev.vitrina.acceptance.report.Report.Line;
import dev.vitrina.acceptance.report.Report.Next;
import dev.vitrina.acceptance.report.Report.Slice;
import dev.vitrina.acceptance.selfproof.Changed;
import dev.vitrina.acceptance.selfproof.GoodEvidence;
import dev.vitrina.acceptance.tiers.Objective;
import dev.vitrina.acceptance.tiers.Tier;
import dev.vitrina.acceptance.verdict.Judge;
import dev.vitrina.acceptance.verdict.Verdict;
import dev.vitrina.loadtest.TrafficClass;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

final class ReportingTest {

    private static final Verdict BELOW = new Verdict.Below();

    @Test
    void saysHowFarTheNextTierIsAndHowMuchBetterThanTheBaseline() {
        Line line = line(Objective.PRODUCTS_P99, Runs.EXCELLENT, 1_600.0);

        assertThat(line.limit()).isEqualTo(2_000);
        assertThat(line.next()).isEqualTo(new Next(Tier.RECORD, 100, 1_500));
        assertThat(line.baseline()).isEqualTo(64_000);
        assertThat(line.factor()).isEqualTo(40);
        assertThat(line(Objective.CAPACITY, Runs.EXCELLENT, 27.0).factor()).isEqualTo(100, within(1e-9));
        assertThat(line(Objective.CAPACITY, Runs.EXCELLENT, 27.0).next())
                .isEqualTo(new Next(Tier.RECORD, 2_000, 1_973));
        assertThat(line(Objective.PRODUCTS_P99, BELOW, 12_000.0).next())
                .isEqualTo(new Next(Tier.MINIMUM, 10_000, 2_000));
        assertThat(line(Objective.PRODUCTS_P99, Runs.RECORD, 12.0).next()).isNull();
    }

    @Test
    void whatHasNoNumberShowsNone() {
        assertThat(line(Objective.FAILURE_RATE, Runs.RECORD, 0.0).factor()).as("none failed").isNull();
        Line noData = line(Objective.HEALTH_P99, new Verdict.NoData(), null);
        assertThat(noData.next()).isNull();
        assertThat(noData.factor()).isNull();
        Line invalid = line(Objective.HEALTH_P99, new Verdict.Invalid("too slow"), 1.0);
        assertThat(invalid.next()).isNull();
        assertThat(invalid.factor()).isNull();
        assertThat(invalid.verdict().reason()).isEqualTo("too slow");
        assertThat(line(Objective.FUNCTIONAL, Runs.RECORD, null).factor()).isNull();
    }

    @Test
    void countsEachClassAndSlice() {
        Report.Measured down = Runs.report().conditions().get(3);

        assertThat(down.requests()).isEqualTo(5_040);
        assertThat(down.classes()).extracting(Report.ClassFigures::name).containsExactly("fresh", "stale", "expired",
                "cold-page", "cold-single", "not-found", "health", "products");
        assertThat(down.classes().getLast().samples() + down.classes().get(6).samples()).isEqualTo(5_040);
        assertThat(down.unanswered()).isEqualTo(50);
        assertThat(down.failures()).containsExactly(Map.entry("reset <by peer>", down.failed()));
        assertThat(down.slices()).hasSize(6).allSatisfy(slice -> assertThat(slice.requests()).isEqualTo(840));
        assertThat(down.slices()).extracting(Slice::fromSeconds).containsExactly(0.0, 10.0, 20.0, 30.0, 40.0, 50.0);
        assertThat(down.routes().values()).hasSize(2)
                .allSatisfy(each -> assertThat(each.client()).isEqualTo(each.service()));
        assertThat(down.sources().values().stream().mapToDouble(Double::doubleValue).sum()).isEqualTo(1, within(1e-9));
    }

    @Test
    void inCalmADegradedAnswerIsShownAsTheFailureThatItIs() {
        Evidence degraded = Changed.samples(GoodEvidence.full(), Condition.CALM,
                each -> each.trafficClass() == TrafficClass.EXPIRED, each -> Changed.degraded(each, "paused"));
        Report.Measured calm = Reporting.of(Judge.judge(degraded, Runs.TIERS, Tier.EXCELLENCE), Runs.TIERS).conditions()
                .getFirst();
        assertThat(calm.failed()).isEqualTo(300);
        assertThat(calm.failures()).containsExactly(Map.entry("degraded in calm: paused", 300L));
        Evidence refused = Changed.samples(GoodEvidence.full(), Condition.CALM,
                each -> each.trafficClass() == TrafficClass.FRESH, Changed::unanswered);
        Report.ClassFigures fresh = Reporting.of(Judge.judge(refused, Runs.TIERS, Tier.EXCELLENCE), Runs.TIERS)
                .conditions().getFirst().classes().getFirst();
        assertThat(fresh.failed()).isEqualTo(1040);
        assertThat(fresh.unanswered()).isZero();
        assertThat(Reporting.of(Judge.judge(Changed.samples(GoodEvidence.full(), Condition.CALM,
                each -> each.trafficClass() == TrafficClass.FRESH, each -> Changed.degraded(each, "paused")),
                Runs.TIERS, Tier.EXCELLENCE), Runs.TIERS).conditions().getFirst().classes().getFirst().hits()).isZero();
    }

    @Test
    void theSourcesOfWhatIsPooledAreThoseOfThePool() {
        Line pooled = Reporting.of(Judge.judge(GoodEvidence.full(), Runs.TIERS, Tier.EXCELLENCE), Runs.TIERS)
                .judgements().stream().filter(each -> each.condition() == null).findFirst().orElseThrow();
        assertThat(pooled.sources()).containsExactly(Map.entry("shopify", 1.0));
    }

    @Test
    void percentilesAreThoseOfTheSamples() {
        Distribution hundred = Distribution.of(List.of(5, 1, 4, 2, 3), Integer::doubleValue);

        assertThat(hundred.percentile(50)).isEqualTo(3);
        assertThat(hundred.percentile(60)).isEqualTo(3);
        assertThat(hundred.percentile(61)).isEqualTo(4);
        assertThat(hundred.percentile(100)).isEqualTo(5);
        assertThat(hundred.spread()).isEqualTo(2);
        assertThat(Distribution.of(List.of(1, 2, 3), Integer::doubleValue).spread()).isNull();
    }

    private static Line line(Objective objective, Verdict verdict, @Nullable Double value) {
        return Runs.report(Runs.judged(verdict, false,
                List.of(Runs.judgement(objective, Condition.CALM, verdict, value, 10)))).judgements().getFirst();
    }
}
