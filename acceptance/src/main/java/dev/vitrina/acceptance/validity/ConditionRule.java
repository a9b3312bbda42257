package dev.vitrina.acceptance.validity;

import dev.vitrina.acceptance.evidence.ConditionEvidence;
import dev.vitrina.acceptance.evidence.Evidence;
import dev.vitrina.acceptance.tiers.Tiers;
import org.jspecify.annotations.Nullable;

/** Says whether the figures of a condition say anything of the service. */
interface ConditionRule {

    /** {@return what is wrong, for people; null where nothing is} */
    @Nullable
    String flaw(ConditionEvidence measured, Evidence evidence, Tiers.Validity validity);
}
