package dev.vitrina.acceptance.selfproof;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.vitrina.acceptance.evidence.CapacityLevel;
import dev.vitrina.acceptance.evidence.Condition;
import dev.vitrina.acceptance.evidence.ConditionEvidence;
import dev.vitrina.acceptance.evidence.Evidence;
import dev.vitrina.acceptance.evidence.FunctionalCheck;
import dev.vitrina.acceptance.evidence.Generator;
import dev.vitrina.acceptance.evidence.HeapPoint;
import dev.vitrina.acceptance.evidence.KeyStates;
import dev.vitrina.acceptance.evidence.Profile;
import dev.vitrina.acceptance.evidence.Run;
import dev.vitrina.acceptance.evidence.ServerCount;
import dev.vitrina.acceptance.evidence.WarmUp;
import dev.vitrina.loadtest.Sample;
import dev.vitrina.loadtest.TrafficClass;

/** Evidence of a run that could not be better. Bad evidence is this, changed in one place. */
public final class GoodEvidence {

    /** The id of the run. */
    public static final String RUN = "good";

    private static final long START = 1_800_000_000_000L;
    private static final long MINUTE = 60_000;
    private static final long CALM_MINUTES = 11;
    private static final Map<TrafficClass, Integer> COUNTS = Map.of(TrafficClass.FRESH, 1040, TrafficClass.STALE, 300,
            TrafficClass.EXPIRED, 300, TrafficClass.COLD_PAGE, 280, TrafficClass.COLD_SINGLE, 60,
            TrafficClass.NOT_FOUND, 20,
            TrafficClass.HEALTH, 240);

    private GoodEvidence() {}

    /** {@return the evidence of a run in the full profile, which reaches the record in everything} */
    public static Evidence full() {
        List<ConditionEvidence> conditions = new ArrayList<>();
        long from = START + MINUTE;
        for (Condition each : Condition.values()) {
            long to = from + (each == Condition.CALM ? CALM_MINUTES : 1) * MINUTE;
            conditions.add(condition(each, from, to));
            from = to + MINUTE;
        }
        Run run = new Run(RUN, START, Profile.FULL, List.of(Condition.values()), KeyStates.PLANNED, "", "2 processors",
                "25", "0.1.0", 1, Map.of("cache.ttl", "5s"));
        List<CapacityLevel> levels = Stream.of(1000d, 2500d, 2500d)
                .map(each -> new CapacityLevel(each, generator(10_000), 20_000, 0)).toList();
        return new Evidence(run, new WarmUp(START, START + MINUTE, 1000, 0.6), conditions, heap(), "1@1", "1@1", levels,
                List.of(new FunctionalCheck("a page of products", true, ""),
                        new FunctionalCheck("one product", true, "")));
    }

    /** {@return the counters of a service that counted each of the samples} */
    static Map<String, ServerCount> counts(List<Sample> samples) {
        Map<String, ServerCount> counts = new HashMap<>();
        samples.forEach(each -> counts.merge(each.route(), new ServerCount(5, 6, 0),
                (one, _) -> new ServerCount(one.before(), one.after() + 1, 0)));
        return counts;
    }

    private static ConditionEvidence condition(Condition condition, long from, long to) {
        List<Sample> samples = new ArrayList<>();
        COUNTS.forEach((trafficClass, count) -> {
            for (int i = 0; i < count; i++) {
                samples.add(sample(condition, trafficClass, from + i * (to - from) / count, i));
            }
        });
        return new ConditionEvidence(condition, from, to, samples, generator(samples.size()), counts(samples),
                condition.fault() ? 100 : 0);
    }

    private static Sample sample(Condition condition, TrafficClass trafficClass, long due, int number) {
        boolean fault = condition.fault();
        boolean unanswered = fault && trafficClass == TrafficClass.COLD_SINGLE && number % 2 == 0;
        boolean hit = trafficClass == TrafficClass.FRESH || trafficClass == TrafficClass.STALE;
        int status = unanswered ? 503 : trafficClass == TrafficClass.NOT_FOUND && !fault ? 404 : 200;
        String reason = trafficClass == TrafficClass.STALE ? "revalidating" : fault && !hit ? "patience" : "";
        return new Sample(trafficClass, trafficClass == TrafficClass.HEALTH ? "health" : "products", due,
                micros(fault, trafficClass), status, hit ? "memory" : "shopify", reason, hit, "");
    }

    private static long micros(boolean fault, TrafficClass trafficClass) {
        return switch (trafficClass) {
            case FRESH, STALE, HEALTH -> 1_000;
            case EXPIRED, COLD_PAGE, COLD_SINGLE, NOT_FOUND -> fault ? 1_500_000 : 40_000;
        };
    }

    private static Generator generator(long requests) {
        return new Generator(requests, requests, 2_000, 20_000, 0.2);
    }

    private static List<HeapPoint> heap() {
        List<HeapPoint> heap = new ArrayList<>();
        for (int i = 0; i < CALM_MINUTES * 2; i++) {
            heap.add(new HeapPoint(START + MINUTE + i * MINUTE / 2, (100L + i) << 20, (40L + i) << 20));
        }
        return heap;
    }
}
