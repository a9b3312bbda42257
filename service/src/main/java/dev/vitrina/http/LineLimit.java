package dev.vitrina.http;

import java.time.Duration;

/**
 * Lets so many lines through in a minute, and counts the rest. The minute begins with its first line. Safe for use by many
 * threads; times are those of {@link System#nanoTime}.
 */
final class LineLimit {

    private static final long MINUTE_NS = Duration.ofMinutes(1).toNanos();

    private final int most;

    // all guarded by this; untold may also be read without, for a look that costs nothing
    private long from;
    private int lines;
    private volatile int untold;

    LineLimit(int most) {
        this.most = most;
    }

    /** Whether a line may be written now. */
    synchronized boolean admits(long now) {
        if (lines == 0 || now - from >= MINUTE_NS) {
            from = now;
            lines = 0;
        }
        if (lines == most) {
            untold++;
            return false;
        }
        lines++;
        return true;
    }

    /** How many lines were not let through in a minute that is over, each told of once; mostly 0. */
    int left(long now) {
        return untold == 0 ? 0 : takeLeft(now);
    }

    private synchronized int takeLeft(long now) {
        if (now - from < MINUTE_NS) {
            return 0;
        }
        int left = untold;
        untold = 0;
        return left;
    }
}
