package dev.vitrina.http;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

final class LineLimitTest {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private long now = Long.MAX_VALUE - 30 * SECOND; // System.nanoTime may overflow

    @Test
    void tenAMinuteAndThenHowManyWereLeft() {
        LineLimit limit = new LineLimit(10);
        for (int i = 0; i < 25; i++) {
            assertThat(limit.admits(now)).isEqualTo(i < 10);
            now += SECOND;
            assertThat(limit.left(now)).isZero();
        }
        now += 35 * SECOND;
        assertThat(limit.left(now)).isEqualTo(15);
        assertThat(limit.left(now)).isZero();
        assertThat(limit.admits(now)).isTrue();
    }

    @Test
    void theMinuteBeginsWithItsFirstLineThoughTheClockMayBeBelowZero() {
        LineLimit limit = new LineLimit(1);
        now = -3_600 * SECOND;
        assertThat(limit.admits(now)).isTrue();
        assertThat(limit.admits(now + 59 * SECOND)).isFalse();
        assertThat(limit.admits(now + 60 * SECOND)).isTrue();
    }

    @Test
    void whereAllWereWrittenNoneIsLeft() {
        LineLimit limit = new LineLimit(1);
        assertThat(limit.admits(now)).isTrue();
        now += 61 * SECOND;
        assertThat(limit.left(now)).isZero();
        assertThat(limit.admits(now)).isTrue();
    }
}
