package dev.vitrina.acceptance.verdict;

import java.util.Collection;
import java.util.List;
import java.util.Set;

import dev.vitrina.acceptance.evidence.Distribution;
import dev.vitrina.acceptance.evidence.Evidence;
import dev.vitrina.acceptance.evidence.KeyStates;
import dev.vitrina.loadtest.Sample;
import dev.vitrina.loadtest.TrafficClass;

/** What several rules ask of requests. */
final class Requests {

    private static final List<TrafficClass> LARGE = List.of(TrafficClass.FRESH, TrafficClass.STALE,
            TrafficClass.EXPIRED,
            TrafficClass.COLD_PAGE);
    /** The classes that only the fault conditions together have enough of. */
    static final List<TrafficClass> SMALL = Evidence.SMALL;
    /** The classes whose answer need not wait for the shop. */
    static final Set<TrafficClass> AT_ONCE = Set.of(TrafficClass.FRESH, TrafficClass.STALE);

    private Requests() {}

    static List<Sample> of(List<Sample> samples, Collection<TrafficClass> classes) {
        return samples.stream().filter(each -> classes.contains(each.trafficClass())).toList();
    }

    /**
     * {@return the classes that a condition must have enough of} Where answers tell their class, that depends on the lives that the
     * service runs with: classes of which there is nothing are not asked for.
     */
    static List<TrafficClass> large(KeyStates keyStates, List<Sample> samples) {
        return switch (keyStates) {
            case PLANNED -> LARGE;
            case TOLD -> LARGE.stream().filter(each -> !of(samples, Set.of(each)).isEmpty()).toList();
        };
    }

    static List<Sample> products(List<Sample> samples) {
        return samples.stream().filter(each -> each.trafficClass() != TrafficClass.HEALTH).toList();
    }

    /** {@return the 99th percentile of what callers waited, in milliseconds; exact, by nearest rank} */
    static double p99(List<Sample> samples) {
        return Distribution.waited(samples).percentile(99);
    }

    static double percent(long part, long whole) {
        return 100d * part / whole;
    }
}
