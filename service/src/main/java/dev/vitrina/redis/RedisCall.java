package dev.vitrina.redis;

/** What a call to Redis is for. */
public enum RedisCall {
    /** Looks entries up. */
    READ,
    /** Keeps entries. */
    WRITE,
    /** Takes, renews or ends a lease; looks the entry up first. */
    LEASE,
    /** Finds out whether it answers. */
    PROBE
}
