package dev.vitrina.acceptance.capacity;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;

import dev.vitrina.acceptance.evidence.CapacityLevel;
import dev.vitrina.acceptance.evidence.Generator;
import dev.vitrina.acceptance.tiers.Tiers;
import dev.vitrina.acceptance.tiers.TiersFile;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class CapacitySearchTest {

    private static final Tiers TIERS = TiersFile.standard();
    private static final CapacityRange RANGE = new CapacityRange(100, 1, 10_000, 16, 1.1);

    private final CapacitySearch search = new CapacitySearch(RANGE, TIERS);

    @Test
    void climbsByDoublingThenBisectsAndConfirms() {
        List<CapacityLevel> levels = search(rate -> rate <= 1_000 ? good(rate) : slow(rate));

        assertThat(levels.stream().map(CapacityLevel::perSecond).limit(5)).containsExactly(100.0, 200.0, 400.0, 800.0,
                1_600.0);
        CapacityResult result = result(levels);
        assertThat(result.perSecond()).isBetween(1_000 / 1.1, 1_000.0);
        assertThat(result.measurements()).isEqualTo(2);
        assertThat(result.systemLimit()).isBetween(1_000.0, 1_100.0);
        assertThat(result.generatorCeiling()).isNull();
    }

    @Test
    void climbsDownWhereTheStartIsTooMuch() {
        assertThat(result(search(rate -> rate <= 7 ? good(rate) : slow(rate))).perSecond()).isBetween(6.0, 7.0);
    }

    @Test
    void givesUpBelowTheLowestRate() {
        List<CapacityLevel> levels = search(CapacitySearchTest::slow);

        assertThat(levels.stream().map(CapacityLevel::perSecond)).endsWith(100 / 64.0, 1.0).doesNotHaveDuplicates();
        assertThat(result(levels).perSecond()).isNull();
    }

    @Test
    void stopsAtTheHighestRate() {
        List<CapacityLevel> levels = search(CapacitySearchTest::good);

        assertThat(result(levels)).isEqualTo(new CapacityResult(10_000.0, 2, null, null));
        assertThat(levels).hasSize(9);
    }

    @Test
    void aLevelThatTheGeneratorCouldNotOfferEndsTheClimbAndTheBestBelowIsConfirmed() {
        List<CapacityLevel> levels = search(rate -> rate <= 500 ? good(rate) : notOffered(rate));

        assertThat(levels.stream().map(CapacityLevel::perSecond)).containsExactly(100.0, 200.0, 400.0, 800.0,
                800.0, 400.0);
        assertThat(result(levels)).isEqualTo(new CapacityResult(400.0, 2, null, 800.0));
    }

    @Test
    void aLevelThatWasNotOfferedOnceIsNotTheCeiling() {
        int[] hiccups = {1};
        List<CapacityLevel> levels = search(rate -> rate == 800 && hiccups[0]-- > 0 ? notOffered(rate) : good(rate));

        assertThat(result(levels)).isEqualTo(new CapacityResult(10_000.0, 2, null, null));
    }

    @Test
    void oneGoodLevelIsNoResult() {
        assertThat(result(List.of(good(100), good(200))).perSecond()).isNull();
    }

    @Test
    void aRateThatHeldTwiceAndThenFailedIsNoResult() {
        List<CapacityLevel> levels = List.of(good(100), good(100), good(200), good(200), slow(200));

        assertThat(result(levels).perSecond()).isEqualTo(100);
    }

    @Test
    void goesOnBelowWhereConfirmingFails() {
        List<CapacityLevel> levels = new ArrayList<>(List.of(good(100), good(200), slow(220), slow(200)));

        assertThat(search.next(levels)).isEqualTo(new CapacityStep.Measure(Math.sqrt(100 * 200)));
    }

    @Test
    void keepsTheLastLevelsForConfirming() {
        CapacitySearch shortSearch = new CapacitySearch(new CapacityRange(100, 1, 10_000, 5, 1.1), TIERS);
        List<CapacityLevel> levels = new ArrayList<>(List.of(good(100), good(200), good(400)));

        assertThat(shortSearch.next(levels)).isEqualTo(new CapacityStep.Measure(400));
        levels.add(slow(400));
        assertThat(shortSearch.next(levels)).isEqualTo(new CapacityStep.Measure(200));
        levels.add(good(200));
        assertThat(shortSearch.next(levels))
                .isEqualTo(new CapacityStep.Done(new CapacityResult(200.0, 2, 400.0, null)));
    }

    @Test
    void neverMeasuresMoreThanItMay() {
        for (double limit = 0.5; limit < 20_000; limit *= 1.3) {
            double most = limit;
            assertThat(search(rate -> rate <= most ? good(rate) : slow(rate)).size()).isLessThanOrEqualTo(16);
        }
    }

    @Test
    void aLevelHoldsOnlyBelowItsLimitsAndWhereItWasOffered() {
        assertThat(outcome(499_999, 49, 1_000)).isEqualTo(LevelOutcome.HELD);
        assertThat(outcome(500_000, 0, 1_000)).as("p99").isEqualTo(LevelOutcome.DID_NOT_HOLD);
        assertThat(outcome(1, 50, 1_000)).as("failed").isEqualTo(LevelOutcome.DID_NOT_HOLD);
        assertThat(outcome(1, 0, 989)).as("started").isEqualTo(LevelOutcome.NOT_OFFERED);
    }

    @Test
    void refusesASearchThatCannotEnd() {
        assertThatThrownBy(() -> new CapacityRange(100, 0, 1_000, 16, 1.1))
                .hasMessageContaining("lowest");
        assertThatThrownBy(() -> new CapacityRange(100, 1, 1_000, 1, 1.1))
                .hasMessageContaining("1 levels");
        assertThatThrownBy(() -> new CapacityRange(100, 1, 1_000, 16, 1))
                .hasMessageContaining("precision");
    }

    @Test
    void aLevelThatWasNotOfferedSaysNothingOfItsRate() {
        assertThat(result(List.of(good(100), good(100), notOffered(100))))
                .isEqualTo(new CapacityResult(100.0, 2, null, null));
    }

    private static CapacityResult result(List<CapacityLevel> levels) {
        return CapacityResult.of(levels, TIERS);
    }

    private static LevelOutcome outcome(long p99, long failed, long started) {
        return LevelOutcome.of(level(100, p99, failed, 1_000, started, 0, 0.2), TIERS);
    }

    private List<CapacityLevel> search(DoubleFunction<CapacityLevel> service) {
        List<CapacityLevel> levels = new ArrayList<>();
        while (search.next(levels) instanceof CapacityStep.Measure(double rate)) {
            levels.add(service.apply(rate));
        }
        return levels;
    }

    private static CapacityLevel good(double rate) {
        return level(rate, 20_000, 0, 1_000, 1_000, 0, 0.2);
    }

    private static CapacityLevel slow(double rate) {
        return level(rate, 3_000_000, 0, 1_000, 1_000, 0, 0.2);
    }

    private static CapacityLevel notOffered(double rate) {
        return level(rate, 3_000_000, 900, 1_000, 700, 500_000, 0.9);
    }

    private static CapacityLevel level(double rate, long p99, long failed, long offered, long started, long lag,
            double cpu) {
        return new CapacityLevel(rate, new Generator(offered, started, lag, lag, cpu), p99, failed);
    }
}
