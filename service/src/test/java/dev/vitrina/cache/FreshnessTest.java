package dev.vitrina.cache;

import java.time.Duration;
import java.time.Instant;

import dev.vitrina.cache.Freshness.State;
import dev.vitrina.product.RenderedBody;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

final class FreshnessTest {

    /** ttl 100 s, stale while revalidating 200 s more, stale if error 1,000 s more than the ttl, not found 30 s. */
    private static final CacheSettings SETTINGS = TestBodies.settings(10, 1 << 20);
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final RenderedBody BODY = TestBodies.ofSize(10);

    @ParameterizedTest
    @CsvSource({"0, FRESH, false", "79999, FRESH, false", "80000, FRESH, true", "99999, FRESH, true",
        "100000, STALE, false",
        "299999, STALE, false", "300000, EXPIRED, false", "1099999, EXPIRED, false", "1100000, GONE, false",
        "9999999999, GONE, false"})
    void anAnswerAgesThroughItsStates(long ageMs, State state, boolean due) {
        Freshness freshness = at(ageMs, 0, false);
        assertThat(freshness.state()).isEqualTo(state);
        assertThat(freshness.due()).isEqualTo(due);
    }

    @ParameterizedTest
    @CsvSource({"-1, 89999, FRESH", "-1, 90000, STALE", "1, 109999, FRESH", "1, 110000, STALE", "-1, 72000, FRESH"})
    void jitterMakesItLiveATenthLongerOrShorter(double jitter, long ageMs, State state) {
        assertThat(at(ageMs, jitter, false).state()).isEqualTo(state);
    }

    @ParameterizedTest
    @CsvSource({"0, EXPIRED", "99999, EXPIRED", "100000, EXPIRED", "299999, EXPIRED", "1099999, EXPIRED",
        "1100000, GONE"})
    void anInvalidatedAnswerIsExpiredUntilItIsGone(long ageMs, State state) {
        Freshness freshness = at(ageMs, 0, true);
        assertThat(freshness.state()).isEqualTo(state);
        assertThat(freshness.due()).isFalse();
        assertThat(freshness.ttlLeft()).isLessThanOrEqualTo(Duration.ZERO);
    }

    @ParameterizedTest
    @CsvSource({"0, false, FRESH", "29999, false, FRESH", "30000, false, GONE", "0, true, GONE"})
    void noSuchProductIsSaidForALittleWhileOnly(long ageMs, boolean invalidated, State state) {
        Freshness freshness = Freshness.of(new Entry.NotFound(START, 0, invalidated), SETTINGS,
                START.plusMillis(ageMs));
        assertThat(freshness.state()).isEqualTo(state);
        assertThat(freshness.due()).isFalse();
    }

    @Test
    void tellsAgeAndWhatIsLeft() {
        assertThat(at(130_000, 0, false))
                .isEqualTo(new Freshness(State.STALE, false, Duration.ofSeconds(130), Duration.ofSeconds(-30)));
    }

    @Test
    void aClockThatWentBackMakesNothingYoungerThanNew() {
        assertThat(at(-50_000, 0, false).age()).isZero();
        assertThat(at(-50_000, 0, false).ttlLeft()).isEqualTo(Duration.ofSeconds(100));
    }

    private static Freshness at(long ageMs, double jitter, boolean invalidated) {
        return Freshness.of(new Entry.Filled(BODY, START, jitter, invalidated), SETTINGS, START.plusMillis(ageMs));
    }
}
