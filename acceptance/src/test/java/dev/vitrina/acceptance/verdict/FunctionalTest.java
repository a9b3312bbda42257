package dev.vitrina.acceptance.verdict;

import java.util.List;

import dev.vitrina.acceptance.evidence.Condition;
import dev.vitrina.acceptance.evidence.FunctionalCheck;
import dev.vitrina.acceptance.selfproof.Changed;
import org.junit.jupiter.api.Test;

import static dev.vitrina.acceptance.verdict.Verdicts.BELOW;
import static dev.vitrina.acceptance.verdict.Verdicts.GOOD;
import static dev.vitrina.acceptance.verdict.Verdicts.NO_DATA;
import static dev.vitrina.acceptance.verdict.Verdicts.RECORD;
import static org.assertj.core.api.Assertions.assertThat;

/** One promise that is not kept is enough. */
final class FunctionalTest {

    private static final FunctionalCheck KEPT = new FunctionalCheck("a page", true, "");
    private static final FunctionalCheck BROKEN = new FunctionalCheck("one product", false, "status 500");

    @Test
    void onePromiseThatIsNotKeptIsBelow() {
        assertThat(verdict(KEPT, KEPT)).isEqualTo(RECORD);
        assertThat(verdict(KEPT, KEPT, BROKEN)).isEqualTo(BELOW);
    }

    @Test
    void noPromiseThatWasTriedIsNoData() {
        assertThat(verdict()).isEqualTo(NO_DATA);
    }

    private static Verdict verdict(FunctionalCheck... checks) {
        return Verdicts.verdict(new Functional(), Changed.checks(GOOD, List.of(checks)), Condition.CALM);
    }
}
