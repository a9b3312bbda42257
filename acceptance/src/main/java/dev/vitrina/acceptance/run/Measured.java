package dev.vitrina.acceptance.run;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.vitrina.acceptance.evidence.ConditionEvidence;
import dev.vitrina.acceptance.evidence.Generator;
import dev.vitrina.acceptance.evidence.HeapPoint;
import dev.vitrina.acceptance.evidence.ServerCount;
import dev.vitrina.acceptance.evidence.WarmUp;
import dev.vitrina.loadtest.Sample;
import dev.vitrina.loadtest.TrafficClass;
import dev.vitrina.loadtest.run.Samples;

/**
 * What happened when in a run of load, and how it becomes evidence together with what became of each request. Immutable.
 *
 * @param begunMillis when the first request was due, in milliseconds since 1970
 * @param warmMillis until when nothing is judged
 * @param windows when the conditions took place, in order of time
 * @param readings of the counters: one before them, and one after each
 * @param heap in calm, in order of time
 * @param processAtStart tells the process of the service from any other, when calm began
 * @param processAtEnd the same when calm had ended
 */
record Measured(long begunMillis, long warmMillis, List<Window> windows, List<CounterReading> readings,
        List<HeapPoint> heap, String processAtStart, String processAtEnd) {

    private static final double P99 = 0.99;
    private static final long MICROS = 1000;

    /** Keeps copies. */
    Measured {
        windows = List.copyOf(windows);
        readings = List.copyOf(readings);
        heap = List.copyOf(heap);
        if (readings.size() != windows.size() + 1) {
            throw new IllegalArgumentException(readings.size() + " readings for " + windows.size() + " conditions");
        }
    }

    /**
     * {@return the evidence of the conditions, in order of time}
     *
     * @param samples what became of each request
     * @param states says in which state the keys of a condition's requests were
     */
    List<ConditionEvidence> conditions(Samples samples, States states) {
        List<ConditionEvidence> conditions = new ArrayList<>();
        for (int i = 0; i < windows.size(); i++) {
            Window window = windows.get(i);
            CounterReading before = readings.get(i);
            CounterReading after = readings.get(i + 1);
            List<Sample> between = samples.samples().stream()
                    .filter(each -> !before.surelyAfter(each) && !after.surelyBefore(each)).toList();
            conditions.add(new ConditionEvidence(window.condition(), window.fromMillis(), window.toMillis(),
                    states.of(between, window), generator(window, samples), counts(before, after, between),
                    window.faults()));
        }
        return conditions;
    }

    /** {@return how the service was warmed up} */
    WarmUp warmUp(Samples samples) {
        List<Sample> all = samples.samples().stream().filter(each -> each.dueMillis() < warmMillis).toList();
        long lastThird = begunMillis + (warmMillis - begunMillis) * 2 / 3;
        List<Sample> products = all.stream()
                .filter(each -> each.dueMillis() >= lastThird && each.trafficClass() != TrafficClass.HEALTH).toList();
        long hits = products.stream().filter(Sample::hit).count();
        return new WarmUp(begunMillis, warmMillis, all.size(),
                products.isEmpty() ? 0 : (double) hits / products.size());
    }

    private static Generator generator(Window window, Samples samples) {
        List<Samples.Departure> due = samples.departures().stream()
                .filter(each -> each.dueMillis() >= window.fromMillis() && each.dueMillis() < window.toMillis())
                .toList();
        List<Long> lags = due.stream().filter(Samples.Departure::sent).map(Samples.Departure::lagMillis)
                .sorted(Comparator.naturalOrder()).toList();
        long p99 = lags.isEmpty() ? 0 : lags.get((int) Math.ceil(P99 * lags.size()) - 1);
        long max = lags.isEmpty() ? 0 : lags.getLast();
        return new Generator(due.size(), lags.size(), p99 * MICROS, max * MICROS, samples.cpuShare());
    }

    /** Of the routes that were asked for, for others may be asked for by whoever watches the service. */
    private static Map<String, ServerCount> counts(CounterReading before, CounterReading after, List<Sample> samples) {
        Map<String, ServerCount> counts = new HashMap<>();
        for (String route : samples.stream().map(Sample::route).distinct().toList()) {
            Long first = before.requests().get(route);
            Long last = after.requests().get(route);
            if (first != null && last != null) {
                counts.put(route, new ServerCount(first, last, samples.stream().filter(
                        each -> each.route().equals(route) && (before.during(each) || after.during(each))).count()));
            }
        }
        return counts;
    }
}
