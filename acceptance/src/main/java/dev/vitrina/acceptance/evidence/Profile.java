package dev.vitrina.acceptance.evidence;

/** How long a run measures. */
public enum Profile {
    /** A few minutes; too short to say that the service is stable. */
    QUICK,
    /** Over ten minutes of steady load. */
    FULL
}
