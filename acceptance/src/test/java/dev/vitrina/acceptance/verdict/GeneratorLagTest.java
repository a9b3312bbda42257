package dev.vitrina.acceptance.verdict;

import dev.vitrina.acceptance.evidence.Generator;
import org.junit.jupiter.api.Test;

import static dev.vitrina.acceptance.verdict.Verdicts.TIERS;
import static org.assertj.core.api.Assertions.assertThat;

/** Requests may be sent a tenth of a second late. */
final class GeneratorLagTest {

    @Test
    void theBoundItselfIsValid() {
        assertThat(new GeneratorLag().flaw(new Generator(1, 1, 100_000, 9_000_000, 0), TIERS.validity())).isNull();
    }

    @Test
    void whatIsBeyondItIsNot() {
        assertThat(new GeneratorLag().flaw(new Generator(1, 1, 101_000, 101_000, 0), TIERS.validity()))
                .isEqualTo("The generator was 101 ms late (99th percentile)");
    }

    @Test
    void whatWasNotMeasuredIsNotValid() {
        assertThat(new GeneratorLag().flaw(new Generator(1, 1, -1000, -1000, 0), TIERS.validity()))
                .isEqualTo("The generator was -1 ms late (99th percentile)");
    }
}
