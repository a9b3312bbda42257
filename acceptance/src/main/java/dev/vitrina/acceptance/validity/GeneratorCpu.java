package dev.vitrina.acceptance.validity;

import java.util.Locale;

import dev.vitrina.acceptance.evidence.Generator;
import dev.vitrina.acceptance.tiers.Tiers;
import org.jspecify.annotations.Nullable;

/** Whether the generator left the processors to the service; else the latency is its own. */
final class GeneratorCpu implements GeneratorRule {

    @Override
    public @Nullable String flaw(Generator generator, Tiers.Validity validity) {
        double percent = generator.cpuShare() * 100;
        return percent >= 0 && percent <= validity.mostCpu()
                ? null
                : String.format(Locale.ROOT, "The generator took %.0f %% of all processors", percent);
    }
}
