package dev.vitrina.acceptance.run;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

final class LiveLineTest {

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(written, true, StandardCharsets.UTF_8);

    @Test
    void aTerminalHasOneLineThatIsWrittenOver() {
        LiveLine line = new LiveLine(out, true);
        line.tell("calm", "30 s to go");
        line.tell("calm", "x".repeat(500));
        line.end();
        line.end();
        String[] overwritten = written.toString(StandardCharsets.UTF_8).split("\r", -1);
        assertThat(overwritten).hasSize(3).allMatch(each -> each.strip().length() <= 110);
        assertThat(overwritten[1]).startsWith("calm: 30 s to go");
        assertThat(written.toString(StandardCharsets.UTF_8)).endsWith("x" + System.lineSeparator())
                .containsOnlyOnce(System.lineSeparator());
    }

    @Test
    void aLogHasALineForEachStepAndNotForEachSecond() {
        LiveLine line = new LiveLine(out, false);
        line.tell("calm", "30 s to go");
        line.tell("calm", "29 s to go");
        line.tell("slow", "");
        line.end();
        assertThat(written.toString(StandardCharsets.UTF_8).lines()).containsExactly("calm: 30 s to go", "slow");
    }
}
