package dev.vitrina.acceptance.verdict;

import java.util.List;

import dev.vitrina.acceptance.evidence.Condition;
import dev.vitrina.acceptance.evidence.ConditionEvidence;
import dev.vitrina.acceptance.evidence.Evidence;
import dev.vitrina.acceptance.selfproof.Changed;
import dev.vitrina.loadtest.Sample;
import dev.vitrina.loadtest.TrafficClass;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

import static dev.vitrina.acceptance.verdict.Verdicts.GOOD;
import static dev.vitrina.acceptance.verdict.Verdicts.TIERS;
import static org.assertj.core.api.Assertions.assertThat;

/** Whatever becomes of a run, a request that is answered worse never makes a verdict better. */
final class WorseSamplesTest {

    private static final List<Rule> RULES = List.of(new HealthP99(), new ProductsP99(), new FailureRate(),
            new HitRatio());

    enum Kind {
        SLOWER, FAILED, UNANSWERED, MISSED, DEGRADED
    }

    /** One request in so many of a class gets worse. */
    record Worsening(Condition condition, TrafficClass trafficClass, int oneIn, Kind kind, int millis) {}

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void aWorseSampleNeverMakesAVerdictBetter(@ForAll @Size(max = 5) List<@From("worsening") Worsening> worsenings) {
        Evidence before = GOOD;
        for (Worsening each : worsenings) {
            Evidence after = worse(before, each, Long.MIN_VALUE);
            for (Rule rule : RULES) {
                assertNotBetter(rule, before, after);
            }
            before = after;
        }
    }

    /** Stability compares the end with the beginning, so that a slower beginning makes it better: here that stays. */
    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void noWorseSampleAfterTheFirstThirdMakesStabilityBetter(
            @ForAll @Size(max = 5) List<@From("worsening") Worsening> worsenings) {
        ConditionEvidence calm = GOOD.conditions().getFirst();
        long second = calm.fromMillis() + (calm.toMillis() - calm.fromMillis() + 2) / 3;
        Evidence before = GOOD;
        for (Worsening each : worsenings) {
            Evidence after = worse(before, each, second);
            assertNotBetter(new Stability(), before, after);
            before = after;
        }
    }

    @Provide
    Arbitrary<Worsening> worsening() {
        return Combinators.combine(Arbitraries.of(Condition.class), Arbitraries.of(TrafficClass.class),
                Arbitraries.integers().between(1, 60), Arbitraries.of(Kind.class),
                Arbitraries.integers().between(0, 11_000)).as(Worsening::new);
    }

    private static Evidence worse(Evidence evidence, Worsening worsening, long from) {
        int[] seen = {0};
        return Changed.samples(evidence, worsening.condition(),
                each -> each.trafficClass() == worsening.trafficClass() && each.dueMillis() >= from
                        && seen[0]++ % worsening.oneIn() == 0,
                each -> worse(each, worsening));
    }

    private static Sample worse(Sample sample, Worsening worsening) {
        return switch (worsening.kind()) {
            case SLOWER -> Changed.took(sample, sample.micros() / 1000 + worsening.millis());
            case FAILED -> Changed.failed(sample);
            case UNANSWERED -> sample.failed() ? sample : Changed.unanswered(sample);
            case MISSED -> Changed.missed(sample);
            case DEGRADED -> Changed.degraded(sample, "paused");
        };
    }

    private static void assertNotBetter(Rule rule, Evidence before, Evidence after) {
        List<Judgement> were = rule.judge(before, TIERS);
        List<Judgement> are = rule.judge(after, TIERS);
        for (int i = 0; i < were.size(); i++) {
            assertThat(Reach.lower(were.get(i).verdict(), are.get(i).verdict())).isEqualTo(are.get(i).verdict());
        }
    }
}
