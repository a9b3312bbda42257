package dev.vitrina.acceptance.verdict;

import java.util.List;
import java.util.function.Predicate;

import dev.vitrina.acceptance.evidence.Condition;
import dev.vitrina.acceptance.evidence.ConditionEvidence;
import dev.vitrina.acceptance.evidence.Evidence;
import dev.vitrina.acceptance.evidence.Generator;
import dev.vitrina.acceptance.evidence.KeyStates;
import dev.vitrina.acceptance.evidence.Profile;
import dev.vitrina.acceptance.evidence.Run;
import dev.vitrina.acceptance.selfproof.Changed;
import dev.vitrina.acceptance.tiers.Objective;
import dev.vitrina.acceptance.tiers.Tier;
import dev.vitrina.loadtest.Sample;
import dev.vitrina.loadtest.TrafficClass;
import org.junit.jupiter.api.Test;

import static dev.vitrina.acceptance.verdict.Verdicts.BELOW;
import static dev.vitrina.acceptance.verdict.Verdicts.GOOD;
import static dev.vitrina.acceptance.verdict.Verdicts.NO_DATA;
import static dev.vitrina.acceptance.verdict.Verdicts.RECORD;
import static dev.vitrina.acceptance.verdict.Verdicts.TIERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The whole: what is judged, in which order, and when it passes. */
final class JudgeTest {

    @Test
    void eachObjectiveIsJudgedWhereItBelongs() {
        List<Judgement> judgements = judge(GOOD).judgements();
        int faultsAndCalm = Condition.values().length;
        assertThat(count(judgements, Objective.HEALTH_P99)).isEqualTo(faultsAndCalm);
        assertThat(count(judgements, Objective.PRODUCTS_P99)).isEqualTo(faultsAndCalm + 1);
        assertThat(count(judgements, Objective.FAILURE_RATE)).isEqualTo(faultsAndCalm + 1);
        for (Objective each : List.of(Objective.CAPACITY, Objective.STABILITY, Objective.HIT_RATIO,
                Objective.FUNCTIONAL)) {
            assertThat(count(judgements, each)).isEqualTo(1);
        }
        assertThat(judge(Changed.conditions(GOOD, List.of())).judgements()).hasSameSizeAs(judgements);
    }

    @Test
    void aGoodRunPassesWithTheRecord() {
        Judged judged = Judge.judge(GOOD, TIERS, Tier.RECORD);
        assertThat(judged.overall()).isEqualTo(RECORD);
        assertThat(judged.passed()).isTrue();
        assertThat(judged.required()).isEqualTo(Tier.RECORD);
    }

    @Test
    void theOverallVerdictIsTheLowest() {
        Evidence minimum = Changed.samples(GOOD, Condition.CALM, each -> true, Changed::missed);
        assertThat(judge(minimum).overall()).isEqualTo(new Verdict.Reached(Tier.MINIMUM));
        assertThat(judge(minimum).passed()).isFalse();
        assertThat(Judge.judge(minimum, TIERS, Tier.MINIMUM).passed()).isTrue();
    }

    @Test
    void provisionalPassesQuickAndNotFull() {
        Judged quick = judge(Changed.profile(GOOD, Profile.QUICK));
        assertThat(quick.overall()).isEqualTo(new Verdict.Provisional(Tier.RECORD));
        assertThat(quick.passed()).isTrue();
        Judged tooShort = judge(Changed.condition(GOOD, Condition.CALM,
                each -> new ConditionEvidence(each.condition(), each.fromMillis(),
                        each.fromMillis() + 600_000, each.samples(), each.generator(), each.counts(), each.faults())));
        assertThat(tooShort.overall()).isEqualTo(new Verdict.Provisional(Tier.RECORD));
        assertThat(tooShort.passed()).isFalse();
    }

    @Test
    void anInvalidConditionIsInvalidWhateverItsFigures() {
        Evidence slow = Changed.samples(GOOD, Condition.DOWN, each -> each.trafficClass() == TrafficClass.HEALTH,
                each -> Changed.took(each, 64_000));
        assertThat(judge(slow).overall()).isEqualTo(BELOW);
        Judged judged = judge(Changed.faults(slow, Condition.DOWN, 0));
        assertThat(judged.overall()).isEqualTo(new Verdict.Invalid("The demo store saw no fault"));
        Judgement health = judged.judgements().stream()
                .filter(each -> each.objective() == Objective.HEALTH_P99 && each.condition() == Condition.DOWN)
                .findFirst()
                .orElseThrow();
        assertThat(health.value()).isEqualTo(64_000d);
        assertThat(judged.judgements()).filteredOn(each -> each.condition() == null).extracting(Judgement::verdict)
                .containsOnly(new Verdict.Invalid("down: The demo store saw no fault"));
    }

    @Test
    void aConditionThatIsNotThereIsNoData() {
        assertThat(judge(Changed.conditions(GOOD, GOOD.conditions().subList(0, 4))).overall()).isEqualTo(NO_DATA);
    }

    @Test
    void aConditionInWhichNothingWasSentIsNoDataRatherThanInvalid() {
        Evidence nothing = Changed.generator(Changed.only(GOOD, Condition.SLOW, _ -> false), Condition.SLOW,
                new Generator(0, 0, 0, 0, 0));
        assertThat(judge(nothing).overall()).isEqualTo(NO_DATA);
    }

    /** Of a service that is deployed there is nothing to break, and its lives are its own. */
    @Test
    void aRunThatSetOutForCalmAloneIsJudgedInCalmByTheClassesThatAnswersTell() {
        Judged judged = judge(calmAlone(KeyStates.TOLD, each -> each.trafficClass() != TrafficClass.STALE));
        assertThat(judged.overall()).isEqualTo(RECORD);
        assertThat(judged.judgements()).extracting(Judgement::condition).containsOnly(Condition.CALM);
        assertThat(judge(calmAlone(KeyStates.PLANNED, each -> each.trafficClass() != TrafficClass.STALE)).overall())
                .isEqualTo(NO_DATA);
    }

    @Test
    void aClassThatIsToldButTooSmallIsNoData() {
        int[] stale = {0};
        assertThat(judge(calmAlone(KeyStates.TOLD,
                each -> each.trafficClass() != TrafficClass.STALE || stale[0]++ < 199)).overall()).isEqualTo(NO_DATA);
        assertThat(judge(calmAlone(KeyStates.TOLD, each -> each.trafficClass() == TrafficClass.HEALTH)).overall())
                .isEqualTo(NO_DATA);
    }

    private static Evidence calmAlone(KeyStates keyStates, Predicate<Sample> which) {
        Evidence some = Changed.only(Changed.conditions(GOOD, GOOD.conditions().subList(0, 1)), Condition.CALM, which);
        Run run = GOOD.run();
        return new Evidence(
                new Run(run.id(), run.startedMillis(), run.profile(), List.of(Condition.CALM), keyStates, "",
                        run.machine(), run.jdk(), run.serviceVersion(), run.seed(), run.overrides()),
                some.warmUp(), some.conditions(), some.heap(), some.processAtStart(), some.processAtEnd(),
                some.capacity(), some.checks());
    }

    @Test
    void theBaselineCannotBeRequired() {
        assertThatThrownBy(() -> Judge.judge(GOOD, TIERS, Tier.BASELINE)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Judged judge(Evidence evidence) {
        return Judge.judge(evidence, TIERS, Tier.EXCELLENCE);
    }

    private static long count(List<Judgement> judgements, Objective objective) {
        return judgements.stream().filter(each -> each.objective() == objective).count();
    }
}
