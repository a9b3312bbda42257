package dev.vitrina.acceptance.selfproof;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;

import dev.vitrina.acceptance.evidence.CapacityLevel;
import dev.vitrina.acceptance.evidence.Condition;
import dev.vitrina.acceptance.evidence.ConditionEvidence;
import dev.vitrina.acceptance.evidence.Evidence;
import dev.vitrina.acceptance.evidence.FunctionalCheck;
import dev.vitrina.acceptance.evidence.HeapPoint;
import dev.vitrina.acceptance.verdict.ExitCode;
import dev.vitrina.loadtest.Sample;
import dev.vitrina.loadtest.TrafficClass;

/** One case for each objective, in which that one is bad and all others are as good as before. */
final class ObjectiveCases {

    private static final Predicate<Sample> HEALTH = of(TrafficClass.HEALTH);
    private static final Predicate<Sample> PRODUCT = HEALTH.negate();

    private ObjectiveCases() {}

    static List<Case> all(Evidence good) {
        List<Case> cases = new ArrayList<>(slow(good));
        cases.addAll(failing(good));
        cases.addAll(others(good));
        return cases;
    }

    private static List<Case> slow(Evidence good) {
        Evidence slowSingles = good;
        for (Condition each : Condition.values()) {
            slowSingles = each.fault()
                    ? Changed.samples(slowSingles, each, of(TrafficClass.COLD_SINGLE),
                            sample -> Changed.took(sample, 11_000))
                    : slowSingles;
        }
        return List.of(
                below("slow health", Changed.samples(good, Condition.DOWN, HEALTH, each -> Changed.took(each, 2_000)),
                        "health-p99 down: BELOW"),
                below("one slow class of products",
                        Changed.samples(good, Condition.SLOW, of(TrafficClass.COLD_PAGE),
                                each -> Changed.took(each, 10_000)),
                        "products-p99 slow: BELOW"),
                below("slow cold singles, few in each condition", slowSingles, "products-p99 pooled: BELOW"),
                below("slower and slower", slowerAtTheEnd(good), "stability calm: BELOW"));
    }

    private static List<Case> failing(Evidence good) {
        Predicate<Sample> page = PRODUCT.and(of(TrafficClass.NOT_FOUND).negate());
        return List.of(
                below("one class of products that fails",
                        Changed.samples(good, Condition.FAILING, of(TrafficClass.COLD_PAGE), Changed::failed),
                        "failure-rate failing: BELOW"),
                below("a quarter of all products unanswered",
                        Changed.samples(good, Condition.DOWN, everyFourth(page), Changed::unanswered),
                        "failure-rate down: BELOW"),
                below("health that fails", Changed.samples(good, Condition.THROTTLED, HEALTH, Changed::failed),
                        "failure-rate throttled: BELOW"));
    }

    private static List<Case> others(Evidence good) {
        List<CapacityLevel> low = good.capacity().stream()
                .map(each -> new CapacityLevel(1, each.generator(), each.p99Micros(), each.failed())).toList();
        List<CapacityLevel> slow = good.capacity().stream()
                .map(each -> new CapacityLevel(each.perSecond(), each.generator(), 64_000_000, 0)).toList();
        return List.of(
                below("a level that holds and is too low", Changed.capacity(good, low), "capacity calm: BELOW"),
                below("no level that holds", Changed.capacity(good, slow), "capacity calm: BELOW"),
                below("a heap that rises", Changed.heap(good, rising(good.heap())), "stability calm: BELOW"),
                below("a service that was restarted", Changed.processAtEnd(good, "2@2"), "stability calm: BELOW"),
                below("a cache that nobody hits", Changed.samples(good, Condition.CALM, PRODUCT, Changed::missed),
                        "hit-ratio calm: MINIMUM"),
                below("a promise that is not kept",
                        Changed.checks(good, List.of(new FunctionalCheck("a page of products", false, "it is empty"))),
                        "functional calm: BELOW"));
    }

    private static Predicate<Sample> of(TrafficClass trafficClass) {
        return each -> each.trafficClass() == trafficClass;
    }

    private static Case below(String name, Evidence evidence, String change) {
        return new Case(name, evidence, Set.of(change), ExitCode.BELOW);
    }

    private static Predicate<Sample> everyFourth(Predicate<Sample> which) {
        int[] seen = {0};
        return each -> which.test(each) && seen[0]++ % 4 == 0;
    }

    private static Evidence slowerAtTheEnd(Evidence good) {
        ConditionEvidence calm = good.conditions().getFirst();
        long from = calm.fromMillis() + (calm.toMillis() - calm.fromMillis()) * 2 / 3;
        return Changed.samples(good, Condition.CALM, PRODUCT.and(each -> each.dueMillis() >= from),
                each -> Changed.took(each, 70));
    }

    private static List<HeapPoint> rising(List<HeapPoint> heap) {
        return IntStream.range(0, heap.size()).mapToObj(each -> new HeapPoint(heap.get(each).atMillis(),
                heap.get(each).bytes() + ((long) each << 22), heap.get(each).cacheBytes())).toList();
    }
}
