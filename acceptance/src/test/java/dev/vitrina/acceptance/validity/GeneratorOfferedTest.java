package dev.vitrina.acceptance.validity;

import dev.vitrina.acceptance.evidence.Generator;
import dev.vitrina.acceptance.tiers.Tiers;
import dev.vitrina.acceptance.tiers.TiersFile;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** 99 of a hundred planned requests must have been sent. */
final class GeneratorOfferedTest {

    private static final Tiers.Validity VALIDITY = TiersFile.standard().validity();

    @Test
    void theBoundItselfIsValid() {
        assertThat(new GeneratorOffered().flaw(new Generator(1000, 990, 0, 0, 0), VALIDITY)).isNull();
    }

    @Test
    void whatIsBeyondItIsNot() {
        assertThat(new GeneratorOffered().flaw(new Generator(1000, 989, 0, 0, 0), VALIDITY))
                .isEqualTo("The generator sent 989 of 1000 requests");
    }

    @Test
    void whatWasNotMeasuredIsNotValid() {
        assertThat(new GeneratorOffered().flaw(new Generator(0, 0, 0, 0, 0), VALIDITY))
                .isEqualTo("The generator sent 0 of 0 requests");
    }
}
