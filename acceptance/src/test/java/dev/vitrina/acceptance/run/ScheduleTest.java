package dev.vitrina.acceptance.run;

import java.time.Duration;
import java.util.List;

import dev.vitrina.acceptance.evidence.Condition;
import dev.vitrina.acceptance.evidence.Profile;
import dev.vitrina.acceptance.tiers.Objective;
import dev.vitrina.acceptance.tiers.Tier;
import dev.vitrina.acceptance.tiers.Tiers;
import dev.vitrina.acceptance.tiers.TiersFile;
import dev.vitrina.loadtest.traffic.Traffic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

final class ScheduleTest {

    private static final Tiers TIERS = TiersFile.standard();
    private static final Duration WARM_UP = Duration.ofSeconds(32);

    @ParameterizedTest
    @EnumSource(Profile.class)
    void eachConditionHasEnoughRequestsOfEachClass(Profile profile) {
        double coldPages = Traffic.ofTheGate().rate() * 0.14;
        double health = Traffic.ofTheGate().healthRate();
        for (Schedule.Phase each : of(profile).phases()) {
            double seconds = length(each).toMillis() / 1000.0;
            assertThat(seconds * Math.min(coldPages, health)).as(each.condition().written())
                    .isGreaterThan(TIERS.bounds().leastSamples());
        }
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void conditionsComeOneAfterAnotherAndTheShopRecoversBetween(Profile profile) {
        Schedule schedule = of(profile);
        assertThat(schedule.phases()).extracting(Schedule.Phase::condition).containsExactly(Condition.values());
        assertThat(schedule.phases().getFirst().begin()).isEqualTo(WARM_UP);
        for (int i = 0; i < schedule.phases().size(); i++) {
            Schedule.Phase phase = schedule.phases().get(i);
            Duration next = i + 1 < schedule.phases().size()
                    ? schedule.phases().get(i + 1).begin()
                    : schedule.length();
            assertThat(schedule.readingAfter(i)).isGreaterThan(phase.end().plusSeconds(1)).isLessThan(next);
            if (phase.condition().fault() && i + 1 < schedule.phases().size()) {
                assertThat(next.minus(phase.end())).isGreaterThan(Duration.ofSeconds(10));
            }
        }
    }

    @Test
    void theQuickOneLeavesRoomInFourMinutesAndHasThreeSlicesOfCalm() {
        assertThat(of(Profile.QUICK).length()).isLessThan(Duration.ofSeconds(215));
        assertThat(length(of(Profile.QUICK).phases().getFirst()).toSeconds() / TIERS.bounds().slice())
                .isGreaterThanOrEqualTo(3);
    }

    @Test
    void theFullOneIsLongEnoughToJudgeStability() {
        double minutes = length(of(Profile.FULL).phases().getFirst()).toSeconds() / 60.0;
        assertThat(TIERS.of(Objective.STABILITY).holds(Tier.EXCELLENCE, minutes)).isTrue();
    }

    private static Duration length(Schedule.Phase phase) {
        return phase.end().minus(phase.begin());
    }

    private static Schedule of(Profile profile) {
        return Schedule.of(profile, WARM_UP, List.of(Condition.values()));
    }
}
