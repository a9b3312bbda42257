package dev.vitrina.acceptance.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

import dev.vitrina.acceptance.evidence.Run;
import dev.vitrina.acceptance.report.Report.Kind;
import dev.vitrina.acceptance.report.Report.Line;
import dev.vitrina.acceptance.report.Report.Measured;
import dev.vitrina.acceptance.report.Report.Said;
import org.jspecify.annotations.Nullable;

/**
 * A report as one HTML page that needs nothing else: no network, no script, light and dark. On top what a release manager
 * wants to know, below it what an engineer does. Pure.
 */
final class HtmlPage {

    private static final String STYLE = style();

    private final Report report;
    private final Html html = new Html();

    private HtmlPage(Report report) {
        this.report = report;
    }

    /**
     * The page.
     *
     * @param report the report
     * @param comparison with an earlier run; null where none was asked for
     */
    static String of(Report report, @Nullable Comparison comparison) {
        return new HtmlPage(report).page(comparison);
    }

    private String page(@Nullable Comparison comparison) {
        html.verbatim("<!DOCTYPE html>\n").open("html", "lang", "en").open("head").empty("meta", "charset", "utf-8")
                .empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
                .empty("meta", "name", "color-scheme", "content", "light dark")
                .element("title", Words.headline(report) + " – Vitrina release gate")
                .open("style").verbatim(STYLE).close().close().line().open("body").open("main");
        banner();
        if (comparison != null) {
            compared(comparison);
        }
        overview();
        new HtmlDetails(report, html).write();
        return html.close().close().close().line().toString();
    }

    private void banner() {
        Run run = report.run();
        html.open("header", "class", "banner " + tone(report.overall(), report.passed()))
                .element("p", "Vitrina release gate", "class", "eyebrow")
                .open("h1").text(Words.headline(report)).text(" ");
        chip(html, report.overall(), report.passed());
        html.close().element("p", Words.sentence(report), "class", "lead");
        List<Line> inTheWay = Words.inTheWay(report);
        if (!inTheWay.isEmpty()) {
            html.open("ul");
            inTheWay.forEach(line -> html.element("li", Words.line(line)));
            html.close();
        }
        html.element("p", "Vitrina %s · %s profile · %s · run %s".formatted(run.serviceVersion(),
                Words.lower(run.profile()), Instant.ofEpochMilli(run.startedMillis()), run.id()), "class", "meta")
                .close().line();
    }

    private void compared(Comparison comparison) {
        html.open("section").element("h2", "Against the earlier run");
        switch (comparison) {
            case Comparison.NotComparable(String reason) -> html.element("p", "Not comparable: " + reason + ".");
            case Comparison.Compared compared -> {
                html.element("p", compared.worse().isEmpty()
                        ? "Nothing is worse than in run " + compared.earlier() + "."
                        : "Worse than in run " + compared.earlier() + ":").open("ul");
                compared.worse().forEach(change -> html.element("li", Words.change(change)));
                html.close();
            }
        }
        html.close().line();
    }

    private void overview() {
        List<String> conditions = Stream.concat(report.conditions().stream().map(Measured::condition),
                report.judgements().stream().map(Words::condition)).distinct().toList();
        List<String> objectives = report.judgements().stream().map(Line::objective).distinct().toList();
        html.open("section").element("h2", "Objectives by condition").open("div", "class", "wide")
                .open("table", "class", "overview").open("thead").open("tr").element("th", "");
        conditions.forEach(condition -> html.element("th", condition, "scope", "col"));
        html.close().close().open("tbody");
        for (String objective : objectives) {
            html.open("tr").open("th", "scope", "row").element("a", objective, "href", "#" + objective).close();
            conditions.forEach(condition -> cell(line(objective, condition)));
            html.close().line();
        }
        html.close().close().close().close().line();
    }

    private @Nullable Line line(String objective, String condition) {
        return report.judgements().stream()
                .filter(each -> each.objective().equals(objective) && Words.condition(each).equals(condition))
                .findFirst().orElse(null);
    }

    private void cell(@Nullable Line line) {
        if (line == null) {
            html.element("td", "", "class", "none");
            return;
        }
        boolean passes = Words.passes(line, report);
        html.open("td", "class", tone(line.verdict(), passes));
        if (line.value() != null) {
            html.element("div", Words.value(line.value(), line.unit()), "class", "value");
        }

        chip(html, line.verdict(), passes);
        String reason = line.verdict().reason();
        if (line.value() == null) {
            html.element("div", reason == null ? line.basis() : reason, "class", "small");
        }
        if (line.limit() != null) {
            html.element("div", "limit " + Words.limit(line), "class", "small");
        }
        if (line.next() != null) {
            html.element("div", Words.next(line), "class", "small");
        }
        if (line.factor() != null) {
            html.element("div", Words.factorInWords(line), "class", "small");
        }
        html.close();
    }

    static void chip(Html html, Said said, boolean passes) {
        html.element("span", Words.verdict(said).toLowerCase(Locale.ROOT), "class", "chip " + tone(said, passes));
    }

    /** The class that colours something: by whether it passes, not by how well. */
    private static String tone(Said said, boolean passes) {
        if (passes) {
            return said.verdict() == Kind.PROVISIONAL ? "open" : "good";
        }
        return said.verdict() == Kind.NO_DATA || said.verdict() == Kind.INVALID ? "unknown" : "bad";
    }

    private static String style() {
        try (InputStream in = HtmlPage.class.getResourceAsStream("report.css")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
