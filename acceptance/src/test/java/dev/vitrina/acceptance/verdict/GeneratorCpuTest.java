package dev.vitrina.acceptance.verdict;

import dev.vitrina.acceptance.evidence.Generator;
import org.junit.jupiter.api.Test;

import static dev.vitrina.acceptance.verdict.Verdicts.TIERS;
import static org.assertj.core.api.Assertions.assertThat;

/** Three quarters of the processors may go to the generator. */
final class GeneratorCpuTest {

    @Test
    void theBoundItselfIsValid() {
        assertThat(new GeneratorCpu().flaw(new Generator(1, 1, 0, 0, 0.75), TIERS.validity())).isNull();
    }

    @Test
    void whatIsBeyondItIsNot() {
        assertThat(new GeneratorCpu().flaw(new Generator(1, 1, 0, 0, 0.76), TIERS.validity()))
                .isEqualTo("The generator took 76 % of all processors");
    }

    @Test
    void whatWasNotMeasuredIsNotValid() {
        assertThat(new GeneratorCpu().flaw(new Generator(1, 1, 0, 0, -1), TIERS.validity()))
                .isEqualTo("The generator took -100 % of all processors");
    }
}
