package dev.vitrina.acceptance.selfproof;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import dev.vitrina.acceptance.tiers.Objective;
import dev.vitrina.acceptance.tiers.Tier;
import dev.vitrina.acceptance.tiers.Tiers;
import dev.vitrina.acceptance.tiers.TiersFile;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import static org.assertj.core.api.Assertions.assertThat;

/** The gate says of each case what it must; and a gate that does not is found out. */
final class SelfProofTest {

    @TestFactory
    List<DynamicTest> theGateSaysOfEachCaseWhatItMust() {
        return SelfProof.run(TiersFile.standard()).stream()
                .map(each -> DynamicTest.dynamicTest(each.name(),
                        () -> assertThat(each.found()).isEqualTo(each.expected())))
                .toList();
    }

    @Test
    void eachObjectiveHasItsCase() {
        List<String> expected = SelfProof.run(TiersFile.standard()).stream().map(SelfProof.Proof::expected).toList();
        for (Objective each : Objective.values()) {
            assertThat(expected).anyMatch(said -> said.startsWith("BELOW [" + each.written() + " "));
        }
    }

    @Test
    void aGateWithoutALimitIsFoundOut() {
        Tiers tiers = TiersFile.standard();
        for (Objective each : Objective.values()) {
            Map<Objective, Tiers.Limits> limits = new EnumMap<>(tiers.limits());
            Tiers.Limits were = tiers.of(each);
            limits.put(each, new Tiers.Limits(were.unit(), were.smallerIsBetter(), Map.of(Tier.BASELINE, 0d)));
            List<SelfProof.Proof> proofs = SelfProof.run(new Tiers(limits, tiers.bounds(), tiers.validity()));
            assertThat(proofs).as(each.written()).anyMatch(proof -> !proof.holds());
        }
    }
}
