package dev.vitrina.cache;

import java.time.Duration;
import java.time.Instant;

/**
 * How fresh an entry is at a moment: a function of the entry, the settings and that moment, and of nothing else. Immutable.
 *
 * <pre>
 *   load          80 % of the ttl   ttl             ttl + stale-while-revalidate      ttl + stale-if-error
 *    |    FRESH    |  FRESH, due     |     STALE     |            EXPIRED               |   GONE
 * </pre>
 *
 * An invalidated entry is EXPIRED until it is GONE. "There is no such product" is FRESH or GONE: a new product must not be
 * denied because the shop fails.
 *
 * @param state what the entry is good for
 * @param due whether a fresh entry is old enough to be refreshed ahead of its expiry
 * @param age how long ago its load began; zero where a clock went back
 * @param ttlLeft how long it stays fresh; zero or less once it is not
 */
public record Freshness(State state, boolean due, Duration age, Duration ttlLeft) {

    /** By how much of its life an entry may live longer or shorter than others. */
    static final double JITTER = 0.1;

    /** After which part of its life a fresh entry is refreshed in the background. */
    static final double REFRESH_AHEAD = 0.8;

    /** What an entry is good for. */
    public enum State {
        /** Served as it is. */
        FRESH,
        /** Served at once, and refreshed behind the answer. */
        STALE,
        /** The shop is asked again; served where it does not answer soon. */
        EXPIRED,
        /** Not served any more. */
        GONE
    }

    /**
     * Judges an entry.
     *
     * @param entry what is kept
     * @param settings how long entries live
     * @param now the moment
     * @return how fresh it is then
     */
    public static Freshness of(Entry entry, CacheSettings settings, Instant now) {
        long age = Math.max(0, now.toEpochMilli() - entry.loadStartedAt().toEpochMilli());
        long life = Math.round(ttl(entry, settings).toMillis() * (1 + JITTER * entry.jitter()));
        State state = state(entry, settings, age, life);
        boolean due = state == State.FRESH && age >= REFRESH_AHEAD * life && entry instanceof Entry.Filled;
        return new Freshness(state, due, Duration.ofMillis(age), Duration.ofMillis(left(entry, age, life)));
    }

    /** {@return whether a caller gets the entry without waiting for the shop} */
    public boolean isServedAtOnce() {
        return switch (state) {
            case FRESH, STALE -> true;
            case EXPIRED, GONE -> false;
        };
    }

    private static State state(Entry entry, CacheSettings settings, long age, long life) {
        boolean fresh = age < life && !entry.invalidated();
        if (fresh) {
            return State.FRESH;
        }
        if (entry instanceof Entry.NotFound) {
            return State.GONE;
        }
        if (age < life + settings.staleWhileRevalidate().toMillis() && !entry.invalidated()) {
            return State.STALE;
        }
        return age < life + settings.staleIfError().toMillis() ? State.EXPIRED : State.GONE;
    }

    private static long left(Entry entry, long age, long life) {
        return entry.invalidated() ? Math.min(0, life - age) : life - age;
    }

    private static Duration ttl(Entry entry, CacheSettings settings) {
        return switch (entry) {
            case Entry.Filled _ -> settings.ttl();
            case Entry.NotFound _ -> settings.notFoundTtl();
        };
    }
}
