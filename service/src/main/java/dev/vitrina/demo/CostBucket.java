package dev.vitrina.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The points that an app may still spend; a leaky bucket that fills by time. Safe for use by many threads. */
final class CostBucket {

    private final InstantSource clock;
    private BucketSize size;
    private double points;
    private Instant filledAt;

    CostBucket(BucketSize size, InstantSource clock) {
        this.clock = clock;
        this.size = size;
        this.points = size.points();
        this.filledAt = clock.instant();
    }

    /** Takes the points if they are all there. */
    synchronized boolean take(int cost) {
        fill();
        if (cost > points) {
            return false;
        }
        points -= cost;
        return true;
    }

    synchronized void giveBack(int unused) {
        fill();
        points = Math.min(size.points(), points + unused);
    }

    /** Another bucket takes the place of this one, full. */
    synchronized void replace(BucketSize replacement) {
        size = replacement;
        points = replacement.points();
        filledAt = clock.instant();
    }

    synchronized Level level() {
        fill();
        return new Level(size, (int) points);
    }

    private void fill() {
        Instant now = clock.instant();
        if (now.isAfter(filledAt)) {
            double seconds = Duration.between(filledAt, now).toNanos() / 1e9;
            points = Math.min(size.points(), points + seconds * size.restoredPerSecond());
            filledAt = now;
        }
    }

    /** What is in it, in whole points. */
    record Level(BucketSize size, int available) {}
}
