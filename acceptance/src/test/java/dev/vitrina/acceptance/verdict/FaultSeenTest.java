package dev.vitrina.acceptance.verdict;

import java.util.Objects;

import dev.vitrina.acceptance.evidence.Condition;
import dev.vitrina.acceptance.evidence.ConditionEvidence;
import dev.vitrina.acceptance.selfproof.Changed;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static dev.vitrina.acceptance.verdict.Verdicts.GOOD;
import static dev.vitrina.acceptance.verdict.Verdicts.TIERS;
import static org.assertj.core.api.Assertions.assertThat;

/** A condition with a fault needs one; calm needs none. */
final class FaultSeenTest {

    @ParameterizedTest
    @EnumSource(Condition.class)
    void aFaultMustHaveBeenSeen(Condition condition) {
        assertThat(flaw(condition, 1)).isNull();
        assertThat(flaw(condition, 0)).isEqualTo(condition.fault() ? "The demo store saw no fault" : null);
    }

    private static @Nullable String flaw(Condition condition, long faults) {
        ConditionEvidence measured = Requests.in(Changed.faults(GOOD, condition, faults), condition);
        return new FaultSeen().flaw(Objects.requireNonNull(measured), GOOD, TIERS.validity());
    }
}
