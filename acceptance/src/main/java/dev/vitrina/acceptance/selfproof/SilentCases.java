package dev.vitrina.acceptance.selfproof;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.vitrina.acceptance.evidence.Condition;
import dev.vitrina.acceptance.evidence.ConditionEvidence;
import dev.vitrina.acceptance.evidence.Evidence;
import dev.vitrina.acceptance.evidence.Generator;
import dev.vitrina.acceptance.evidence.Profile;
import dev.vitrina.acceptance.evidence.ServerCount;
import dev.vitrina.acceptance.evidence.WarmUp;
import dev.vitrina.acceptance.verdict.ExitCode;
import dev.vitrina.loadtest.TrafficClass;

/** One case for each way in which a gate turns green while the service is not good, or while nobody knows. */
final class SilentCases {

    private static final Set<String> IN_CALM = Set.of("health-p99 calm", "products-p99 calm", "failure-rate calm",
            "stability calm", "hit-ratio calm");

    private SilentCases() {}

    static List<Case> all(Evidence good) {
        List<Case> cases = new ArrayList<>(missing(good));
        cases.addAll(failing(good));
        cases.addAll(invalid(good));
        return cases;
    }

    private static List<Case> missing(Evidence good) {
        Evidence noCapacity = Changed.capacity(good, List.of());
        Evidence nothing = Changed.checks(Changed.conditions(noCapacity, List.of()), List.of());
        List<ConditionEvidence> conditions = good.conditions();
        return List.of(
                new Case("nothing ran", nothing, said("NO DATA", everything()), ExitCode.INVALID),
                new Case("a condition that is not there",
                        Changed.conditions(good, conditions.subList(0, conditions.size() - 1)),
                        said("NO DATA", in(Condition.THROTTLED)),
                        ExitCode.INVALID),
                new Case("a condition in which nothing was sent", Changed.only(good, Condition.SLOW, _ -> false),
                        said("NO DATA", in(Condition.SLOW)), ExitCode.INVALID),
                new Case("too few requests of a class", tooFew(good),
                        said("NO DATA", Set.of("products-p99 slow", "failure-rate slow")), ExitCode.INVALID),
                new Case("no level of load", noCapacity, said("NO DATA", Set.of("capacity calm")), ExitCode.INVALID),
                new Case("a level of load that was never confirmed",
                        Changed.capacity(good, good.capacity().subList(0, 1)),
                        said("NO DATA", Set.of("capacity calm")), ExitCode.INVALID),
                new Case("no promise that was tried", Changed.checks(good, List.of()),
                        said("NO DATA", Set.of("functional calm")), ExitCode.INVALID),
                new Case("a heap that nobody looked at", Changed.heap(good, List.of()),
                        said("NO DATA", Set.of("stability calm")), ExitCode.INVALID),
                new Case("a quick run, which is too short for stability", Changed.profile(good, Profile.QUICK),
                        Set.of("stability calm: PROVISIONAL RECORD"), ExitCode.PASS),
                new Case("a full run that is too short for stability", tenMinutes(good),
                        Set.of("stability calm: PROVISIONAL RECORD"), ExitCode.PROVISIONAL));
    }

    private static List<Case> failing(Evidence good) {
        Evidence allFailed = good;
        for (Condition each : Condition.values()) {
            allFailed = Changed.samples(allFailed, each, _ -> true, Changed::failed);
        }
        Set<String> changes = new HashSet<>(said("BELOW", Arrays.stream(Condition.values())
                .map(each -> "failure-rate " + each.written()).collect(Collectors.toSet())));
        changes.addAll(Set.of("failure-rate pooled: BELOW", "stability calm: BELOW", "hit-ratio calm: NO DATA"));
        return List.of(
                new Case("all requests failed, and fast", allFailed, changes, ExitCode.BELOW),
                new Case("degraded answers in calm",
                        Changed.samples(good, Condition.CALM, each -> each.trafficClass() == TrafficClass.EXPIRED,
                                each -> Changed.degraded(each, "breaker-open")),
                        Set.of("failure-rate calm: BELOW", "stability calm: MINIMUM"), ExitCode.BELOW),
                new Case("honest 503s in calm",
                        Changed.samples(good, Condition.CALM, each -> each.trafficClass() == TrafficClass.COLD_SINGLE,
                                Changed::unanswered),
                        Set.of("failure-rate calm: BELOW", "stability calm: EXCELLENCE"), ExitCode.BELOW));
    }

    private static List<Case> invalid(Evidence good) {
        ConditionEvidence calm = good.conditions().getFirst();
        long requests = calm.samples().size();
        Set<String> inCalm = said("INVALID", IN_CALM);
        Set<String> inDown = new HashSet<>(said("INVALID", in(Condition.DOWN)));
        inDown.addAll(Set.of("products-p99 pooled: INVALID", "failure-rate pooled: INVALID"));
        Map<String, ServerCount> half = Map.of("products", new ServerCount(0, requests / 2, 0), "health",
                new ServerCount(0, 240, 0));
        Map<String, ServerCount> twice = Map.of("products", new ServerCount(0, requests * 2, 0), "health",
                new ServerCount(0, 240, 0));
        WarmUp judged = new WarmUp(calm.fromMillis() - 60_000, calm.fromMillis() + 1, 1000, 0.6);
        Set<String> measured = everything().stream().filter(each -> !each.startsWith("capacity"))
                .filter(each -> !each.startsWith("functional")).collect(Collectors.toSet());
        return List.of(
                new Case("a generator that sends too little",
                        Changed.generator(good, Condition.CALM, new Generator(requests * 2, requests, 0, 0, 0.2)),
                        inCalm,
                        ExitCode.INVALID),
                new Case("a generator that is late",
                        Changed.generator(good, Condition.CALM,
                                new Generator(requests, requests, 101_000, 101_000, 0.2)),
                        inCalm,
                        ExitCode.INVALID),
                new Case("a generator that takes the processors",
                        Changed.generator(good, Condition.CALM, new Generator(requests, requests, 0, 0, 0.76)), inCalm,
                        ExitCode.INVALID),
                new Case("a generator that nobody looked at",
                        Changed.generator(good, Condition.CALM, new Generator(0, 0, 0, 0, 0)), inCalm,
                        ExitCode.INVALID),
                new Case("counts that differ", Changed.counts(good, Condition.CALM, half), inCalm, ExitCode.INVALID),
                new Case("requests of somebody else", Changed.counts(good, Condition.CALM, twice), inCalm,
                        ExitCode.INVALID),
                new Case("a service that counts nothing", Changed.counts(good, Condition.CALM, Map.of()), inCalm,
                        ExitCode.INVALID),
                new Case("a fault that never happened", Changed.faults(good, Condition.DOWN, 0), inDown,
                        ExitCode.INVALID),
                new Case("a warm-up that is judged", Changed.warmUp(good, judged), inCalm, ExitCode.INVALID),
                new Case("no warm-up", Changed.warmUp(good, new WarmUp(0, 0, 0, 0)), said("INVALID", measured),
                        ExitCode.INVALID));
    }

    /** Ten minutes are not more than ten. */
    private static Evidence tenMinutes(Evidence good) {
        return Changed.condition(good, Condition.CALM,
                each -> new ConditionEvidence(each.condition(), each.fromMillis(),
                        each.fromMillis() + 600_000, each.samples(), each.generator(), each.counts(), each.faults()));
    }

    private static Evidence tooFew(Evidence good) {
        int[] seen = {0};
        return Changed.only(good, Condition.SLOW,
                each -> each.trafficClass() != TrafficClass.COLD_PAGE || seen[0]++ < 199);
    }

    private static Set<String> everything() {
        Set<String> all = Stream.of(Condition.values()).flatMap(each -> in(each).stream()).collect(Collectors.toSet());
        all.addAll(Set.of("products-p99 pooled", "failure-rate pooled", "capacity calm", "functional calm"));
        return all;
    }

    private static Set<String> in(Condition condition) {
        return condition == Condition.CALM
                ? IN_CALM
                : Set.of("health-p99 " + condition.written(), "products-p99 " + condition.written(),
                        "failure-rate " + condition.written());
    }

    private static Set<String> said(String verdict, Set<String> which) {
        return which.stream().map(each -> each + ": " + verdict).collect(Collectors.toSet());
    }
}
