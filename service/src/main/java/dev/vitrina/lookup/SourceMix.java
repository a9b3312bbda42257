package dev.vitrina.lookup;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts where the answers of the last minutes came from. Safe for use by many threads, which do not wait for one another but when a
 * slice begins.
 *
 * <p>How it works: time is cut into slices of ten seconds, and a ring holds the newest of them. Whoever counts first in a slice takes
 * the place of the oldest. An answer that is counted in that very moment may be lost: the shares are for people.
 */
final class SourceMix {

    /** How far back it looks, give or take a slice. */
    static final Duration SPAN = Duration.ofMinutes(5);

    private static final long SLICE_MS = 10_000;
    private static final int SLICES = (int) (SPAN.toMillis() / SLICE_MS);

    private final InstantSource clock;
    private final Slice[] ring = new Slice[SLICES];

    private static final class Slice {

        private final Map<Source, LongAdder> counts = new EnumMap<>(Source.class);
        private volatile long number;

        Slice(long number) {
            this.number = number;
            for (Source source : Source.values()) {
                counts.put(source, new LongAdder());
            }
        }

        void count(long now, Source source) {
            if (number < now) {
                begin(now);
            }
            Objects.requireNonNull(counts.get(source)).increment();
        }

        private synchronized void begin(long now) {
            if (number < now) {
                counts.values().forEach(LongAdder::reset);
                number = now;
            }
        }
    }

    SourceMix(InstantSource clock) {
        this.clock = clock;
        for (int i = 0; i < SLICES; i++) {
            ring[i] = new Slice(Long.MIN_VALUE);
        }
    }

    void count(Answer answer) {
        long now = slice(clock.instant());
        ring[(int) Math.floorMod(now, (long) SLICES)].count(now, Source.of(answer));
    }

    /** How many answers came from where; empty where there were none. */
    Map<Source, Long> counts() {
        long now = slice(clock.instant());
        Map<Source, Long> counts = new EnumMap<>(Source.class);
        for (Slice slice : ring) {
            slice.counts.forEach((source, count) -> {
                if (count.sum() > 0 && slice.number > now - SLICES) {
                    counts.merge(source, count.sum(), Long::sum);
                }
            });
        }
        return counts;
    }

    private static long slice(Instant at) {
        return Math.floorDiv(at.toEpochMilli(), SLICE_MS);
    }
}
