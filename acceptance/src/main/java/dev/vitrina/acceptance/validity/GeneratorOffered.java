package dev.vitrina.acceptance.validity;

import java.util.Locale;

import dev.vitrina.acceptance.evidence.Generator;
import dev.vitrina.acceptance.tiers.Tiers;
import org.jspecify.annotations.Nullable;

/** Whether as many requests were sent as were planned; fewer are a lighter load than the one that is claimed. */
final class GeneratorOffered implements GeneratorRule {

    @Override
    public @Nullable String flaw(Generator generator, Tiers.Validity validity) {
        double least = generator.offered() * validity.leastStarted() / 100;
        return generator.offered() > 0 && generator.started() >= least
                ? null
                : String.format(Locale.ROOT, "The generator sent %d of %d requests", generator.started(),
                        generator.offered());
    }
}
