package dev.vitrina.acceptance.evidence;

import java.util.Map;

/**
 * Which run it was. Immutable.
 *
 * @param id tells it from every other run
 * @param startedMillis when it began, in milliseconds since 1970
 * @param profile how long it measured
 * @param machine processors, memory and system, in words that are equal on the same machine
 * @param jdk the version of the JDK that the service ran on
 * @param serviceVersion the version of the service
 * @param seed the seed of the traffic
 * @param overrides settings of the service that were not its defaults
 */
public record Run(String id, long startedMillis, Profile profile, String machine, String jdk, String serviceVersion,
        long seed, Map<String, String> overrides) {

    /** Copies the overrides. */
    public Run {
        overrides = Map.copyOf(overrides);
    }
}
