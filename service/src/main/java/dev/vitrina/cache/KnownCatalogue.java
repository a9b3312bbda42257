package dev.vitrina.cache;

import java.time.Duration;
import java.time.Instant;

import dev.vitrina.product.Market;

/**
 * What is held as last known good in one market. Immutable.
 *
 * @param market which one
 * @param products how many
 * @param loadStartedAt when the load began that found them
 * @param age how long ago that was; zero where a clock went back
 * @param origin where this process has them from
 * @param usable whether they are young enough to answer with
 */
public record KnownCatalogue(Market market, int products, Instant loadStartedAt, Duration age, Origin origin,
        boolean usable) {

    /** Where this process has a catalogue from. */
    public enum Origin {
        /** It was written by an earlier process, or by this one before. */
        FILE,
        /** The shop told this process. */
        LOAD
    }
}
