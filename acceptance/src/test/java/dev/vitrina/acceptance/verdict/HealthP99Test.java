package dev.vitrina.acceptance.verdict;

import dev.vitrina.acceptance.evidence.Condition;
import dev.vitrina.acceptance.evidence.ConditionEvidence;
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

/** The p99 of the health is held against the limits, in each condition by itself. */
final class HealthP99Test {

    private final Rule rule = new HealthP99();

    @ParameterizedTest
    @EnumSource(Condition.class)
    void goodHealthIsARecordInEachCondition(Condition condition) {
        assertThat(verdict(rule, GOOD, condition)).isEqualTo(RECORD);
    }

    @Test
    void theLimitItselfDoesNotHold() {
        assertThat(verdict(rule, all(2000), Condition.SLOW)).isEqualTo(BELOW);
        assertThat(verdict(rule, all(1999), Condition.SLOW)).isEqualTo(reached(Tier.MINIMUM));
        assertThat(verdict(rule, all(999), Condition.SLOW)).isEqualTo(reached(Tier.TARGET));
        assertThat(verdict(rule, all(499), Condition.SLOW)).isEqualTo(reached(Tier.EXCELLENCE));
        assertThat(verdict(rule, all(2000), Condition.CALM)).isEqualTo(RECORD);
    }

    @Test
    void oneInAHundredMayTakeAnyTimeAndNoMore() {
        assertThat(verdict(rule, slow(2), Condition.SLOW)).isEqualTo(RECORD);
        assertThat(verdict(rule, slow(3), Condition.SLOW)).isEqualTo(BELOW);
        assertThat(judge(rule, slow(3), Condition.SLOW).value()).isEqualTo(64_000d);
    }

    @Test
    void fewerThan200RequestsAreNoData() {
        assertThat(verdict(rule, atMost(GOOD, Condition.DOWN, TrafficClass.HEALTH, 199), Condition.DOWN))
                .isEqualTo(NO_DATA);
        Judgement enough = judge(rule, atMost(GOOD, Condition.DOWN, TrafficClass.HEALTH, 200), Condition.DOWN);
        assertThat(enough.verdict()).isEqualTo(RECORD);
        assertThat(enough.samples()).isEqualTo(200);
    }

    @Test
    void requestsOutsideTheWindowAreNotJudged() {
        Evidence later = Changed.condition(GOOD, Condition.DOWN,
                each -> new ConditionEvidence(each.condition(), each.toMillis(),
                        each.toMillis() + 60_000, each.samples(), each.generator(), each.counts(), each.faults()));
        assertThat(verdict(rule, later, Condition.DOWN)).isEqualTo(NO_DATA);
    }

    private static Evidence all(long millis) {
        return some(GOOD, Condition.SLOW, TrafficClass.HEALTH, 240, each -> Changed.took(each, millis));
    }

    private static Evidence slow(int count) {
        return some(GOOD, Condition.SLOW, TrafficClass.HEALTH, count, each -> Changed.took(each, 64_000));
    }
}
