package dev.vitrina.acceptance.verdict;

import java.util.List;
import java.util.Set;

import dev.vitrina.acceptance.tiers.Tier;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** How tiers that hold become a verdict, and which of two verdicts is the lower one. */
final class ReachTest {

    /** From the lowest up. */
    private static final List<Verdict> ORDER = List.of(new Verdict.Below(), new Verdict.Invalid("why"),
            new Verdict.NoData(), new Verdict.Reached(Tier.MINIMUM), new Verdict.Reached(Tier.TARGET),
            new Verdict.Reached(Tier.EXCELLENCE), new Verdict.Reached(Tier.RECORD));

    @Test
    void aTierNeedsAllBelowIt() {
        assertThat(Reach.highest(_ -> false)).isEqualTo(new Verdict.Below());
        assertThat(Reach.highest(Set.of(Tier.MINIMUM, Tier.EXCELLENCE, Tier.RECORD)::contains))
                .isEqualTo(new Verdict.Reached(Tier.MINIMUM));
        assertThat(Reach.highest(Set.of(Tier.EXCELLENCE)::contains)).isEqualTo(new Verdict.Below());
        assertThat(Reach.highest(_ -> true)).isEqualTo(new Verdict.Reached(Tier.RECORD));
    }

    @Test
    void theLowerOneCountsWhicheverComesFirst() {
        for (int low = 0; low < ORDER.size(); low++) {
            for (int high = low; high < ORDER.size(); high++) {
                assertThat(Reach.lower(ORDER.get(low), ORDER.get(high))).isEqualTo(ORDER.get(low));
                assertThat(Reach.lower(ORDER.get(high), ORDER.get(low))).isEqualTo(ORDER.get(low));
            }
        }
    }

    @Test
    void aProvisionalOneLeavesItsMark() {
        Verdict provisional = new Verdict.Provisional(Tier.RECORD);
        assertThat(Reach.lower(provisional, new Verdict.Reached(Tier.TARGET)))
                .isEqualTo(new Verdict.Provisional(Tier.TARGET));
        assertThat(Reach.lower(new Verdict.Reached(Tier.TARGET), provisional))
                .isEqualTo(new Verdict.Provisional(Tier.TARGET));
        assertThat(Reach.lower(provisional, new Verdict.NoData())).isEqualTo(new Verdict.NoData());
    }
}
