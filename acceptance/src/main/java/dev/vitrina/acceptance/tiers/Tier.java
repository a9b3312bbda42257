package dev.vitrina.acceptance.tiers;

/** How good a build is, from the lowest up. */
public enum Tier {
    /** What the old system was; no build passes by it. */
    BASELINE,
    /** The least of the success criteria. */
    MINIMUM,
    /** The second of the success criteria. */
    TARGET,
    /** The highest of the success criteria, and what is required by default. */
    EXCELLENCE,
    /** Ours, reported and never required. */
    RECORD
}
