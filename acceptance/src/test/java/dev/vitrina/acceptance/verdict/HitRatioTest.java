package dev.vitrina.acceptance.verdict;

import dev.vitrina.acceptance.evidence.Condition;
import dev.vitrina.acceptance.evidence.Evidence;
import dev.vitrina.acceptance.selfproof.Changed;
import dev.vitrina.acceptance.tiers.Tier;
import dev.vitrina.loadtest.TrafficClass;
import org.junit.jupiter.api.Test;

import static dev.vitrina.acceptance.verdict.Verdicts.GOOD;
import static dev.vitrina.acceptance.verdict.Verdicts.NO_DATA;
import static dev.vitrina.acceptance.verdict.Verdicts.RECORD;
import static dev.vitrina.acceptance.verdict.Verdicts.judge;
import static dev.vitrina.acceptance.verdict.Verdicts.reached;
import static dev.vitrina.acceptance.verdict.Verdicts.some;
import static org.assertj.core.api.Assertions.assertThat;

/** Hits among the product requests in calm; 1340 of 2000 are fresh or stale, so that 67 % is ideal. */
final class HitRatioTest {

    @Test
    void theIdealIsTheShareOfFreshAndStale() {
        Judgement good = judge(new HitRatio(), GOOD, Condition.CALM);
        assertThat(good.value()).isEqualTo(67d);
        assertThat(good.figures()).contains(new Figure("ideal", 67d, 2000, false));
        assertThat(good.verdict()).isEqualTo(RECORD);
    }

    @Test
    void theRecordIs95PercentOfTheIdeal() {
        assertThat(missed(67)).isEqualTo(RECORD);
        assertThat(missed(68)).isEqualTo(reached(Tier.EXCELLENCE));
    }

    @Test
    void theLimitItselfDoesNotHold() {
        assertThat(missed(339)).isEqualTo(reached(Tier.EXCELLENCE));
        assertThat(missed(340)).isEqualTo(reached(Tier.TARGET));
        assertThat(missed(740)).isEqualTo(reached(Tier.MINIMUM));
    }

    @Test
    void whatFailedWasNoHit() {
        Evidence degraded = some(GOOD, Condition.CALM, TrafficClass.FRESH, 740,
                each -> Changed.degraded(each, "paused"));
        assertThat(Verdicts.verdict(new HitRatio(), degraded, Condition.CALM)).isEqualTo(reached(Tier.MINIMUM));
    }

    @Test
    void answersThatDoNotSayWhereTheyComeFromAreNoData() {
        Evidence mute = Changed.samples(GOOD, Condition.CALM, _ -> true, Changed::unanswered);
        assertThat(Verdicts.verdict(new HitRatio(), mute, Condition.CALM)).isEqualTo(NO_DATA);
    }

    @Test
    void fewerThan200ProductsAreNoData() {
        int[] seen = {0};
        Evidence few = Changed.only(GOOD, Condition.CALM,
                each -> each.trafficClass() == TrafficClass.HEALTH || seen[0]++ < 199);
        assertThat(Verdicts.verdict(new HitRatio(), few, Condition.CALM)).isEqualTo(NO_DATA);
        int[] again = {0};
        Evidence enough = Changed.only(GOOD, Condition.CALM,
                each -> each.trafficClass() == TrafficClass.HEALTH || again[0]++ < 200);
        assertThat(Verdicts.verdict(new HitRatio(), enough, Condition.CALM)).isNotEqualTo(NO_DATA);
    }

    private static Verdict missed(int count) {
        return Verdicts.verdict(new HitRatio(), some(GOOD, Condition.CALM, TrafficClass.FRESH, count, Changed::missed),
                Condition.CALM);
    }
}
