package dev.vitrina.acceptance.selfproof;

import java.util.List;

import dev.vitrina.acceptance.evidence.Condition;
import dev.vitrina.acceptance.evidence.ConditionEvidence;
import dev.vitrina.acceptance.evidence.Evidence;
import dev.vitrina.acceptance.evidence.Generator;
import dev.vitrina.acceptance.evidence.Profile;
import dev.vitrina.acceptance.tiers.Tiers;
import dev.vitrina.acceptance.tiers.TiersFile;
import dev.vitrina.loadtest.TrafficClass;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What must be found of the bad server; that it is found is shown by each run of the gate. */
final class LiveProofTest {

    @Test
    void holdsOnlyWhereEachJudgementIsAsItMustBe() {
        SelfProof.Proof bad = proof(bad(), TiersFile.standard());
        assertThat(bad.holds()).as(bad.toString()).isTrue();
        SelfProof.Proof good = proof(GoodEvidence.full(), TiersFile.standard());
        assertThat(good.holds()).isFalse();
        assertThat(good.found()).contains("health-p99 calm=RECORD").contains("capacity calm=RECORD");
        assertThat(good.expected()).contains("health-p99 calm=BELOW").contains("capacity calm=NO DATA");
    }

    @Test
    void doesNotHoldWhereNothingIsSaidOfHealth() {
        Evidence mute = Changed.only(bad(), Condition.CALM, each -> each.trafficClass() != TrafficClass.HEALTH);
        SelfProof.Proof proof = proof(mute, TiersFile.standard());
        assertThat(proof.holds()).isFalse();
        assertThat(proof.expected()).contains("health-p99 calm=BELOW");
    }

    /** A machine that was too busy for the generator says nothing of the gate. */
    @Test
    void isOfNoUseWhereTheFiguresAre() {
        Evidence late = Changed.generator(bad(), Condition.CALM, new Generator(2100, 2100, 300_000, 300_000, 0.5));
        assertThat(LiveProof.outcome(late, TiersFile.standard()))
                .isEqualTo(new LiveProof.Outcome.OfNoUse("The generator was 300 ms late (99th percentile)"));
    }

    private static SelfProof.Proof proof(Evidence evidence, Tiers tiers) {
        return ((LiveProof.Outcome.Measured) LiveProof.outcome(evidence, tiers)).proof();
    }

    /** A quick run of calm alone, in which all took eleven seconds and failed. */
    private static Evidence bad() {
        Evidence good = Changed.profile(GoodEvidence.full(), Profile.QUICK);
        List<ConditionEvidence> calm = good.conditions().stream()
                .filter(each -> each.condition() == Condition.CALM).toList();
        Evidence alone = Changed.checks(Changed.capacity(Changed.conditions(good, calm), List.of()), List.of());
        return Changed.samples(alone, Condition.CALM, _ -> true, each -> Changed.failed(Changed.took(each, 11_000)));
    }
}
