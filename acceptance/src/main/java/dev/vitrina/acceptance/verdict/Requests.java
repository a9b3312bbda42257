package dev.vitrina.acceptance.verdict;

import java.util.Collection;
import java.util.List;
import java.util.Set;

import dev.vitrina.acceptance.evidence.Condition;
import dev.vitrina.acceptance.evidence.ConditionEvidence;
import dev.vitrina.acceptance.evidence.Evidence;
import dev.vitrina.loadtest.Sample;
import dev.vitrina.loadtest.TrafficClass;
import org.jspecify.annotations.Nullable;

/** What several rules ask of requests. */
final class Requests {

    /** The classes that each condition must have enough of. */
    static final List<TrafficClass> LARGE = List.of(TrafficClass.FRESH, TrafficClass.STALE, TrafficClass.EXPIRED,
            TrafficClass.COLD_PAGE);
    /** The classes that only the fault conditions together have enough of. */
    static final Set<TrafficClass> SMALL = Set.of(TrafficClass.COLD_SINGLE, TrafficClass.NOT_FOUND);
    /** Why an answer may be stale although nothing is wrong. */
    private static final Set<String> SOUND = Set.of("", "revalidating", "soft-deadline");

    private Requests() {}

    static @Nullable ConditionEvidence in(Evidence evidence, Condition condition) {
        return evidence.conditions().stream().filter(each -> each.condition() == condition).findFirst().orElse(null);
    }

    static List<Sample> of(List<Sample> samples, Collection<TrafficClass> classes) {
        return samples.stream().filter(each -> classes.contains(each.trafficClass())).toList();
    }

    static List<Sample> products(List<Sample> samples) {
        return samples.stream().filter(each -> each.trafficClass() != TrafficClass.HEALTH).toList();
    }

    /** {@return the small classes over all conditions with a fault} */
    static List<Sample> smallInFaults(Evidence evidence) {
        return evidence.conditions().stream().filter(each -> each.condition().fault())
                .flatMap(each -> of(each.judged(), SMALL).stream()).toList();
    }

    /**
     * {@return whether the request failed} In calm so did one that the shop could have answered and did not; and there is
     * no honest 503 for the health.
     */
    static boolean failed(Condition condition, Sample sample) {
        boolean sound = condition.fault() || (!sample.unanswered() && SOUND.contains(sample.reason()));
        boolean health = sample.trafficClass() == TrafficClass.HEALTH && sample.unanswered();
        return sample.failed() || health || !sound;
    }

    /** {@return the 99th percentile of what callers waited, in milliseconds; exact, by nearest rank} */
    static double p99(List<Sample> samples) {
        long[] sorted = samples.stream().mapToLong(Sample::micros).sorted().toArray();
        int rank = (int) ((sorted.length * 99L + 99) / 100);
        return sorted[rank - 1] / 1000d;
    }

    static double percent(long part, long whole) {
        return 100d * part / whole;
    }
}
