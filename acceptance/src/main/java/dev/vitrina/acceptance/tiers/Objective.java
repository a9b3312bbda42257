package dev.vitrina.acceptance.tiers;

import java.util.Locale;

/** What is judged. */
public enum Objective {
    HEALTH_P99, PRODUCTS_P99, FAILURE_RATE, CAPACITY, STABILITY, HIT_RATIO, FUNCTIONAL;

    /** {@return the name in files and reports, such as {@code health-p99}} */
    public String written() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
