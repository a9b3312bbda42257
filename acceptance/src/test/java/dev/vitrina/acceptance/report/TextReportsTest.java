package dev.vitrina.acceptance.report;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import javax.xml.parsers.DocumentBuilderFactory;

import dev.vitrina.acceptance.evidence.Condition;
import dev.vitrina.acceptance.evidence.ConditionEvidence;
import dev.vitrina.acceptance.evidence.Evidence;
import dev.vitrina.acceptance.evidence.Profile;
import dev.vitrina.acceptance.report.Report.Line;
import dev.vitrina.acceptance.selfproof.Changed;
import dev.vitrina.acceptance.selfproof.GoodEvidence;
import dev.vitrina.acceptance.tiers.Objective;
import dev.vitrina.acceptance.tiers.Tier;
import dev.vitrina.acceptance.verdict.Judge;
import dev.vitrina.acceptance.verdict.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;

import static org.assertj.core.api.Assertions.assertThat;

final class TextReportsTest {

    private static final Verdict BELOW = new Verdict.Below();
    private static final Verdict INVALID = new Verdict.Invalid("a | b\nand <c> & `d`");
    private static final Report BAD = Runs.report(Runs.judged(BELOW, false,
            List.of(Runs.judgement(Objective.PRODUCTS_P99, Condition.SLOW, BELOW, 12_340.0, 720),
                    Runs.judgement(Objective.HEALTH_P99, Condition.CALM, new Verdict.NoData(), null, 0),
                    Runs.judgement(Objective.CAPACITY, Condition.CALM, INVALID, null, 0),
                    Runs.judgement(Objective.HIT_RATIO, Condition.CALM, new Verdict.Reached(Tier.TARGET), 44.0, 100),
                    Runs.judgement(Objective.HEALTH_P99, Condition.DOWN, Runs.RECORD, 2.0, 300))));

    @TempDir
    private Path directory;

    @Test
    void theTableFitsATerminal() {
        String table = ConsoleTable.of(Runs.report(), null);

        assertThat(table.lines()).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(120));
        assertThat(table).contains("products-p99   slow        EXCELLENCE                1.53 s      < 2 s         "
                + "not RECORD                  × 41.8\n");
        assertThat(table).contains("PASSED, PROVISIONALLY. Every objective reaches excellence or better as far as");
        assertThat(ConsoleTable.of(BAD, null).lines()).allSatisfy(
                line -> assertThat(line.length()).isLessThanOrEqualTo(120));
    }

    @Test
    void theTableSaysWhatIsInTheWay() {
        assertThat(ConsoleTable.of(BAD, null)).contains("In the way: products-p99 in slow: BELOW, 12.3 s (limit 2 s)\n",
                "In the way: health-p99 in calm: NO DATA (limit 500 ms)\n",
                "In the way: capacity in calm: INVALID (limit 5/s), a | b and <c> & `d`\n",
                "In the way: hit-ratio in calm: TARGET, 44 % (limit 50 %)\n",
                "NOT PASSED. At least one objective is below the minimum; excellence is required.\n");
        assertThat(ConsoleTable.of(BAD, null)).doesNotContain("In the way: health-p99 in down");
    }

    @Test
    void whatSaysNothingIsNeitherPassedNorFailed() {
        assertThat(Words.headline(Runs.report(Runs.judged(INVALID, false, List.of())))).isEqualTo("No verdict");
        assertThat(Words.headline(Runs.report(Runs.judged(new Verdict.NoData(), false, List.of()))))
                .isEqualTo("No verdict");
        assertThat(Words.headline(Runs.report(Runs.judged(Runs.EXCELLENT, true, List.of())))).isEqualTo("Passed");
        assertThat(Words.headline(Runs.report(Runs.judged(new Verdict.Reached(Tier.TARGET), false, List.of()))))
                .isEqualTo("Not passed");
    }

    @Test
    void markdownIsAppendedAndNothingInItBreaksATable() throws IOException {
        Path file = Files.writeString(directory.resolve("summary.md"), "before\n");

        MarkdownSummary.append(file, BAD, null);

        assertThat(file).content().startsWith("before\n## Vitrina release gate: Not passed\n")
                .contains("| products-p99 | slow | BELOW | 12.3 s | &lt; 2 s | 2.34 s to MINIMUM | × 5.19 | 720 |\n")
                .contains("a \\| b and &lt;c&gt; &amp; \\`d\\`")
                .contains("2 × test &lt;processor&gt;");
    }

    @Test
    void junitCountsFailuresAndErrorsApart() throws Exception {
        Element suite = xml(JunitXml.of(BAD));

        assertThat(suite.getAttribute("tests")).isEqualTo("6");
        assertThat(suite.getAttribute("failures")).isEqualTo("3");
        assertThat(suite.getAttribute("errors")).isEqualTo("2");
        assertThat(suite.getElementsByTagName("testcase").getLength()).isEqualTo(6);
        assertThat(suite.getElementsByTagName("failure").getLength()).isEqualTo(3);
        assertThat(suite.getElementsByTagName("error").getLength()).isEqualTo(2);
        Element first = (Element) suite.getElementsByTagName("failure").item(0);
        assertThat(first.getAttribute("message")).isEqualTo("products-p99 in slow: BELOW, 12.3 s (limit 2 s)");
    }

    @Test
    void junitIsGreenOnlyWhereTheRunPassed() throws Exception {
        assertThat(xml(JunitXml.of(Runs.report())).getAttribute("failures")).isEqualTo("0");
        Element unsaid = xml(JunitXml.of(Runs.report(Runs.judged(new Verdict.NoData(), false, List.of()))));
        assertThat(unsaid.getAttribute("errors")).as("nothing was judged").isEqualTo("1");
    }

    @Test
    void aProvisionalLineIsInTheWayOfAFullRunAlone() {
        Evidence tooShort = Changed.condition(GoodEvidence.full(), Condition.CALM,
                each -> new ConditionEvidence(each.condition(), each.fromMillis(), each.fromMillis() + 600_000,
                        each.samples(), each.generator(), each.counts(), each.faults()));
        Report full = Runs.report(Judge.judge(tooShort, Runs.TIERS, Tier.EXCELLENCE));
        assertThat(Words.inTheWay(full)).extracting(Report.Line::objective).containsExactly("stability");
        Line stability = Words.inTheWay(full).getFirst();
        assertThat(Words.passes(stability, full)).isFalse();
        Report quick = Runs.report(Judge.judge(Changed.profile(tooShort, Profile.QUICK), Runs.TIERS, Tier.EXCELLENCE));
        assertThat(Words.passes(stability, quick)).isTrue();
    }

    @Test
    void numbersHaveThreeDigits() {
        assertThat(List.of(0.0, 0.01234, 0.5, 1.0, 9.876, 12.34, 100.4, 12_345.6).stream().map(Words::number))
                .containsExactly("0", "0.0123", "0.5", "1", "9.88", "12.3", "100", "12,346");
        assertThat(Words.value(999.4, "ms")).isEqualTo("999 ms");
        assertThat(Words.value(999.6, "ms")).isEqualTo("1 s");
    }

    private static Element xml(String text) throws Exception {
        return DocumentBuilderFactory.newDefaultNSInstance().newDocumentBuilder()
                .parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))).getDocumentElement();
    }
}
