package dev.vitrina.lookup;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What a query, or a batch, would be answered with now, and why. Of one moment, and immutable. What a batch has of several products
 * is told of the worst of them: the state that is least good, the greatest age, the least of ttl left, the longest pause.
 *
 * @param key the text of its key; null for a batch, whose products have one each
 * @param state what the entry is good for
 * @param source the level that would answer
 * @param otherwise the level that would answer if the shop, asked, does not in time; null where it is not waited for
 * @param reason what the answer would give as its reason, or that of the level otherwise; null for a fresh one without an otherwise
 * @param age how old the entry is, or null where there is none
 * @param ttlLeft how long it stays fresh, zero or less once it is not; null where there is none
 * @param loading whether a load of it is under way
 * @param redis what the level that all nodes share has, where memory does not answer at once; null where it does, where there is no
 *     such level, and for a batch
 * @param pausedUntil until when the key is left alone after a failure, or null
 * @param ids of how many products of a batch the entry is in which state; empty for a query
 */
public record Explanation(@Nullable String key, State state, Source source, @Nullable Source otherwise,
        @Nullable Reason reason,
        @Nullable Duration age, @Nullable Duration ttlLeft, boolean loading, @Nullable State redis,
        @Nullable Instant pausedUntil,
        Map<State, Integer> ids) {

    /**
     * Makes an explanation.
     *
     * @param ids is copied
     */
    public Explanation {
        ids = Map.copyOf(ids);
    }

    /** What the entry is good for, the best first. */
    public enum State {
        /** It is served as it is. */
        FRESH,
        /** It is served at once, and refreshed behind the answer. */
        STALE,
        /** The shop is asked again; it is served where that does not answer soon. */
        EXPIRED,
        /** It is too old to be served. */
        GONE,
        /** There is none. */
        NONE
    }
}
