package dev.vitrina.lookup;

import java.time.Duration;
import java.util.Arrays;

/** Remembers how long loads took. Safe for use by many threads. */
final class LoadTimer {

    private static final int LAST = 1_000;

    // all guarded by this
    private final long[] nanos = new long[LAST];
    private long loads;
    private long sum;
    private long longest;

    synchronized void ended(long took) {
        nanos[(int) (loads++ % LAST)] = took;
        sum += took;
        longest = Math.max(longest, took);
    }

    synchronized LoadTimes times() {
        if (loads == 0) {
            return new LoadTimes(0, Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO);
        }
        long[] last = Arrays.copyOf(nanos, (int) Math.min(loads, LAST));
        Arrays.sort(last);
        return new LoadTimes(loads, Duration.ofNanos(sum / loads), percentile(last, 50), percentile(last, 95),
                Duration.ofNanos(longest));
    }

    /** The nearest rank: the smallest that so many of a hundred do not exceed. */
    private static Duration percentile(long[] sorted, int ofHundred) {
        return Duration.ofNanos(sorted[(ofHundred * sorted.length + 99) / 100 - 1]);
    }
}
