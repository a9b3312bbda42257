package dev.vitrina.acceptance.verdict;

import dev.vitrina.acceptance.evidence.Condition;
import dev.vitrina.acceptance.evidence.Evidence;
import dev.vitrina.acceptance.selfproof.Changed;
import dev.vitrina.acceptance.tiers.Tier;
import dev.vitrina.loadtest.TrafficClass;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static dev.vitrina.acceptance.verdict.Verdicts.BELOW;
import static dev.vitrina.acceptance.verdict.Verdicts.GOOD;
import static dev.vitrina.acceptance.verdict.Verdicts.NO_DATA;
import static dev.vitrina.acceptance.verdict.Verdicts.RECORD;
import static dev.vitrina.acceptance.verdict.Verdicts.atMost;
import static dev.vitrina.acceptance.verdict.Verdicts.judge;
import static dev.vitrina.acceptance.verdict.Verdicts.reached;
import static dev.vitrina.acceptance.verdict.Verdicts.some;
import static dev.vitrina.acceptance.verdict.Verdicts.verdict;
import static org.assertj.core.api.Assertions.assertThat;

/** The worst class is the value, and the small classes are judged over all conditions with a fault. */
final class ProductsP99Test {

    private final Rule rule = new ProductsP99();

    @ParameterizedTest
    @EnumSource(value = TrafficClass.class, names = {"FRESH", "STALE", "EXPIRED", "COLD_PAGE"})
    void oneSlowClassIsNotDilutedByTheOthers(TrafficClass slow) {
        Judgement judgement = judge(rule, took(Condition.SLOW, slow, 10_000), Condition.SLOW);
        assertThat(judgement.verdict()).isEqualTo(BELOW);
        assertThat(judgement.basis()).isEqualTo("worst class: " + slow.written());
        assertThat(judgement.value()).isEqualTo(10_000d);
    }

    @Test
    void theLimitItselfDoesNotHold() {
        assertThat(verdict(rule, took(Condition.DOWN, TrafficClass.COLD_PAGE, 9_999), Condition.DOWN))
                .isEqualTo(reached(Tier.MINIMUM));
        assertThat(verdict(rule, took(Condition.DOWN, TrafficClass.COLD_PAGE, 1_600), Condition.DOWN))
                .isEqualTo(reached(Tier.EXCELLENCE));
        assertThat(verdict(rule, took(Condition.DOWN, TrafficClass.COLD_PAGE, 1_599), Condition.DOWN))
                .isEqualTo(RECORD);
    }

    @Test
    void theRecordInCalmIsAHundredMilliseconds() {
        assertThat(verdict(rule, took(Condition.CALM, TrafficClass.COLD_PAGE, 100), Condition.CALM))
                .isEqualTo(reached(Tier.EXCELLENCE));
        assertThat(verdict(rule, took(Condition.CALM, TrafficClass.COLD_PAGE, 99), Condition.CALM)).isEqualTo(RECORD);
    }

    @ParameterizedTest
    @EnumSource(value = TrafficClass.class, names = {"FRESH", "STALE", "EXPIRED", "COLD_PAGE"})
    void eachLargeClassNeeds200RequestsInEachCondition(TrafficClass few) {
        for (Condition each : Condition.values()) {
            assertThat(verdict(rule, atMost(GOOD, each, few, 199), each)).isEqualTo(NO_DATA);
            assertThat(verdict(rule, atMost(GOOD, each, few, 200), each)).isEqualTo(RECORD);
        }
    }

    @Test
    void theSmallClassesArePooledAndSlowOnesBelow() {
        Judgement good = judge(rule, GOOD, null);
        assertThat(good.verdict()).isEqualTo(RECORD);
        assertThat(good.samples()).isEqualTo(4 * 80);
        assertThat(verdict(rule, took(Condition.SLOW, TrafficClass.COLD_SINGLE, 10_000), null)).isEqualTo(BELOW);
        assertThat(verdict(rule, took(Condition.SLOW, TrafficClass.NOT_FOUND, 10_000), null)).isEqualTo(BELOW);
        assertThat(verdict(rule, took(Condition.CALM, TrafficClass.NOT_FOUND, 10_000), null)).isEqualTo(RECORD);
    }

    @Test
    void fewerThan200OfThePoolAreNoData() {
        Evidence few = GOOD;
        for (Condition each : Condition.values()) {
            few = atMost(few, each, TrafficClass.NOT_FOUND, 0);
            few = atMost(few, each, TrafficClass.COLD_SINGLE, 50);
        }
        assertThat(verdict(rule, few, null)).isEqualTo(RECORD);
        assertThat(verdict(rule, atMost(few, Condition.DOWN, TrafficClass.COLD_SINGLE, 49), null)).isEqualTo(NO_DATA);
    }

    private static Evidence took(Condition condition, TrafficClass trafficClass, long millis) {
        return some(GOOD, condition, trafficClass, Integer.MAX_VALUE, each -> Changed.took(each, millis));
    }
}
