package dev.vitrina.acceptance.selfproof;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

import dev.vitrina.acceptance.evidence.CapacityLevel;
import dev.vitrina.acceptance.evidence.Condition;
import dev.vitrina.acceptance.evidence.ConditionEvidence;
import dev.vitrina.acceptance.evidence.Evidence;
import dev.vitrina.acceptance.evidence.FunctionalCheck;
import dev.vitrina.acceptance.evidence.Generator;
import dev.vitrina.acceptance.evidence.HeapPoint;
import dev.vitrina.acceptance.evidence.Profile;
import dev.vitrina.acceptance.evidence.Run;
import dev.vitrina.acceptance.evidence.ServerCount;
import dev.vitrina.acceptance.evidence.WarmUp;
import dev.vitrina.loadtest.Sample;

/** Evidence that differs from other evidence in one place. */
public final class Changed {

    private Changed() {}

    /** {@return the evidence with other samples where the predicate holds, each for each} */
    public static Evidence samples(Evidence evidence, Condition condition, Predicate<Sample> which,
            UnaryOperator<Sample> change) {
        return condition(evidence, condition, each -> new ConditionEvidence(each.condition(), each.fromMillis(),
                each.toMillis(),
                each.samples().stream().map(sample -> which.test(sample) ? change.apply(sample) : sample).toList(),
                each.generator(), each.counts(), each.faults()));
    }

    /** {@return the evidence as if the other requests had not been sent, nor counted by the service} */
    public static Evidence only(Evidence evidence, Condition condition, Predicate<Sample> which) {
        return condition(evidence, condition, each -> {
            List<Sample> left = each.samples().stream().filter(which).toList();
            return new ConditionEvidence(each.condition(), each.fromMillis(), each.toMillis(), left, each.generator(),
                    GoodEvidence.counts(left), each.faults());
        });
    }

    /** {@return the evidence with one condition changed as a whole} */
    public static Evidence condition(Evidence evidence, Condition condition, UnaryOperator<ConditionEvidence> change) {
        return conditions(evidence, evidence.conditions().stream()
                .map(each -> each.condition() == condition ? change.apply(each) : each).toList());
    }

    /** {@return the evidence with other conditions} */
    public static Evidence conditions(Evidence evidence, List<ConditionEvidence> conditions) {
        return new Evidence(evidence.run(), evidence.warmUp(), conditions, evidence.heap(), evidence.processAtStart(),
                evidence.processAtEnd(), evidence.capacity(), evidence.checks());
    }

    /** {@return the evidence with another generator in one condition} */
    public static Evidence generator(Evidence evidence, Condition condition, Generator generator) {
        return condition(evidence, condition, each -> new ConditionEvidence(each.condition(), each.fromMillis(),
                each.toMillis(), each.samples(), generator, each.counts(), each.faults()));
    }

    /** {@return the evidence with another number of faults in one condition} */
    public static Evidence faults(Evidence evidence, Condition condition, long faults) {
        return condition(evidence, condition, each -> new ConditionEvidence(each.condition(), each.fromMillis(),
                each.toMillis(), each.samples(), each.generator(), each.counts(), faults));
    }

    /** {@return the evidence with other counts of the service in one condition} */
    public static Evidence counts(Evidence evidence, Condition condition, Map<String, ServerCount> counts) {
        return condition(evidence, condition, each -> new ConditionEvidence(each.condition(), each.fromMillis(),
                each.toMillis(), each.samples(), each.generator(), counts, each.faults()));
    }

    /** {@return the evidence with other levels} */
    public static Evidence capacity(Evidence evidence, List<CapacityLevel> levels) {
        return new Evidence(evidence.run(), evidence.warmUp(), evidence.conditions(), evidence.heap(),
                evidence.processAtStart(), evidence.processAtEnd(), levels, evidence.checks());
    }

    /** {@return the evidence with other checks} */
    public static Evidence checks(Evidence evidence, List<FunctionalCheck> checks) {
        return new Evidence(evidence.run(), evidence.warmUp(), evidence.conditions(), evidence.heap(),
                evidence.processAtStart(), evidence.processAtEnd(), evidence.capacity(), checks);
    }

    /** {@return the evidence with another heap} */
    public static Evidence heap(Evidence evidence, List<HeapPoint> heap) {
        return new Evidence(evidence.run(), evidence.warmUp(), evidence.conditions(), heap, evidence.processAtStart(),
                evidence.processAtEnd(), evidence.capacity(), evidence.checks());
    }

    /** {@return the evidence with another process at the end} */
    public static Evidence processAtEnd(Evidence evidence, String process) {
        return new Evidence(evidence.run(), evidence.warmUp(), evidence.conditions(), evidence.heap(),
                evidence.processAtStart(), process, evidence.capacity(), evidence.checks());
    }

    /** {@return the evidence with another warm-up} */
    public static Evidence warmUp(Evidence evidence, WarmUp warmUp) {
        return new Evidence(evidence.run(), warmUp, evidence.conditions(), evidence.heap(), evidence.processAtStart(),
                evidence.processAtEnd(), evidence.capacity(), evidence.checks());
    }

    /** {@return the evidence as one of another profile} */
    public static Evidence profile(Evidence evidence, Profile profile) {
        Run run = evidence.run();
        return new Evidence(
                new Run(run.id(), run.startedMillis(), profile, run.conditions(), run.keyStates(), run.rerunAfter(),
                        run.machine(), run.jdk(), run.serviceVersion(), run.seed(), run.overrides()),
                evidence.warmUp(), evidence.conditions(), evidence.heap(), evidence.processAtStart(),
                evidence.processAtEnd(), evidence.capacity(), evidence.checks());
    }

    /** {@return the request, had it taken so many milliseconds} */
    public static Sample took(Sample sample, long millis) {
        return new Sample(sample.trafficClass(), sample.route(), sample.dueMillis(), millis * 1000, sample.status(),
                sample.source(), sample.reason(), sample.hit(), sample.failure());
    }

    /** {@return the request, had it failed} */
    public static Sample failed(Sample sample) {
        return new Sample(sample.trafficClass(), sample.route(), sample.dueMillis(), sample.micros(), 500, "", "",
                false,
                "status 500");
    }

    /** {@return the request, had it been answered with the honest 503} */
    public static Sample unanswered(Sample sample) {
        return new Sample(sample.trafficClass(), sample.route(), sample.dueMillis(), sample.micros(), 503, "", "",
                false, "");
    }

    /** {@return the request, had it been answered by something stale for that reason} */
    public static Sample degraded(Sample sample, String reason) {
        return new Sample(sample.trafficClass(), sample.route(), sample.dueMillis(), sample.micros(), sample.status(),
                "stale", reason, sample.hit(), sample.failure());
    }

    /** {@return the request, had it waited for the shop} */
    public static Sample missed(Sample sample) {
        return new Sample(sample.trafficClass(), sample.route(), sample.dueMillis(), sample.micros(), sample.status(),
                "shopify", sample.reason(), false, sample.failure());
    }
}
