package dev.vitrina.acceptance.validity;

import dev.vitrina.acceptance.evidence.Generator;
import dev.vitrina.acceptance.tiers.Tiers;
import dev.vitrina.acceptance.tiers.TiersFile;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Requests may be sent a tenth of a second late. */
final class GeneratorLagTest {

    private static final Tiers.Validity VALIDITY = TiersFile.standard().validity();

    @Test
    void theBoundItselfIsValid() {
        assertThat(new GeneratorLag().flaw(new Generator(1, 1, 100_000, 9_000_000, 0), VALIDITY)).isNull();
    }

    @Test
    void whatIsBeyondItIsNot() {
        assertThat(new GeneratorLag().flaw(new Generator(1, 1, 101_000, 101_000, 0), VALIDITY))
                .isEqualTo("The generator was 101 ms late (99th percentile)");
    }

    @Test
    void whatWasNotMeasuredIsNotValid() {
        assertThat(new GeneratorLag().flaw(new Generator(1, 1, -1000, -1000, 0), VALIDITY))
                .isEqualTo("The generator was -1 ms late (99th percentile)");
    }
}
