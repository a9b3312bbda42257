package dev.vitrina.acceptance.verdict;

import dev.vitrina.acceptance.evidence.Condition;
import dev.vitrina.acceptance.evidence.Evidence;
import dev.vitrina.acceptance.selfproof.Changed;
import dev.vitrina.acceptance.tiers.Tier;
import dev.vitrina.loadtest.Sample;
import dev.vitrina.loadtest.TrafficClass;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

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

/** Failed and unanswered requests count together over the mix, failed ones alone class by class. */
final class FailureRateTest {

    private final Rule rule = new FailureRate();

    @ParameterizedTest
    @EnumSource(Condition.class)
    void coldSinglesMayBeUnansweredInAFault(Condition condition) {
        assertThat(verdict(rule, GOOD, condition)).isEqualTo(RECORD);
        assertThat(verdict(rule, GOOD, null)).isEqualTo(RECORD);
    }

    @ParameterizedTest
    @EnumSource(value = TrafficClass.class, names = {"FRESH", "STALE", "EXPIRED", "COLD_PAGE", "HEALTH"})
    void aFifthOfAnyClassIsBelow(TrafficClass failing) {
        int all = (int) GOOD.conditions().get(1).judged().stream().filter(each -> each.trafficClass() == failing)
                .count();
        assertThat(verdict(rule, failed(Condition.FAILING, failing, all / 5), Condition.FAILING)).isEqualTo(BELOW);
        assertThat(verdict(rule, failed(Condition.FAILING, failing, all / 5 - 1), Condition.FAILING))
                .isEqualTo(reached(Tier.MINIMUM));
        assertThat(verdict(rule, failed(Condition.FAILING, failing, all / 10 - 1), Condition.FAILING))
                .isEqualTo(reached(Tier.TARGET));
        assertThat(verdict(rule, failed(Condition.FAILING, failing, 1), Condition.FAILING))
                .isEqualTo(reached(Tier.EXCELLENCE));
    }

    @Test
    void failedAndUnansweredCountTogether() {
        // 30 cold singles are unanswered, so that 370 more are a fifth of 2000.
        Evidence unanswered = some(GOOD, Condition.DOWN, TrafficClass.FRESH, 200, Changed::unanswered);
        Evidence both = some(unanswered, Condition.DOWN, TrafficClass.STALE, 50, Changed::failed);
        Evidence fifth = some(both, Condition.DOWN, TrafficClass.EXPIRED, 120, Changed::unanswered);
        assertThat(judge(rule, fifth, Condition.DOWN).value()).isEqualTo(20d);
        assertThat(verdict(rule, fifth, Condition.DOWN)).isEqualTo(BELOW);
        Evidence less = some(both, Condition.DOWN, TrafficClass.EXPIRED, 119, Changed::unanswered);
        assertThat(verdict(rule, less, Condition.DOWN)).isEqualTo(reached(Tier.MINIMUM));
    }

    @Test
    void thereIsNoRecordWhereAPageIsUnanswered() {
        assertThat(
                verdict(rule, some(GOOD, Condition.DOWN, TrafficClass.FRESH, 1, Changed::unanswered), Condition.DOWN))
                .isEqualTo(reached(Tier.EXCELLENCE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"patience", "breaker-open", "config", "throttled", "failed", "empty", "paused",
        "queue-full"})
    void aDegradedAnswerInCalmFailed(String reason) {
        assertThat(verdict(rule, degraded(Condition.CALM, reason), Condition.CALM)).isEqualTo(BELOW);
        assertThat(verdict(rule, degraded(Condition.DOWN, reason), Condition.DOWN)).isEqualTo(RECORD);
    }

    @ParameterizedTest
    @ValueSource(strings = {"revalidating", "soft-deadline"})
    void aStaleAnswerInCalmIsNoFailure(String reason) {
        assertThat(verdict(rule, degraded(Condition.CALM, reason), Condition.CALM)).isEqualTo(RECORD);
    }

    @ParameterizedTest
    @EnumSource(value = TrafficClass.class, names = {"FRESH", "STALE"})
    void aStaleAnswerWhoseRefreshFoundNoSlotIsNoFailure(TrafficClass trafficClass) {
        assertThat(verdict(rule, some(GOOD, Condition.CALM, trafficClass, 300,
                each -> Changed.degraded(each, "queue-full")), Condition.CALM)).isEqualTo(RECORD);
    }

    @ParameterizedTest
    @EnumSource(value = TrafficClass.class, names = {"EXPIRED", "COLD_PAGE"})
    void aFullQueueIsAFailureWhereSomebodyWaits(TrafficClass trafficClass) {
        assertThat(verdict(rule, some(GOOD, Condition.CALM, trafficClass, 300,
                each -> Changed.degraded(each, "queue-full")), Condition.CALM)).isEqualTo(BELOW);
    }

    @Test
    void aStandInForAStaleAnswerIsAFailure() {
        Evidence standIn = some(GOOD, Condition.CALM, TrafficClass.STALE, 300,
                each -> new Sample(each.trafficClass(), each.route(), each.dueMillis(), each.micros(), 200,
                        "last-known-good", "queue-full", true, ""));
        assertThat(verdict(rule, standIn, Condition.CALM)).isEqualTo(BELOW);
    }

    @Test
    void coldSinglesThatFailInCalmAreNotHiddenByTheirNumber() {
        Judgement few = judge(rule, some(GOOD, Condition.CALM, TrafficClass.COLD_SINGLE, 16, Changed::unanswered),
                Condition.CALM);
        assertThat(few.verdict()).isEqualTo(BELOW);
        assertThat(few.value()).isEqualTo(20d);
    }

    @Test
    void theSmallClassesFailOverAllFaults() {
        assertThat(verdict(rule, failed(Condition.DOWN, TrafficClass.COLD_SINGLE, 60), Condition.DOWN))
                .isEqualTo(reached(Tier.EXCELLENCE));
        Evidence fifth = failed(Condition.DOWN, TrafficClass.COLD_SINGLE, 60);
        assertThat(verdict(rule, some(fifth, Condition.SLOW, TrafficClass.NOT_FOUND, 4, Changed::failed), null))
                .isEqualTo(BELOW);
        assertThat(verdict(rule, some(fifth, Condition.SLOW, TrafficClass.NOT_FOUND, 3, Changed::failed), null))
                .isEqualTo(reached(Tier.MINIMUM));
    }

    @Test
    void healthHasNoHonest503() {
        assertThat(verdict(rule, some(GOOD, Condition.DOWN, TrafficClass.HEALTH, 240, Changed::unanswered),
                Condition.DOWN))
                .isEqualTo(BELOW);
    }

    @ParameterizedTest
    @EnumSource(value = TrafficClass.class, names = {"FRESH", "STALE", "EXPIRED", "COLD_PAGE", "HEALTH"})
    void fewerThan200OfALargeClassAreNoData(TrafficClass few) {
        assertThat(verdict(rule, atMost(GOOD, Condition.CALM, few, 199), Condition.CALM)).isEqualTo(NO_DATA);
        assertThat(verdict(rule, atMost(GOOD, Condition.CALM, few, 200), Condition.CALM)).isEqualTo(RECORD);
    }

    private static Evidence failed(Condition condition, TrafficClass trafficClass, int count) {
        return some(GOOD, condition, trafficClass, count, Changed::failed);
    }

    private static Evidence degraded(Condition condition, String reason) {
        return some(GOOD, condition, TrafficClass.EXPIRED, 300, each -> Changed.degraded(each, reason));
    }
}
