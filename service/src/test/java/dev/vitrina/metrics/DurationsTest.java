package dev.vitrina.metrics;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

final class DurationsTest {

    private final Durations durations = new Durations();

    @Test
    void nothingIsAllZero() {
        Durations.Seen seen = durations.seen();
        assertThat(seen.count()).isZero();
        assertThat(seen.recent()).isZero();
        assertThat(seen.average()).isZero();
        assertThat(seen.longest()).isZero();
        assertThat(seen.percentile(100)).isZero();
    }

    @Test
    void percentilesAreTheNearestRank() {
        LongStream.of(40, 10, 30, 20).forEach(durations::add);
        Durations.Seen seen = durations.seen();
        assertThat(LongStream.of(1, 25, 26, 50, 51, 75, 76, 100)
                .mapToObj(ofHundred -> seen.percentile((int) ofHundred).toNanos()))
                .containsExactly(10L, 10L, 20L, 20L, 30L, 30L, 40L, 40L);
        assertThat(seen.average()).isEqualTo(Duration.ofNanos(25));
    }

    @Test
    void percentilesAreOfTheLastThousandAndTheRestIsOfAll() {
        durations.add(1_000_000);
        LongStream.rangeClosed(1, 1_000).forEach(durations::add);
        Durations.Seen seen = durations.seen();
        assertThat(seen.count()).isEqualTo(1_001);
        assertThat(seen.recent()).isEqualTo(1_000);
        assertThat(seen.longest()).isEqualTo(Duration.ofMillis(1));
        assertThat(seen.percentile(100)).isEqualTo(Duration.of(1, ChronoUnit.MICROS));
        assertThat(seen.percentile(95)).isEqualTo(Duration.ofNanos(950));
        assertThat(seen.average()).isEqualTo(Duration.ofNanos(1_499));
    }

    @Test
    void whatWasSeenStays() {
        durations.add(5);
        Durations.Seen seen = durations.seen();
        durations.add(7);
        assertThat(seen.count()).isEqualTo(1);
        assertThat(seen.percentile(100)).isEqualTo(Duration.ofNanos(5));
    }
}
