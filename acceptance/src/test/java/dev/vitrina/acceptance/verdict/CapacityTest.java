package dev.vitrina.acceptance.verdict;

import java.util.List;

import dev.vitrina.acceptance.evidence.CapacityLevel;
import dev.vitrina.acceptance.evidence.Condition;
import dev.vitrina.acceptance.evidence.Generator;
import dev.vitrina.acceptance.selfproof.Changed;
import dev.vitrina.acceptance.tiers.Tier;
import org.junit.jupiter.api.Test;

import static dev.vitrina.acceptance.verdict.Verdicts.BELOW;
import static dev.vitrina.acceptance.verdict.Verdicts.GOOD;
import static dev.vitrina.acceptance.verdict.Verdicts.NO_DATA;
import static dev.vitrina.acceptance.verdict.Verdicts.RECORD;
import static dev.vitrina.acceptance.verdict.Verdicts.reached;
import static org.assertj.core.api.Assertions.assertThat;

/** The capacity is the highest level that was measured twice and held each time. */
final class CapacityTest {

    @Test
    void theLimitItselfDoesNotHold() {
        assertThat(verdict(good(1), good(1))).isEqualTo(BELOW);
        assertThat(verdict(good(1.5), good(1.5))).isEqualTo(reached(Tier.MINIMUM));
        assertThat(verdict(good(4), good(4))).isEqualTo(reached(Tier.TARGET));
        assertThat(verdict(good(2000), good(2000))).isEqualTo(reached(Tier.EXCELLENCE));
        assertThat(verdict(good(2001), good(2001))).isEqualTo(RECORD);
    }

    @Test
    void aLevelThatHeldOnceDoesNotCount() {
        assertThat(verdict(good(4), good(4), good(8))).isEqualTo(reached(Tier.TARGET));
        assertThat(verdict(good(8))).isEqualTo(NO_DATA);
    }

    @Test
    void aLevelThatFailedOnceDoesNotCount() {
        CapacityLevel slow = new CapacityLevel(8, sent(1000, 1000), 500_000, 0);
        CapacityLevel failing = new CapacityLevel(8, sent(1000, 1000), 1000, 50);
        for (CapacityLevel bad : List.of(slow, failing)) {
            assertThat(verdict(good(4), good(4), good(8), good(8), bad)).isEqualTo(reached(Tier.TARGET));
        }
        CapacityLevel justHeld = new CapacityLevel(8, sent(1000, 1000), 499_999, 49);
        assertThat(verdict(justHeld, justHeld)).isEqualTo(reached(Tier.EXCELLENCE));
    }

    @Test
    void whatTheGeneratorCouldNotOfferIsItsCeilingAndNotTheSystems() {
        CapacityLevel tooFast = new CapacityLevel(4000, sent(1000, 900), 9_000_000, 500);
        assertThat(verdict(good(8), good(8), tooFast)).isEqualTo(reached(Tier.EXCELLENCE));
        assertThat(verdict(tooFast)).isInstanceOf(Verdict.Invalid.class);
        assertThat(judge(good(8), good(8), tooFast).figures()).extracting(Figure::name)
                .containsExactly("held", "held", "not offered");
    }

    @Test
    void aLowestLevelThatDoesNotHoldIsBelow() {
        assertThat(verdict(new CapacityLevel(8, sent(1000, 1000), 500_000, 0))).isEqualTo(BELOW);
    }

    @Test
    void noLevelIsNoData() {
        assertThat(verdict()).isEqualTo(NO_DATA);
        assertThat(verdict(new CapacityLevel(8, sent(0, 0), 0, 0))).isInstanceOf(Verdict.Invalid.class);
    }

    private static Verdict verdict(CapacityLevel... levels) {
        return judge(levels).verdict();
    }

    private static Judgement judge(CapacityLevel... levels) {
        return Verdicts.judge(new Capacity(), Changed.capacity(GOOD, List.of(levels)), Condition.CALM);
    }

    private static CapacityLevel good(double perSecond) {
        return new CapacityLevel(perSecond, sent(1000, 1000), 1000, 0);
    }

    private static Generator sent(long offered, long started) {
        return new Generator(offered, started, 0, 0, 0.1);
    }
}
