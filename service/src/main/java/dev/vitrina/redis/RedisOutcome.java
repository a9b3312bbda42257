package dev.vitrina.redis;

/** What came of a call to Redis. */
public enum RedisOutcome {
    /** It was answered. */
    ANSWERED,
    /** It was answered with an error that says nothing against Redis: full, read-only, or another type at the key. */
    REFUSED,
    /** No connection, or no answer, in time. */
    TIMED_OUT,
    /** The connection broke or was refused, or Redis answered that it cannot answer now. */
    FAILED,
    /** It was not made, for as many calls as allowed were under way. */
    BUSY,
    /** It was not made, for too many of the last ones failed. */
    LEFT_ALONE
}
