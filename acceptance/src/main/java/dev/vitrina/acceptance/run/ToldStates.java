package dev.vitrina.acceptance.run;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import dev.vitrina.loadtest.Sample;
import dev.vitrina.loadtest.TrafficClass;

/**
 * Says by its answer in which state the key of a request was, for a service whose lives are not those that the traffic is planned for. A class
 * that has too few requests to be judged joins the next slower one, so that it is judged with that and not left out. Pure.
 */
final class ToldStates {

    /** From the fastest; cold singles and unknown products are what they were planned as. */
    private static final List<TrafficClass> BY_SPEED = List.of(TrafficClass.STALE, TrafficClass.EXPIRED,
            TrafficClass.COLD_PAGE);

    private ToldStates() {}

    /**
     * {@return the samples, each of the class that its answer tells}
     *
     * @param window in which a class needs enough of them
     * @param leastSamples how many are enough
     */
    static List<Sample> of(List<Sample> samples, Window window, double leastSamples) {
        List<Sample> told = samples.stream().map(each -> as(each, told(each))).toList();
        Map<TrafficClass, TrafficClass> joins = new EnumMap<>(TrafficClass.class);
        long carried = 0;
        for (int i = 0; i < BY_SPEED.size() - 1; i++) {
            TrafficClass one = BY_SPEED.get(i);
            carried += told.stream().filter(each -> each.trafficClass() == one && window.holds(each)).count();
            if (carried < leastSamples) {
                joins.put(one, BY_SPEED.get(i + 1));
            } else {
                carried = 0;
            }
        }
        return told.stream().map(each -> as(each, joined(each.trafficClass(), joins))).toList();
    }

    private static TrafficClass told(Sample sample) {
        return switch (sample.trafficClass()) {
            case HEALTH, NOT_FOUND, COLD_SINGLE -> sample.trafficClass();
            case FRESH, STALE, EXPIRED, COLD_PAGE -> switch (sample.source()) {
                case "memory" -> TrafficClass.FRESH;
                case "stale" -> sample.hit() ? TrafficClass.STALE : TrafficClass.EXPIRED;
                default -> TrafficClass.COLD_PAGE;
            };
        };
    }

    private static TrafficClass joined(TrafficClass one, Map<TrafficClass, TrafficClass> joins) {
        TrafficClass next = joins.get(one);
        return next == null ? one : joined(next, joins);
    }

    private static Sample as(Sample sample, TrafficClass state) {
        return new Sample(state, sample.route(), sample.dueMillis(), sample.micros(), sample.status(), sample.source(),
                sample.reason(), sample.hit(), sample.failure());
    }
}
