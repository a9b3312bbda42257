package dev.vitrina.redis;

import java.time.Instant;
import java.util.Map;

import dev.vitrina.metrics.Durations;
import org.jspecify.annotations.Nullable;

/**
 * How the shared level is, at one moment. Immutable.
 *
 * @param address where Redis is, without user and password
 * @param leftAlone whether nobody asks it, for too many calls failed
 * @param inFlight how many calls are under way
 * @param pool how many there may be
 * @param last the last call that failed or was refused, or null
 * @param took how long calls took, however they ended
 * @param entries what was read and written so far, by what came of it; each has a number
 */
public record RedisStatus(String address, boolean leftAlone, int inFlight, int pool, @Nullable Failure last,
        Durations.Seen took, Map<EntryOutcome, Long> entries) {

    /**
     * Makes a status.
     *
     * @param entries is copied
     */
    public RedisStatus {
        entries = Map.copyOf(entries);
    }

    /** What came of reading or writing one entry. */
    public enum EntryOutcome {
        /** It was there. */
        FOUND,
        /** It was not there. */
        ABSENT,
        /** Something else was there, which counts as nothing. */
        UNUSABLE,
        /** It was kept. */
        WRITTEN,
        /** It was not kept, for one of a later load was there. */
        OUTRUN
    }

    /**
     * A call that failed.
     *
     * @param at when
     * @param outcome in which way
     * @param detail in one line; no secret
     */
    public record Failure(Instant at, RedisOutcome outcome, String detail) {}
}
