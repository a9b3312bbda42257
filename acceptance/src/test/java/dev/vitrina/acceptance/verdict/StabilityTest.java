package dev.vitrina.acceptance.verdict;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.LongStream;

import dev.vitrina.acceptance.evidence.Condition;
import dev.vitrina.acceptance.evidence.ConditionEvidence;
import dev.vitrina.acceptance.evidence.Evidence;
import dev.vitrina.acceptance.evidence.HeapPoint;
import dev.vitrina.acceptance.evidence.Profile;
import dev.vitrina.acceptance.selfproof.Changed;
import dev.vitrina.acceptance.tiers.Tier;
import dev.vitrina.loadtest.Sample;
import dev.vitrina.loadtest.TrafficClass;
import org.junit.jupiter.api.Test;

import static dev.vitrina.acceptance.verdict.Verdicts.BELOW;
import static dev.vitrina.acceptance.verdict.Verdicts.GOOD;
import static dev.vitrina.acceptance.verdict.Verdicts.NO_DATA;
import static dev.vitrina.acceptance.verdict.Verdicts.RECORD;
import static dev.vitrina.acceptance.verdict.Verdicts.reached;
import static org.assertj.core.api.Assertions.assertThat;

/** Eleven minutes of calm in 66 slices: none may be bad, and the end may not be worse than the beginning. */
final class StabilityTest {

    private static final ConditionEvidence CALM = GOOD.conditions().getFirst();
    private static final long FROM = CALM.fromMillis();
    private static final long THIRD = (CALM.toMillis() - FROM) / 3;
    private static final Predicate<Sample> PRODUCTS = each -> each.trafficClass() != TrafficClass.HEALTH;

    @Test
    void aGoodRunIsARecord() {
        Judgement judgement = Verdicts.judge(new Stability(), GOOD, Condition.CALM);
        assertThat(judgement.verdict()).isEqualTo(RECORD);
        assertThat(judgement.value()).isEqualTo(11d);
        assertThat(judgement.samples()).isEqualTo(66);
    }

    @Test
    void tenMinutesAreNotMoreThanTen() {
        assertThat(verdict(lasting(600_000))).isEqualTo(new Verdict.Provisional(Tier.RECORD));
        assertThat(verdict(lasting(600_001))).isEqualTo(RECORD);
    }

    @Test
    void oneBadSliceIsBelow() {
        Predicate<Sample> slice = PRODUCTS
                .and(each -> each.dueMillis() >= FROM + 300_000 && each.dueMillis() < FROM + 310_000);
        assertThat(verdict(Changed.samples(GOOD, Condition.CALM, slice, Changed::failed))).isEqualTo(BELOW);
        int[] seen = {0};
        assertThat(verdict(Changed.samples(GOOD, Condition.CALM, slice.and(_ -> seen[0]++ < 1), Changed::failed)))
                .isEqualTo(reached(Tier.EXCELLENCE));
        assertThat(verdict(Changed.samples(GOOD, Condition.CALM, slice, each -> Changed.took(each, 100))))
                .isEqualTo(reached(Tier.EXCELLENCE));
    }

    @Test
    void theLastThirdMayBeHalfAsSlowAgain() {
        assertThat(verdict(atTheEnd(60))).isEqualTo(RECORD);
        assertThat(verdict(atTheEnd(61))).isEqualTo(BELOW);
    }

    @Test
    void theHeapMayGrowByATenthAnd16Mebibytes() {
        assertThat(verdict(heap(100 << 20, 126 << 20, 0))).isEqualTo(RECORD);
        assertThat(verdict(heap(100 << 20, (126 << 20) + 1024, 0))).isEqualTo(BELOW);
    }

    @Test
    void aCacheThatFillsIsNoLeak() {
        assertThat(verdict(heap(100 << 20, 1126 << 20, 1000 << 20))).isEqualTo(RECORD);
    }

    @Test
    void aRestartIsBelowInEachProfile() {
        Evidence restarted = Changed.processAtEnd(GOOD, "2@2");
        assertThat(verdict(restarted)).isEqualTo(BELOW);
        assertThat(verdict(Changed.profile(restarted, Profile.QUICK))).isEqualTo(BELOW);
    }

    @Test
    void aQuickRunIsProvisionalByItsSlices() {
        assertThat(verdict(quick(GOOD))).isEqualTo(new Verdict.Provisional(Tier.RECORD));
        assertThat(verdict(quick(atTheEnd(61)))).isEqualTo(new Verdict.Provisional(Tier.RECORD));
        assertThat(verdict(quick(Changed.heap(GOOD, List.of())))).isEqualTo(new Verdict.Provisional(Tier.RECORD));
        Evidence failing = Changed.samples(GOOD, Condition.CALM, PRODUCTS, Changed::failed);
        assertThat(verdict(quick(failing))).isEqualTo(new Verdict.Provisional(Tier.MINIMUM));
    }

    @Test
    void whatWasNotMeasuredIsNoData() {
        assertThat(verdict(lasting(29_999))).isEqualTo(NO_DATA);
        assertThat(verdict(lasting(0))).isEqualTo(NO_DATA);
        assertThat(verdict(Changed.heap(GOOD, List.of()))).isEqualTo(NO_DATA);
        assertThat(verdict(Changed.processAtEnd(GOOD, ""))).isEqualTo(NO_DATA);
        assertThat(verdict(Changed.conditions(GOOD, List.of()))).isEqualTo(NO_DATA);
        assertThat(verdict(Changed.only(GOOD, Condition.CALM, each -> each.dueMillis() < FROM + 300_000)))
                .isEqualTo(NO_DATA);
    }

    private static Verdict verdict(Evidence evidence) {
        return Verdicts.verdict(new Stability(), evidence, Condition.CALM);
    }

    private static Evidence quick(Evidence evidence) {
        return Changed.profile(evidence, Profile.QUICK);
    }

    private static Evidence lasting(long millis) {
        return Changed.condition(GOOD, Condition.CALM,
                each -> new ConditionEvidence(each.condition(), FROM, FROM + millis,
                        each.samples(), each.generator(), each.counts(), each.faults()));
    }

    private static Evidence atTheEnd(long millis) {
        return Changed.samples(GOOD, Condition.CALM, PRODUCTS.and(each -> each.dueMillis() >= FROM + 2 * THIRD),
                each -> Changed.took(each, millis));
    }

    private static Evidence heap(long first, long last, long cacheAtTheEnd) {
        return Changed.heap(GOOD, LongStream.range(0, 9).mapToObj(each -> new HeapPoint(FROM + each * THIRD / 3,
                each < 3 ? first : last, each < 3 ? 0 : cacheAtTheEnd)).toList());
    }
}
