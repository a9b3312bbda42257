package dev.vitrina.redis;

/** What a call to Redis is for. */
public enum RedisCall {
    /** Looks entries up. */
    READ,
    /** Keeps entries. */
    WRITE,
    /** Finds out whether it answers. */
    PROBE
}
