package dev.vitrina.cache;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

final class FreshnessTest {

    private static final CacheSettings SETTINGS = new CacheSettings(Duration.ofSeconds(100), Duration.ofSeconds(30), 10,
            1 << 20,
            1 << 20);
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void isFreshUpToItsTtlAndNotAtIt() {
        assertThat(at(Duration.ofMillis(99_999), 0).state()).isEqualTo(Freshness.State.FRESH);
        assertThat(at(Duration.ofSeconds(100), 0).state()).isEqualTo(Freshness.State.EXPIRED);
    }

    @Test
    void jitterMakesItLiveATenthLongerOrShorter() {
        assertThat(at(Duration.ofMillis(89_999), -1).isFresh()).isTrue();
        assertThat(at(Duration.ofSeconds(90), -1).isFresh()).isFalse();
        assertThat(at(Duration.ofMillis(109_999), 1).isFresh()).isTrue();
        assertThat(at(Duration.ofSeconds(110), 1).isFresh()).isFalse();
    }

    @Test
    void tellsAgeAndWhatIsLeft() {
        assertThat(at(Duration.ofSeconds(130), 0))
                .isEqualTo(new Freshness(Freshness.State.EXPIRED, Duration.ofSeconds(130), Duration.ofSeconds(-30)));
    }

    @Test
    void aClockThatWentBackMakesNothingYoungerThanNew() {
        assertThat(at(Duration.ofSeconds(-50), 0).age()).isZero();
        assertThat(at(Duration.ofSeconds(-50), 0).ttlLeft()).isEqualTo(Duration.ofSeconds(100));
    }

    @Test
    void notFoundHasALifeOfItsOwn() {
        Entry entry = new Entry.NotFound(START, 0);
        assertThat(Freshness.of(entry, SETTINGS, START.plusSeconds(29)).isFresh()).isTrue();
        assertThat(Freshness.of(entry, SETTINGS, START.plusSeconds(30)).isFresh()).isFalse();
    }

    private static Freshness at(Duration age, double jitter) {
        return Freshness.of(new Entry.Filled(TestBodies.ofSize(10), START, jitter), SETTINGS, START.plus(age));
    }
}
