package dev.vitrina.acceptance.validity;

import dev.vitrina.acceptance.evidence.ConditionEvidence;
import dev.vitrina.acceptance.evidence.Evidence;
import dev.vitrina.acceptance.tiers.Tiers;
import org.jspecify.annotations.Nullable;

/** Whether a condition with a fault had one: the demo store must have spoiled an answer. */
final class FaultSeen implements ConditionRule {

    @Override
    public @Nullable String flaw(ConditionEvidence measured, Evidence evidence, Tiers.Validity validity) {
        return measured.condition().fault() && measured.faults() <= 0 ? "The demo store saw no fault" : null;
    }
}
