package dev.vitrina.shopify;

import java.time.Duration;
import java.time.Instant;

import dev.vitrina.TestClock;
import dev.vitrina.shopify.ShopStatus.Outcome;
import dev.vitrina.shopify.ShopStatus.Trouble;
import dev.vitrina.shopify.ShopifyResult.Cause;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

final class CallStatisticsTest {

    private static final Duration SHORT = Duration.ofMillis(100);

    private final TestClock clock = new TestClock();
    private final CallStatistics statistics = new CallStatistics(Duration.ofSeconds(2), clock);
    private final Instant start = clock.instant();

    @Test
    void aShopThatAnswersIsInNoTrouble() {
        note(50, new ShopifyResult.Found<>("x"));
        note(5, new ShopifyResult.Failed<>(Cause.GATEWAY, "502"));
        assertThat(statistics.trouble()).isNull();
        assertThat(statistics.counts()).containsEntry(Outcome.ANSWERED, 50L).containsEntry(Outcome.FAILED, 5L);
    }

    @Test
    void troubleBeginsWithTheFirstOfTheCallsThatMakeIt() {
        note(10, new ShopifyResult.Found<>("x"));
        clock.advance(Duration.ofMinutes(1));
        note(10, new ShopifyResult.Failed<>(Cause.ERRORS, "x"));
        clock.advance(Duration.ofMinutes(1));
        note(40, new ShopifyResult.Failed<>(Cause.STATUS, "x"));
        assertThat(statistics.trouble()).isEqualTo(new Trouble(Outcome.FAILED, start.plusSeconds(60)));
        note(11, new ShopifyResult.Found<>("x"));
        assertThat(statistics.trouble()).isNull();
    }

    @Test
    void callsThatEndedBadlyBeforeTheyWereHalfBelongToTheTrouble() {
        note(2, new ShopifyResult.Found<>("x"));
        clock.advance(Duration.ofSeconds(1));
        note(1, new ShopifyResult.Failed<>(Cause.GATEWAY, "502"));
        assertThat(statistics.trouble()).isNull();
        clock.advance(Duration.ofSeconds(1));
        note(1, new ShopifyResult.Failed<>(Cause.GATEWAY, "502"));
        assertThat(statistics.trouble()).isEqualTo(new Trouble(Outcome.FAILED, start.plusSeconds(1)));
    }

    @Test
    void itIsWhatMostOfTheLastCallsEndedWith() {
        note(3, new ShopifyResult.Throttled<>(null));
        note(4, new ShopifyResult.Failed<>(Cause.NO_CONNECTION, "x"));
        assertThat(statistics.trouble()).isEqualTo(new Trouble(Outcome.UNREACHABLE, start));
        note(20, new ShopifyResult.TimedOut<>(SHORT));
        assertThat(statistics.trouble()).isEqualTo(new Trouble(Outcome.TIMED_OUT, start));
    }

    @Test
    void anAnswerThatTookTooLongIsNone() {
        statistics.note(new ShopifyResult.Missing<>(), Duration.ofSeconds(2));
        assertThat(statistics.trouble()).isEqualTo(new Trouble(Outcome.SLOW, start));
        assertThat(statistics.failures()).singleElement().extracting(ShopStatus.Failure::outcome)
                .isEqualTo(Outcome.SLOW);
    }

    @Test
    void aProbeThatIsAnsweredEndsTheTroubleAndABreakerThatOpensBeginsIt() {
        note(20, new ShopifyResult.Failed<>(Cause.CONFIG, "401"));
        statistics.wellAgain();
        assertThat(statistics.trouble()).isNull();
        statistics.opened();
        assertThat(statistics.trouble()).as("calls hang, and none has ended")
                .isEqualTo(new Trouble(Outcome.SLOW, start));
    }

    @Test
    void aCallThatWasNotMadeSaysNothing() {
        note(5, new ShopifyResult.NotAsked<>(ShopifyResult.Obstacle.NO_SLOT));
        assertThat(statistics.counts()).isEmpty();
        assertThat(statistics.latency().calls()).isZero();
    }

    @Test
    void percentilesAreThoseOfTheLastThousandCalls() {
        for (int ms = 1; ms <= 2_000; ms++) {
            statistics.note(new ShopifyResult.Found<>("x"), Duration.ofMillis(ms));
        }
        assertThat(statistics.latency()).isEqualTo(new ShopStatus.Latency(1_000, Duration.ofMillis(1_500),
                Duration.ofMillis(1_950), Duration.ofMillis(1_990), Duration.ofMillis(2_000)));
        assertThat(statistics.failures()).hasSize(1);
    }

    @Test
    void onlyTheLastFailuresAreRemembered() {
        note(100, new ShopifyResult.Failed<>(Cause.ERRORS, "old"));
        note(1, new ShopifyResult.Failed<>(Cause.ERRORS, "new"));
        assertThat(statistics.failures()).hasSize(20).first().extracting(ShopStatus.Failure::detail).isEqualTo("new");
    }

    private void note(int times, ShopifyResult<?> result) {
        for (int i = 0; i < times; i++) {
            statistics.note(result, SHORT);
        }
    }
}
