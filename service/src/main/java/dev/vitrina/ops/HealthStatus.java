package dev.vitrina.ops;

/** How well something is, the best first. */
public enum HealthStatus {
    /** As it should be. */
    UP,
    /** It works, but an operator should look. */
    DEGRADED,
    /** It does not work. */
    DOWN
}
