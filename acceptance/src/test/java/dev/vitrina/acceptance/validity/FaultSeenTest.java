package dev.vitrina.acceptance.validity;

import dev.vitrina.acceptance.evidence.Condition;
import dev.vitrina.acceptance.evidence.ConditionEvidence;
import dev.vitrina.acceptance.evidence.Evidence;
import dev.vitrina.acceptance.selfproof.Changed;
import dev.vitrina.acceptance.selfproof.GoodEvidence;
import dev.vitrina.acceptance.tiers.Tiers;
import dev.vitrina.acceptance.tiers.TiersFile;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A condition with a fault needs one; calm needs none. */
final class FaultSeenTest {

    private static final Tiers.Validity VALIDITY = TiersFile.standard().validity();
    private static final Evidence GOOD = GoodEvidence.full();

    @ParameterizedTest
    @EnumSource(Condition.class)
    void aFaultMustHaveBeenSeen(Condition condition) {
        assertThat(flaw(condition, 1)).isNull();
        assertThat(flaw(condition, 0)).isEqualTo(condition.fault() ? "The demo store saw no fault" : null);
    }

    private static @Nullable String flaw(Condition condition, long faults) {
        ConditionEvidence measured = Changed.faults(GOOD, condition, faults).conditions().stream()
                .filter(each -> each.condition() == condition).findFirst().orElseThrow();
        return new FaultSeen().flaw(measured, GOOD, VALIDITY);
    }
}
