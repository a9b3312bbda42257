package dev.vitrina.cache;

import java.time.Duration;
import java.time.Instant;

/**
 * How fresh an entry is at a moment: a function of the entry, the settings and that moment, and of nothing else. Immutable.
 *
 * @param state whether the entry may be served as it is
 * @param age how long ago its load began; zero where a clock went back
 * @param ttlLeft how long it stays fresh; zero or less once it is not
 */
public record Freshness(State state, Duration age, Duration ttlLeft) {

    /** By how much of its life an entry may live longer or shorter than others. */
    static final double JITTER = 0.1;

    /** What an entry is good for. */
    public enum State {
        /** Younger than its ttl: served as it is. */
        FRESH,
        /** Older: the shop is asked again. */
        EXPIRED
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
        Duration ttl = switch (entry) {
            case Entry.Filled _ -> settings.ttl();
            case Entry.NotFound _ -> settings.notFoundTtl();
        };
        long life = Math.round(ttl.toMillis() * (1 + JITTER * entry.jitter()));
        long age = Math.max(0, now.toEpochMilli() - entry.loadStartedAt().toEpochMilli());
        State state = age < life ? State.FRESH : State.EXPIRED;
        return new Freshness(state, Duration.ofMillis(age), Duration.ofMillis(life - age));
    }

    /** {@return whether the entry may be served as it is} */
    public boolean isFresh() {
        return state == State.FRESH;
    }
}
