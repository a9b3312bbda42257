package dev.vitrina.metrics;

import java.time.Duration;
import java.util.Arrays;

/** Remembers how long something took each time: in sum all of it, one by one the last thousand. Safe for use by many threads. */
public final class Durations {

    private static final int LAST = 1_000;

    // all guarded by this
    private final long[] nanos = new long[LAST];
    private long count;
    private long sum;
    private long longest;

    /**
     * Remembers one more.
     *
     * @param took how long it took, in nanoseconds
     */
    public synchronized void add(long took) {
        nanos[(int) (count % LAST)] = took;
        count++;
        sum += took;
        longest = Math.max(longest, took);
    }

    /** {@return what is remembered now; sorts the last thousand, so it is for those who look, not for each request} */
    public Seen seen() {
        Seen seen = copied();
        Arrays.sort(seen.last);
        return seen;
    }

    private synchronized Seen copied() {
        Duration average = count == 0 ? Duration.ZERO : Duration.ofNanos(sum / count);
        return new Seen(count, average, Duration.ofNanos(longest), Arrays.copyOf(nanos, (int) Math.min(count, LAST)));
    }

    /** What was remembered at a moment; all of it is zero where nothing was. Not changed by anyone once it is handed out. */
    public static final class Seen {

        private final long count;
        private final Duration average;
        private final Duration longest;
        private final long[] last;

        private Seen(long count, Duration average, Duration longest, long[] last) {
            this.count = count;
            this.average = average;
            this.longest = longest;
            this.last = last;
        }

        /** {@return how many there were since the start} */
        public long count() {
            return count;
        }

        /** {@return the average of all} */
        public Duration average() {
            return average;
        }

        /** {@return the longest of all} */
        public Duration longest() {
            return longest;
        }

        /** {@return how many of the last there are, a thousand at most} */
        public int recent() {
            return last.length;
        }

        /**
         * Says what so many of a hundred of the last ones did not exceed: the nearest rank.
         *
         * @param ofHundred from 1 to 100; 100 is the longest of them
         * @return that duration
         */
        public Duration percentile(int ofHundred) {
            return last.length == 0
                    ? Duration.ZERO
                    : Duration.ofNanos(last[Math.ceilDiv(ofHundred * last.length, 100) - 1]);
        }
    }
}
