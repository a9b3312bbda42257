package dev.vitrina.acceptance.validity;

import dev.vitrina.acceptance.evidence.ConditionEvidence;
import dev.vitrina.acceptance.evidence.Evidence;
import dev.vitrina.acceptance.evidence.WarmUp;
import dev.vitrina.acceptance.selfproof.Changed;
import dev.vitrina.acceptance.selfproof.GoodEvidence;
import dev.vitrina.acceptance.tiers.Tiers;
import dev.vitrina.acceptance.tiers.TiersFile;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The warm-up must have been, and be over. */
final class WarmedUpTest {

    private static final Tiers.Validity VALIDITY = TiersFile.standard().validity();
    private static final Evidence GOOD = GoodEvidence.full();

    private static final ConditionEvidence CALM = GOOD.conditions().getFirst();
    private static final long BEGIN = CALM.fromMillis();

    @Test
    void whatIsJudgedMayBeginWhereTheWarmUpEnds() {
        assertThat(flaw(new WarmUp(BEGIN - 1000, BEGIN, 1, 0))).isNull();
        assertThat(flaw(new WarmUp(BEGIN - 1000, BEGIN + 1, 1, 0)))
                .isEqualTo("What is judged begins within the warm-up");
    }

    @Test
    void aWarmUpWithoutRequestsOrTimeIsNone() {
        assertThat(flaw(new WarmUp(BEGIN - 1000, BEGIN, 0, 0))).isEqualTo("There was no warm-up");
        assertThat(flaw(new WarmUp(BEGIN, BEGIN, 1, 0))).isEqualTo("There was no warm-up");
    }

    private static @Nullable String flaw(WarmUp warmUp) {
        return new WarmedUp().flaw(CALM, Changed.warmUp(GOOD, warmUp), VALIDITY);
    }
}
