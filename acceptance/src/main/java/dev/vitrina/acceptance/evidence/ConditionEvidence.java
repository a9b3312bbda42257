package dev.vitrina.acceptance.evidence;

import java.util.List;
import java.util.Map;

import dev.vitrina.loadtest.Sample;

/**
 * What was measured in one condition. Immutable.
 *
 * @param condition the condition
 * @param fromMillis begin of what is judged, in milliseconds since 1970
 * @param toMillis its end, exclusive
 * @param samples every request that was under way between the two readings of the counters, also outside what is judged
 * @param generator how the generator did
 * @param counts the service's counters by route, as samples name it
 * @param faults answers that the demo store spoiled on purpose
 */
public record ConditionEvidence(Condition condition, long fromMillis, long toMillis, List<Sample> samples,
        Generator generator, Map<String, ServerCount> counts, long faults) {

    /** Copies the collections. */
    public ConditionEvidence {
        samples = List.copyOf(samples);
        counts = Map.copyOf(counts);
    }

    /** {@return the samples that are judged: those due from begin to end} */
    public List<Sample> judged() {
        return samples.stream().filter(each -> each.dueMillis() >= fromMillis && each.dueMillis() < toMillis).toList();
    }
}
