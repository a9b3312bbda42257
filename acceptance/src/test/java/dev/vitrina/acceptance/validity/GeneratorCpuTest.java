package dev.vitrina.acceptance.validity;

import dev.vitrina.acceptance.evidence.Generator;
import dev.vitrina.acceptance.tiers.Tiers;
import dev.vitrina.acceptance.tiers.TiersFile;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Three quarters of the processors may go to the generator. */
final class GeneratorCpuTest {

    private static final Tiers.Validity VALIDITY = TiersFile.standard().validity();

    @Test
    void theBoundItselfIsValid() {
        assertThat(new GeneratorCpu().flaw(new Generator(1, 1, 0, 0, 0.75), VALIDITY)).isNull();
    }

    @Test
    void whatIsBeyondItIsNot() {
        assertThat(new GeneratorCpu().flaw(new Generator(1, 1, 0, 0, 0.76), VALIDITY))
                .isEqualTo("The generator took 76 % of all processors");
    }

    @Test
    void whatWasNotMeasuredIsNotValid() {
        assertThat(new GeneratorCpu().flaw(new Generator(1, 1, 0, 0, -1), VALIDITY))
                .isEqualTo("The generator took -100 % of all processors");
    }
}
