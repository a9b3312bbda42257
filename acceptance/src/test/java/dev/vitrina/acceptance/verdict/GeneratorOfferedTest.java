package dev.vitrina.acceptance.verdict;

import dev.vitrina.acceptance.evidence.Generator;
import org.junit.jupiter.api.Test;

import static dev.vitrina.acceptance.verdict.Verdicts.TIERS;
import static org.assertj.core.api.Assertions.assertThat;

/** 99 of a hundred planned requests must have been sent. */
final class GeneratorOfferedTest {

    @Test
    void theBoundItselfIsValid() {
        assertThat(new GeneratorOffered().flaw(new Generator(1000, 990, 0, 0, 0), TIERS.validity())).isNull();
    }

    @Test
    void whatIsBeyondItIsNot() {
        assertThat(new GeneratorOffered().flaw(new Generator(1000, 989, 0, 0, 0), TIERS.validity()))
                .isEqualTo("The generator sent 989 of 1000 requests");
    }

    @Test
    void whatWasNotMeasuredIsNotValid() {
        assertThat(new GeneratorOffered().flaw(new Generator(0, 0, 0, 0, 0), TIERS.validity()))
                .isEqualTo("The generator sent 0 of 0 requests");
    }
}
