package dev.vitrina.acceptance.evidence;

import java.util.List;
import java.util.Map;

/**
 * Which run it was. Immutable.
 *
 * @param id tells it from every other run
 * @param startedMillis when it began, in milliseconds since 1970
 * @param profile how long it measured
 * @param conditions the conditions that it set out to measure
 * @param keyStates how it is known in which state the key of a request was
 * @param rerunAfter why an earlier run was of no use and this one took its place; empty where there was none
 * @param machine processors, memory and system, in words that are equal on the same machine
 * @param jdk the version of the JDK that the service ran on
 * @param serviceVersion the version of the service
 * @param seed the seed of the traffic
 * @param overrides settings of the service that were not its defaults
 */
public record Run(String id, long startedMillis, Profile profile, List<Condition> conditions, KeyStates keyStates,
        String rerunAfter, String machine, String jdk, String serviceVersion, long seed,
        Map<String, String> overrides) {

    /** Copies the collections, and refuses a run that set out for nothing. */
    public Run {
        conditions = List.copyOf(conditions);
        if (!conditions.contains(Condition.CALM)) {
            throw new IllegalArgumentException("A run without calm says nothing");
        }
        overrides = Map.copyOf(overrides);
    }

    /** {@return whether it set out to measure a condition with a fault} */
    public boolean withFaults() {
        return conditions.stream().anyMatch(Condition::fault);
    }
}
