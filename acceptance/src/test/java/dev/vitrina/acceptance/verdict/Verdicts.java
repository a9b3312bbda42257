package dev.vitrina.acceptance.verdict;

import java.util.List;
import java.util.function.UnaryOperator;

import dev.vitrina.acceptance.evidence.Condition;
import dev.vitrina.acceptance.evidence.Evidence;
import dev.vitrina.acceptance.selfproof.Changed;
import dev.vitrina.acceptance.selfproof.GoodEvidence;
import dev.vitrina.acceptance.tiers.Tier;
import dev.vitrina.acceptance.tiers.Tiers;
import dev.vitrina.acceptance.tiers.TiersFile;
import dev.vitrina.loadtest.Sample;
import dev.vitrina.loadtest.TrafficClass;
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;

/** What the tests of the rules share. */
final class Verdicts {

    static final Tiers TIERS = TiersFile.standard();
    static final Evidence GOOD = GoodEvidence.full();
    static final Verdict BELOW = new Verdict.Below();
    static final Verdict NO_DATA = new Verdict.NoData();
    static final Verdict RECORD = reached(Tier.RECORD);

    private Verdicts() {}

    static Verdict reached(Tier tier) {
        return new Verdict.Reached(tier);
    }

    /** {@return what the rule says of one condition, or of what is pooled} */
    static Judgement judge(Rule rule, Evidence evidence, @Nullable Condition condition) {
        List<Judgement> found = rule.judge(evidence, TIERS).stream().filter(each -> each.condition() == condition)
                .toList();
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    static Verdict verdict(Rule rule, Evidence evidence, @Nullable Condition condition) {
        return judge(rule, evidence, condition).verdict();
    }

    /** {@return the evidence with no more than so many requests of a class in a condition} */
    static Evidence atMost(Evidence evidence, Condition condition, TrafficClass trafficClass, int count) {
        int[] seen = {0};
        return Changed.only(evidence, condition,
                each -> each.trafficClass() != trafficClass || seen[0]++ < count);
    }

    /** {@return the evidence with so many requests of a class changed in a condition} */
    static Evidence some(Evidence evidence, Condition condition, TrafficClass trafficClass, int count,
            UnaryOperator<Sample> change) {
        int[] seen = {0};
        return Changed.samples(evidence, condition,
                each -> each.trafficClass() == trafficClass && seen[0]++ < count, change);
    }
}
