package dev.vitrina.acceptance.evidence;

import java.util.List;

import dev.vitrina.loadtest.Sample;
import dev.vitrina.loadtest.TrafficClass;
import org.jspecify.annotations.Nullable;

/**
 * All that one run measured. Immutable. What was not measured is an empty list, or zero requests.
 *
 * @param run which run it was
 * @param warmUp what was sent before
 * @param conditions what was measured in each condition
 * @param heap the heap in calm, in order of time
 * @param processAtStart tells the process of the service from every other one, when calm began
 * @param processAtEnd the same when calm ended; another one says that the service was restarted
 * @param capacity the levels in the order in which they were measured
 * @param checks the promises that were tried
 */
public record Evidence(Run run, WarmUp warmUp, List<ConditionEvidence> conditions, List<HeapPoint> heap,
        String processAtStart, String processAtEnd, List<CapacityLevel> capacity, List<FunctionalCheck> checks) {

    /** The classes of traffic that only the conditions with a fault together have enough of. */
    public static final List<TrafficClass> SMALL = List.of(TrafficClass.COLD_SINGLE, TrafficClass.NOT_FOUND);

    /** Copies the lists, and refuses a condition that is there twice. */
    public Evidence {
        conditions = List.copyOf(conditions);
        heap = List.copyOf(heap);
        capacity = List.copyOf(capacity);
        checks = List.copyOf(checks);
        if (conditions.stream().map(ConditionEvidence::condition).distinct().count() != conditions.size()) {
            throw new IllegalArgumentException("A condition is there twice");
        }
    }

    /** {@return what was measured in a condition; null where nothing was} */
    public @Nullable ConditionEvidence in(Condition condition) {
        return conditions.stream().filter(each -> each.condition() == condition).findFirst().orElse(null);
    }

    /** {@return the judged samples of a condition; none where it was not measured} */
    public List<Sample> judged(Condition condition) {
        ConditionEvidence measured = in(condition);
        return measured == null ? List.of() : measured.judged();
    }

    /** {@return the judged samples of the small classes, over all conditions with a fault} */
    public List<Sample> smallInFaults() {
        return conditions.stream().filter(each -> each.condition().fault())
                .flatMap(each -> each.judged().stream()).filter(each -> SMALL.contains(each.trafficClass())).toList();
    }
}
