package dev.vitrina.shopify;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * What can be spent out of the shop's cost bucket, by arithmetic alone; now is in nanoseconds of
 * {@link System#nanoTime}. Not safe for use by many threads.
 *
 * <p>How it works: the shop says in every answer what its bucket holds, and at what rate it fills. Between two answers we
 * reckon: what the last one said, plus what has flowed in since, less what the calls under way may cost. Those may be charged
 * already in what the last answer said; then we are too careful until they end, but never too bold. Other apps may empty
 * the bucket behind our back; the next answer says so, be it a refusal. Until the first answer, nothing is known, and
 * everything can be paid.
 */
final class Budget {

    /** Stands for never: nothing flows into the bucket. */
    static final Duration FOREVER = Duration.ofDays(1);

    /** A small bucket would be all reserve otherwise. */
    private static final double LARGEST_RESERVE = 0.75;

    private @Nullable Level level;
    private boolean untold;
    private double promised;

    private record Level(double points, long at, double maximum, double perSecond) {

        double points(long now) {
            return Math.min(maximum, points + (now - at) / 1e9 * perSecond);
        }
    }

    /** Whether an answer has told how large the bucket is, or that this shop does not tell: then everything can be paid. */
    boolean isKnown() {
        return level != null || untold;
    }

    /** A whole answer came without a word about the bucket. */
    void untold() {
        untold = true;
    }

    /** What fits into the bucket; infinite while nobody knows. */
    double maximum() {
        return level == null ? Double.POSITIVE_INFINITY : level.maximum();
    }

    /** What could be spent now; infinite while nobody knows, negative where calls under way may cost more than there is. */
    double spendable(long now) {
        return level == null ? Double.POSITIVE_INFINITY : level.points(now) - promised;
    }

    /** What the bucket holds, or null while nobody knows. */
    ShopStatus.@Nullable Bucket bucket(long now) {
        return level == null
                ? null
                : new ShopStatus.Bucket(spendable(now), level.maximum(), level.perSecond());
    }

    /** What must stay in the bucket: so large a share of it, but no less than a page costs. */
    double reserve(double share, int page) {
        if (share == 0 || level == null) {
            return 0;
        }
        return Math.min(Math.max(share * level.maximum(), page), LARGEST_RESERVE * level.maximum());
    }

    /** How long it takes until so many points have flowed in as are lacking now, if nobody else takes any; zero where none are. */
    Duration until(double points, long now) {
        if (level == null) {
            return Duration.ZERO;
        }
        double lacking = points - spendable(now);
        if (lacking <= 0) {
            return Duration.ZERO;
        }
        double seconds = lacking / level.perSecond();
        return seconds < FOREVER.toSeconds() ? Duration.ofMillis((long) Math.ceil(seconds * 1_000)) : FOREVER;
    }

    /** A call begins that may cost so much. */
    void promise(int points) {
        promised += points;
    }

    /** A call that was not made, or not charged. */
    void giveBack(int points) {
        promised -= points;
    }

    /** A call ended without a word about the bucket; most likely it was charged. */
    void spend(int points, long now) {
        promised -= points;
        if (level != null) {
            level = new Level(Math.max(0, level.points(now) - points), now, level.maximum(), level.perSecond());
        }
    }

    /** An answer told what the bucket holds; the call that it answers is charged in that. */
    void settle(int points, CostReport report, long now) {
        promised -= points;
        level = new Level(report.available(), now, report.maximum(), report.perSecond());
    }
}
