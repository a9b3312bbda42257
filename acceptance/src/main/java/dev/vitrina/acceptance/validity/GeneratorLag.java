package dev.vitrina.acceptance.validity;

import java.util.Locale;

import dev.vitrina.acceptance.evidence.Generator;
import dev.vitrina.acceptance.tiers.Tiers;
import org.jspecify.annotations.Nullable;

/** Whether requests were sent when they were due; late ones come in bursts that nobody planned. */
final class GeneratorLag implements GeneratorRule {

    @Override
    public @Nullable String flaw(Generator generator, Tiers.Validity validity) {
        double lag = generator.lagP99Micros() / 1000d;
        return lag >= 0 && lag <= validity.mostLagP99()
                ? null
                : String.format(Locale.ROOT, "The generator was %.0f ms late (99th percentile)", lag);
    }
}
