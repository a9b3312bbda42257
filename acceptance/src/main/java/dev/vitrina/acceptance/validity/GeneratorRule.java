package dev.vitrina.acceptance.validity;

import dev.vitrina.acceptance.evidence.Generator;
import dev.vitrina.acceptance.tiers.Tiers;
import org.jspecify.annotations.Nullable;

/** Says whether the generator did what it should have, in a condition or at a level. */
interface GeneratorRule {

    /** {@return what is wrong, for people; null where nothing is} */
    @Nullable
    String flaw(Generator generator, Tiers.Validity validity);
}
