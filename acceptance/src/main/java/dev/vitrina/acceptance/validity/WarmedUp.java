package dev.vitrina.acceptance.validity;

import dev.vitrina.acceptance.evidence.ConditionEvidence;
import dev.vitrina.acceptance.evidence.Evidence;
import dev.vitrina.acceptance.evidence.WarmUp;
import dev.vitrina.acceptance.tiers.Tiers;
import org.jspecify.annotations.Nullable;

/** Whether the service was warmed up before the condition began, and nothing of that is judged. */
final class WarmedUp implements ConditionRule {

    @Override
    public @Nullable String flaw(ConditionEvidence measured, Evidence evidence, Tiers.Validity validity) {
        WarmUp warmUp = evidence.warmUp();
        if (warmUp.requests() <= 0 || warmUp.toMillis() <= warmUp.fromMillis()) {
            return "There was no warm-up";
        }
        return measured.fromMillis() < warmUp.toMillis() ? "What is judged begins within the warm-up" : null;
    }
}
