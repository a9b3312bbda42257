package dev.vitrina.acceptance.verdict;

import java.util.List;

import dev.vitrina.acceptance.tiers.Tier;
import org.junit.jupiter.api.Test;

import static dev.vitrina.acceptance.verdict.Verdicts.GOOD;
import static dev.vitrina.acceptance.verdict.Verdicts.reached;
import static org.assertj.core.api.Assertions.assertThat;

/** Scripts rely on the numbers. */
final class ExitCodeTest {

    @Test
    void theNumbersStay() {
        assertThat(ExitCode.values()).extracting(ExitCode::code).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
    }

    @Test
    void eachVerdictHasItsNumber() {
        assertThat(of(reached(Tier.EXCELLENCE), true)).isEqualTo(ExitCode.PASS);
        assertThat(of(reached(Tier.TARGET), false)).isEqualTo(ExitCode.BELOW);
        assertThat(of(new Verdict.Below(), false)).isEqualTo(ExitCode.BELOW);
        assertThat(of(new Verdict.Provisional(Tier.EXCELLENCE), true)).isEqualTo(ExitCode.PASS);
        assertThat(of(new Verdict.Provisional(Tier.EXCELLENCE), false)).isEqualTo(ExitCode.PROVISIONAL);
        assertThat(of(new Verdict.Provisional(Tier.TARGET), false)).isEqualTo(ExitCode.BELOW);
        assertThat(of(new Verdict.NoData(), false)).isEqualTo(ExitCode.INVALID);
        assertThat(of(new Verdict.Invalid("why"), false)).isEqualTo(ExitCode.INVALID);
    }

    private static ExitCode of(Verdict overall, boolean passed) {
        return ExitCode.of(new Judged(GOOD, List.of(), overall, Tier.EXCELLENCE, passed));
    }
}
