package dev.vitrina.redis;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What is read is what was written, or nothing. */
final class ValueFormatTest {

    private static final SharedEntry.Filled FILLED = new SharedEntry.Filled(TestEntries.body("Shirt"),
            TestEntries.NOON);

    @Test
    void anAnswerIsReadAsItWasWritten() {
        assertThat(decode(ValueFormat.encode(FILLED))).isInstanceOfSatisfying(SharedEntry.Filled.class, read -> {
            assertThat(read.loadStartedAt()).isEqualTo(TestEntries.NOON);
            assertThat(read.body().plain()).isEqualTo(FILLED.body().plain());
            assertThat(read.body().etag()).isEqualTo(FILLED.body().etag());
        });
    }

    @Test
    void soIsThatThereIsNoSuchProduct() {
        SharedEntry missing = new SharedEntry.NotFound(Instant.EPOCH);
        assertThat(decode(ValueFormat.encode(missing))).isEqualTo(missing);
    }

    @Test
    void aPersonSeesWhatItIsAndHowOld() {
        byte[] value = ValueFormat.encode(FILLED);
        assertThat(new String(value, StandardCharsets.US_ASCII))
                .startsWith("vitrina 1 001796126400000 %010d\nF".formatted(value.length));
    }

    @Test
    void whatWasCutIsNothing() {
        byte[] value = ValueFormat.encode(FILLED);
        for (int length = 0; length < value.length; length++) {
            assertThat(decode(Arrays.copyOf(value, length))).as("%d bytes", length).isNull();
        }
        assertThat(decode(Arrays.copyOf(value, value.length + 1))).isNull();
    }

    @Test
    void whatWasChangedIsNothing() {
        byte[] value = ValueFormat.encode(FILLED);
        for (int i = 0; i < value.length; i++) {
            byte[] changed = value.clone();
            changed[i] ^= 4;
            assertThat(decode(changed)).as("byte %d", i).isNull();
        }
    }

    @Test
    void whatClaimsToBeOfLaterThanAnyClockIsNothing() {
        assertThat(ValueFormat.decode(ValueFormat.encode(FILLED), TestEntries.NOON.minusMillis(1))).isNull();
    }

    private static @Nullable SharedEntry decode(byte[] value) {
        return ValueFormat.decode(value, TestEntries.NOON);
    }
}
