package dev.vitrina.acceptance;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import dev.vitrina.acceptance.evidence.Condition;
import dev.vitrina.acceptance.evidence.Evidence;
import dev.vitrina.acceptance.selfproof.Changed;
import dev.vitrina.acceptance.selfproof.GoodEvidence;
import dev.vitrina.acceptance.tiers.Tier;
import dev.vitrina.acceptance.tiers.TiersFile;
import dev.vitrina.acceptance.verdict.Judge;
import dev.vitrina.acceptance.verdict.Judged;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** When a run is done once more. */
final class GateTest {

    private static final Evidence GOOD = GoodEvidence.full();
    private static final Evidence WITHOUT_FAULT = Changed.faults(GOOD, Condition.DOWN, 0);
    private static final Evidence BAD = Changed.capacity(GOOD, GOOD.capacity().subList(0, 1));

    private final List<String> attempts = new ArrayList<>();
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();

    @Test
    void aRunThatSaysSomethingIsNotDoneAgain() throws Exception {
        assertThat(usable(GOOD, GOOD).passed()).isTrue();
        assertThat(usable(BAD, GOOD).passed()).isFalse();
        Evidence belowAndInvalid = Changed.samples(WITHOUT_FAULT, Condition.CALM, _ -> true, Changed::failed);
        assertThat(usable(belowAndInvalid, GOOD).passed()).isFalse();
        assertThat(attempts).containsExactly("", "", "");
    }

    @Test
    void aRunThatSaysNothingIsDoneOnceMoreAndTheReasonIsKept() throws Exception {
        assertThat(usable(WITHOUT_FAULT, GOOD).passed()).isTrue();
        assertThat(attempts).containsExactly("", "down: The demo store saw no fault");
        assertThat(written.toString(StandardCharsets.UTF_8)).contains("The demo store saw no fault");
    }

    @Test
    void notTwice() throws Exception {
        assertThat(usable(WITHOUT_FAULT, WITHOUT_FAULT, GOOD).passed()).isFalse();
        assertThat(attempts).hasSize(2);
    }

    private Judged usable(Evidence... each) throws Exception {
        int[] next = {0};
        return Gate.usable(rerunAfter -> {
            attempts.add(rerunAfter);
            return Judge.judge(each[next[0]++], TiersFile.standard(), Tier.EXCELLENCE);
        }, new PrintStream(written, true, StandardCharsets.UTF_8));
    }
}
