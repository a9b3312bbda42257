package dev.vitrina.acceptance.evidence;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import dev.vitrina.acceptance.selfproof.Changed;
import dev.vitrina.acceptance.selfproof.GoodEvidence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Evidence comes back as it was written, and nothing else is taken for it. */
final class EvidenceFileTest {

    private static final Evidence GOOD = GoodEvidence.full();

    @TempDir
    private Path directory;

    @Test
    void comesBackAsItWasWritten() throws IOException {
        Path file = directory.resolve("evidence.json");
        Files.writeString(file, "what an earlier run left");
        EvidenceFile.write(file, GOOD);
        assertThat(EvidenceFile.read(file, GoodEvidence.RUN)).isEqualTo(new Reading.Found(GOOD));
        try (var left = Files.list(directory)) {
            assertThat(left).containsExactly(file);
        }
    }

    @Test
    void noFileIsMissing() {
        assertRefused(EvidenceFile.read(directory.resolve("evidence.json"), GoodEvidence.RUN), Reading.Why.MISSING);
    }

    @Test
    void aFileOfNoBytesIsEmpty() {
        assertRefused(EvidenceFile.parse(new byte[0], GoodEvidence.RUN), Reading.Why.EMPTY);
    }

    @Test
    void aFileThatIsCutOffAnywhereIsBroken() {
        byte[] whole = EvidenceFile.bytes(small());
        for (int length = 1; length < whole.length; length++) {
            assertRefused(EvidenceFile.parse(Arrays.copyOf(whole, length), GoodEvidence.RUN), Reading.Why.BROKEN);
        }
    }

    @Test
    void aFileThatGoesOnAfterItsEndIsBroken() {
        byte[] whole = EvidenceFile.bytes(small());
        byte[] more = Arrays.copyOf(whole, whole.length + 2);
        more[whole.length] = '{';
        more[whole.length + 1] = '}';
        assertRefused(EvidenceFile.parse(more, GoodEvidence.RUN), Reading.Why.BROKEN);
    }

    @Test
    void anEarlierRunIsRefused() {
        assertRefused(EvidenceFile.parse(EvidenceFile.bytes(GOOD), "this one"), Reading.Why.OTHER_RUN);
    }

    @Test
    void aRunInWhichNothingWasSentIsRefused() {
        Evidence nothing = Changed.conditions(GOOD, List.of());
        assertRefused(EvidenceFile.parse(EvidenceFile.bytes(nothing), GoodEvidence.RUN), Reading.Why.NO_SAMPLES);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            vitrina-evidence/1          | vitrina-evidence/0      | OTHER_SCHEMA
            "schema"                    | "scheme"                | OTHER_SCHEMA
            ,"faults":0                 |                         | BROKEN
            "faults":0                  | "fault":0               | BROKEN
            "faults":0                  | "faults":0,"more":0     | BROKEN
            "faults":0                  | "faults":null           | BROKEN
            "faults":0                  | "faults":"0"            | BROKEN
            "faults":0                  | "faults":0,"faults":1   | BROKEN
            "condition":"CALM"          | "condition":"STORMY"    | BROKEN
            "condition":"CALM"          | "condition":null        | BROKEN
            "condition":"CALM"          | "condition":"SLOW"      | BROKEN
            """)
    void whatIsLaidOutOtherwiseIsRefused(String text, String instead, Reading.Why why) {
        Evidence two = Changed.only(Changed.only(GOOD, Condition.CALM, each -> false), Condition.SLOW, each -> false);
        String file = new String(EvidenceFile.bytes(two), StandardCharsets.UTF_8);
        assertThat(file).contains(text);
        String changed = file.replace(text, instead == null ? "" : instead);
        assertRefused(EvidenceFile.parse(changed.getBytes(StandardCharsets.UTF_8), GoodEvidence.RUN), why);
    }

    /** The good evidence with one request in it, so that it can be cut at each byte. */
    private static Evidence small() {
        Evidence one = Changed.conditions(GOOD, GOOD.conditions().subList(0, 1));
        var first = one.conditions().getFirst().samples().getFirst();
        return Changed.heap(Changed.only(one, Condition.CALM, first::equals), List.of());
    }

    private static void assertRefused(Reading reading, Reading.Why why) {
        assertThat(reading).isInstanceOfSatisfying(Reading.Refused.class, refused -> {
            assertThat(refused.why()).isEqualTo(why);
            assertThat(refused.detail()).isNotBlank();
        });
    }
}
