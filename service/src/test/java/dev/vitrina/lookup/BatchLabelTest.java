package dev.vitrina.lookup;

import java.time.Duration;
import java.util.List;

import dev.vitrina.cache.Freshness;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Of answers that came alike, the oldest labels them all. */
final class BatchLabelTest {

    private static final Provenance OLDER = memory(60);
    private static final Provenance NEWER = memory(1);

    @Test
    void theOldestOfAKindLabelsAll() {
        assertThat(label(OLDER, NEWER)).isEqualTo(new BatchLabel.Known(OLDER)).isEqualTo(label(NEWER, OLDER));
    }

    private static BatchLabel label(Provenance first, Provenance second) {
        return BatchLabel.of(List.of(new Answer.NotFound(first), new Answer.NotFound(second)));
    }

    private static Provenance memory(long seconds) {
        return new Provenance.Memory(
                new Freshness(Freshness.State.FRESH, false, Duration.ofSeconds(seconds), Duration.ofSeconds(9)));
    }
}
