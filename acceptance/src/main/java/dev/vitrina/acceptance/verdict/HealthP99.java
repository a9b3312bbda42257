package dev.vitrina.acceptance.verdict;

import java.util.List;
import java.util.Set;

import dev.vitrina.acceptance.evidence.Condition;
import dev.vitrina.acceptance.evidence.Evidence;
import dev.vitrina.acceptance.tiers.Objective;
import dev.vitrina.acceptance.tiers.Tiers;
import dev.vitrina.loadtest.Sample;
import dev.vitrina.loadtest.TrafficClass;

/** How long callers wait for the health of the service, in each condition. */
final class HealthP99 implements Rule {

    @Override
    public List<Judgement> judge(Evidence evidence, Tiers tiers) {
        return evidence.run().conditions().stream().map(each -> judge(each, evidence, tiers)).toList();
    }

    private static Judgement judge(Condition condition, Evidence evidence, Tiers tiers) {
        List<Sample> samples = Requests.of(evidence.judged(condition), Set.of(TrafficClass.HEALTH));
        if (samples.size() < tiers.bounds().leastSamples()) {
            return Judgement.noData(Objective.HEALTH_P99, condition, samples.size(), List.of());
        }
        double p99 = Requests.p99(samples);
        Verdict verdict = Reach.highest(tier -> tiers.of(Objective.HEALTH_P99).holds(tier, p99));
        return new Judgement(Objective.HEALTH_P99, condition, verdict, p99, samples.size(), "p99", List.of());
    }
}
