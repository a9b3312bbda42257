package dev.vitrina.acceptance.report;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import javax.xml.parsers.DocumentBuilderFactory;

import dev.vitrina.acceptance.evidence.Condition;
import dev.vitrina.acceptance.tiers.Objective;
import dev.vitrina.acceptance.verdict.Figure;
import dev.vitrina.acceptance.verdict.Judgement;
import dev.vitrina.acceptance.verdict.Verdict;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

import static org.assertj.core.api.Assertions.assertThat;

final class HtmlPageTest {

    private static final Verdict BELOW = new Verdict.Below();
    private static final Report BAD = Runs.report(Runs.judged(BELOW, false,
            List.of(Runs.judgement(Objective.PRODUCTS_P99, Condition.SLOW, BELOW, 12_340.0, 720),
                    Runs.judgement(Objective.CAPACITY, Condition.CALM, new Verdict.Invalid("<script>alert(1)</script>"),
                            null, 0),
                    Runs.judgement(Objective.HEALTH_P99, Condition.CALM, new Verdict.NoData(), null, 0))));

    /** Also left in the build directory, for people who work on the page. */
    @Test
    void isWellFormed() throws Exception {
        Files.writeString(Path.of("target", "report-good.html"), HtmlPage.of(Runs.report(), null));
        Files.writeString(Path.of("target", "report-bad.html"), HtmlPage.of(BAD,
                Comparison.of(Runs.report(), BAD)));

        assertThat(parsed(HtmlPage.of(Runs.report(), null)).getElementsByTagName("h1").item(0).getTextContent())
                .isEqualTo("Passed, provisionally provisional (excellence)");
        assertThat(parsed(HtmlPage.of(BAD, null)).getElementsByTagName("h1").item(0).getTextContent())
                .isEqualTo("Not passed below");
    }

    @Test
    void needsNothingElse() {
        assertThat(HtmlPage.of(Runs.report(), null)).doesNotContain("http:", "https:", "<script", "<link", "src=",
                "url(",
                "@import");
    }

    @Test
    void theVerdictAndWhatIsInTheWayStandOnTop() throws Exception {
        Element banner = (Element) parsed(HtmlPage.of(BAD, null)).getElementsByTagName("header").item(0);

        assertThat(banner.getAttribute("class")).isEqualTo("banner bad");
        assertThat(banner.getTextContent()).contains("Not passed", "At least one objective is below the minimum",
                "products-p99 in slow: BELOW, 12.3 s (limit 2 s)", "health-p99 in calm: NO DATA");
    }

    @Test
    void theTableShowsEachObjectiveInEachCondition() throws Exception {
        NodeList rows = ((Element) parsed(HtmlPage.of(Runs.report(), null)).getElementsByTagName("tbody").item(0))
                .getElementsByTagName("tr");

        assertThat(rows.getLength()).isEqualTo(7);
        NodeList products = ((Element) rows.item(1)).getElementsByTagName("td");
        assertThat(products.getLength()).as("five conditions, and pooled").isEqualTo(6);
        assertThat(products.item(1).getTextContent())
                .isEqualTo("1.53 sexcellencelimit < 2 snot RECORD41.8 × better than the baseline");
    }

    @Test
    void everythingFromOutsideIsEscaped() throws IOException {
        String bad = HtmlPage.of(BAD, new Comparison.NotComparable("<img>"));

        assertThat(bad).contains("&lt;script&gt;alert(1)&lt;/script&gt;", "&lt;img&gt;", "2 × test &lt;processor&gt;",
                "reset &lt;by peer&gt;").doesNotContain("<script", "<img");
    }

    @Test
    void nothingEndsAnAttribute() {
        assertThat(new Html().element("p", "'a' & \"b\"", "title", "\"><b>'").toString())
                .isEqualTo("<p title=\"&quot;&gt;&lt;b&gt;&#39;\">&#39;a&#39; &amp; &quot;b&quot;</p>");
    }

    @Test
    void drawsChartsOfEachCondition() throws Exception {
        Document page = parsed(HtmlPage.of(Runs.report(), null));

        assertThat(page.getElementsByTagName("svg").getLength()).isEqualTo(10);
        assertThat(page.getElementsByTagName("path").getLength()).isEqualTo(5 * (7 + 2));
    }

    @Test
    void figuresOfOneNameAreAllShown() {
        Judgement levels = new Judgement(Objective.CAPACITY, Condition.CALM, Runs.RECORD, 20.0, 3, "highest",
                List.of(new Figure("held", 11.0, 1, true), new Figure("held", 22.0, 1, true),
                        new Figure("not offered", 44.0, 1, false)));

        assertThat(HtmlPage.of(Runs.report(Runs.judged(Runs.RECORD, true, List.of(levels))), null)).contains("11/s",
                "22/s", "44/s", "1 samples, not judged");
    }

    @Test
    void whatIsWorseIsNamed() {
        assertThat(HtmlPage.of(BAD, Comparison.of(Runs.report(), BAD)))
                .contains("products-p99 in slow: 1.53 s before, 12.3 s now",
                        "health-p99 in calm: 1.9 ms before, no valid value");
        assertThat(HtmlPage.of(Runs.report(), Comparison.of(Runs.report(), Runs.report())))
                .contains("Nothing is worse");
    }

    private static Document parsed(String page) throws Exception {
        return DocumentBuilderFactory.newDefaultNSInstance().newDocumentBuilder()
                .parse(new InputSource(new StringReader(page.replace("<!DOCTYPE html>", ""))));
    }
}
