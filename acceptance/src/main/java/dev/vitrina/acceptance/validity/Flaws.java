package dev.vitrina.acceptance.validity;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import dev.vitrina.acceptance.evidence.ConditionEvidence;
import dev.vitrina.acceptance.evidence.Evidence;
import dev.vitrina.acceptance.evidence.Generator;
import dev.vitrina.acceptance.tiers.Tiers;
import org.jspecify.annotations.Nullable;

/** Why figures say nothing of the service. Pure; each rule has a page in {@code docs/checks}. */
public final class Flaws {

    static final List<GeneratorRule> GENERATOR = List.of(new GeneratorOffered(), new GeneratorLag(),
            new GeneratorCpu());
    static final List<ConditionRule> CONDITION = List.of(new CountsAgree(), new FaultSeen(), new WarmedUp());

    private Flaws() {}

    /** {@return the first thing that is wrong with what a generator did, for people; null where nothing is} */
    public static @Nullable String of(Generator generator, Tiers.Validity validity) {
        return first(GENERATOR.stream().map(each -> each.flaw(generator, validity)));
    }

    /**
     * {@return the first thing that is wrong with what was measured in a condition, its generator included, for people; null
     * where nothing is}
     *
     * @param measured the condition
     * @param evidence the run that it is of
     * @param validity the bounds
     */
    public static @Nullable String of(ConditionEvidence measured, Evidence evidence, Tiers.Validity validity) {
        String ofGenerator = of(measured.generator(), validity);
        return ofGenerator != null
                ? ofGenerator
                : first(CONDITION.stream().map(each -> each.flaw(measured, evidence, validity)));
    }

    private static @Nullable String first(Stream<@Nullable String> flaws) {
        return flaws.filter(Objects::nonNull).findFirst().orElse(null);
    }
}
