package dev.vitrina.cache;

import java.time.Instant;

import dev.vitrina.product.ProductKey;
import dev.vitrina.product.ProductKey.Kind;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

final class RetryPausesTest {

    private static final Instant END = Instant.parse("2026-01-01T00:00:10Z");
    private static final ProductKey KEY = new ProductKey(Kind.PAGE, "key");

    private final RetryPauses pauses = new RetryPauses();

    @Test
    void aKeyIsLeftAloneUntilTheEnd() {
        pauses.begin(KEY, END);
        assertThat(pauses.isPaused(KEY, END.minusMillis(1))).isTrue();
        assertThat(pauses.isPaused(KEY, END)).isFalse();
        assertThat(pauses.isPaused(new ProductKey(Kind.PAGE, "other"), END.minusMillis(1))).isFalse();
    }

    @Test
    void aLoadThatWorksEndsThePause() {
        pauses.begin(KEY, END);
        pauses.end(KEY);
        assertThat(pauses.isPaused(KEY, END.minusMillis(1))).isFalse();
    }

    @Test
    void aFloodOfKeysIsBounded() {
        for (int i = 0; i < 100_000; i++) {
            pauses.begin(new ProductKey(Kind.PAGE, "key" + i), END);
        }
        assertThat(pauses.count()).isLessThanOrEqualTo(10_000);
    }
}
