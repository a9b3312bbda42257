package dev.vitrina.acceptance.verdict;

import java.util.Collection;
import java.util.List;
import java.util.Set;

import dev.vitrina.acceptance.evidence.Distribution;
import dev.vitrina.acceptance.evidence.Evidence;
import dev.vitrina.loadtest.Sample;
import dev.vitrina.loadtest.TrafficClass;

/** What several rules ask of requests. */
final class Requests {

    /** The classes that each condition must have enough of. */
    static final List<TrafficClass> LARGE = List.of(TrafficClass.FRESH, TrafficClass.STALE, TrafficClass.EXPIRED,
            TrafficClass.COLD_PAGE);
    /** The classes that only the fault conditions together have enough of. */
    static final List<TrafficClass> SMALL = Evidence.SMALL;
    /** The classes whose answer need not wait for the shop. */
    static final Set<TrafficClass> AT_ONCE = Set.of(TrafficClass.FRESH, TrafficClass.STALE);

    private Requests() {}

    static List<Sample> of(List<Sample> samples, Collection<TrafficClass> classes) {
        return samples.stream().filter(each -> classes.contains(each.trafficClass())).toList();
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
