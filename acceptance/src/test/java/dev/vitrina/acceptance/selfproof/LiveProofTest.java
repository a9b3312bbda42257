package dev.vitrina.acceptance.selfproof;

import java.util.List;

import dev.vitrina.acceptance.evidence.Condition;
import dev.vitrina.acceptance.evidence.ConditionEvidence;
import dev.vitrina.acceptance.evidence.Evidence;
import dev.vitrina.acceptance.evidence.Profile;
import dev.vitrina.acceptance.tiers.TiersFile;
import dev.vitrina.loadtest.TrafficClass;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What must be found of the bad server; that it is found is shown by each run of the gate. */
final class LiveProofTest {

    @Test
    void holdsOnlyWhereEachJudgementIsAsItMustBe() {
        SelfProof.Proof bad = LiveProof.proof(bad(), TiersFile.standard());
        assertThat(bad.holds()).as(bad.toString()).isTrue();
        SelfProof.Proof good = LiveProof.proof(GoodEvidence.full(), TiersFile.standard());
        assertThat(good.holds()).isFalse();
        assertThat(good.found()).contains("health-p99 calm=RECORD").contains("capacity calm=RECORD");
        assertThat(good.expected()).contains("health-p99 calm=BELOW").contains("capacity calm=NO DATA");
    }

    @Test
    void doesNotHoldWhereNothingIsSaidOfHealth() {
        Evidence mute = Changed.only(bad(), Condition.CALM, each -> each.trafficClass() != TrafficClass.HEALTH);
        SelfProof.Proof proof = LiveProof.proof(mute, TiersFile.standard());
        assertThat(proof.holds()).isFalse();
        assertThat(proof.expected()).contains("health-p99 calm=BELOW");
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
