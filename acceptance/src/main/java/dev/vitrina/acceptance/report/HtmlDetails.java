package dev.vitrina.acceptance.report;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import dev.vitrina.acceptance.evidence.CapacityLevel;
import dev.vitrina.acceptance.evidence.FunctionalCheck;
import dev.vitrina.acceptance.evidence.HeapPoint;
import dev.vitrina.acceptance.evidence.Run;
import dev.vitrina.acceptance.report.Report.Line;
import dev.vitrina.acceptance.verdict.Figure;

/** The lower part of the page: objective by objective, condition by condition, and the run. */
final class HtmlDetails {

    private final Report report;
    private final Html html;

    HtmlDetails(Report report, Html html) {
        this.report = report;
        this.html = html;
    }

    void write() {
        report.judgements().stream().map(Line::objective).distinct().forEach(this::objective);
        report.conditions().forEach(each -> new HtmlCondition(each, html).write());
        run();
    }

    private void objective(String objective) {
        List<Line> lines = report.judgements().stream().filter(each -> each.objective().equals(objective)).toList();
        html.open("section", "id", objective).element("h2", objective).open("div", "class", "wide").open("table")
                .open("tr");
        List.of("condition", "verdict", "what", "source mix").forEach(name -> html.element("th", name));
        List.of("value", "limit", "next tier", "baseline", "factor", "samples", "slices differ by")
                .forEach(name -> html.element("th", name, "class", "number"));
        html.close();
        for (Line line : lines) {
            html.open("tr").element("td", Words.condition(line)).open("td");
            HtmlPage.chip(html, line.verdict(), Words.passes(line, report));
            html.close().element("td", line.basis()).element("td", Words.sources(line.sources()));
            Stream.of(Words.value(line.value(), line.unit()), Words.limit(line), Words.next(line),
                    Words.value(line.baseline(), line.unit()), Words.factor(line), Words.count(line.samples()),
                    Words.value(line.spread(), line.unit()))
                    .forEach(cell -> html.element("td", cell, "class", "number"));
            html.close().line();
        }
        html.close().close();
        // Levels have no name of their own: the same word stands for several of them.
        if (lines.stream().anyMatch(HtmlDetails::namesRepeat)) {
            lines.forEach(this::list);
        } else {
            figures(lines);
        }
        switch (objective) {
            case "capacity" -> capacity();
            case "stability" -> heap();
            case "functional" -> checks();
            default -> {
            }
        }
        html.close().line();
    }

    /** A table of the figures, name by condition. */
    private void figures(List<Line> lines) {
        List<String> names = lines.stream().flatMap(each -> each.figures().stream()).map(Figure::name).distinct()
                .toList();
        if (names.isEmpty()) {
            return;
        }
        html.element("h3", "Figures").open("div", "class", "wide").open("table").open("tr").element("th", "");
        lines.forEach(
                line -> html.element("th", Words.condition(line), "class", "number"));
        html.close();
        for (String name : names) {
            html.open("tr").element("td", name);
            for (Line line : lines) {
                line.figures().stream().filter(each -> each.name().equals(name)).findFirst().ifPresentOrElse(
                        figure -> figure(figure, line.unit()), () -> html.element("td", Words.NONE, "class", "number"));
            }
            html.close().line();
        }
        html.close().close();
    }

    private static boolean namesRepeat(Line line) {
        return line.figures().stream().map(Figure::name).distinct().count() < line.figures().size();
    }

    private void list(Line line) {
        html.element("h3", "Figures").open("div", "class", "wide").open("table");
        for (Figure figure : line.figures()) {
            html.open("tr").element("td", figure.name());
            figure(figure, line.unit());
            html.close().line();
        }
        html.close().close();
    }

    private void figure(Figure figure, String unit) {
        html.open("td", "class", figure.judged() ? "number" : "number shown")
                .text(Words.value(figure.value(), unit))
                .element("div", Words.count(figure.samples()) + (figure.judged() ? " samples" : " samples, not judged"),
                        "class", "small")
                .close();
    }

    private void capacity() {
        html.element("h3", "Levels").open("div", "class", "wide").open("table").row("th", "rate", "p99", "failed",
                "planned",
                "sent", "sent late by (p99)", "generator's processors");
        for (CapacityLevel level : report.capacity()) {
            html.row("td", Words.value(level.perSecond(), "requests/s"), millis(level.p99Micros()),
                    Words.count(level.failed()), Words.count(level.generator().offered()),
                    Words.count(level.generator().started()), millis(level.generator().lagP99Micros()),
                    Words.value(100 * level.generator().cpuShare(), "%"));
        }
        html.close().close();
    }

    private void heap() {
        html.element("h3", "Heap after collections").open("div", "class", "wide").open("table").row("th", "after",
                "in use",
                "of that the cache");
        long begin = report.heap().stream().mapToLong(HeapPoint::atMillis).min().orElse(0);
        for (HeapPoint point : report.heap()) {
            html.row("td", Words.number((point.atMillis() - begin) / 1000.0) + " s", mebibytes(point.bytes()),
                    mebibytes(point.cacheBytes()));
        }
        html.close().close();
    }

    private void checks() {
        html.element("h3", "Checks").open("div", "class", "wide").open("table").row("th", "promise", "kept", "detail");
        for (FunctionalCheck check : report.checks()) {
            html.row("td", check.name(), check.passed() ? "yes" : "no", check.detail());
        }
        html.close().close();
    }

    private void run() {
        Run run = report.run();
        html.open("section", "id", "run").element("h2", "The run").open("table", "class", "facts");
        fact("machine", run.machine());
        fact("JDK", run.jdk());
        fact("Vitrina", run.serviceVersion());
        fact("profile", Words.lower(run.profile()));
        fact("conditions", Words.conditions(run));
        fact("state of keys", switch (run.keyStates()) {
            case PLANNED -> "as the traffic plans it, for these lives";
            case TOLD -> "as the answers say";
        });
        if (!run.rerunAfter().isEmpty()) {
            fact("run once before, of no use", run.rerunAfter());
        }
        fact("seed", String.valueOf(run.seed()));
        fact("required", Words.lower(report.required()));
        fact("warm-up", "%s requests in %s s, then %s hits".formatted(Words.count(report.warmUp().requests()),
                Words.number((report.warmUp().toMillis() - report.warmUp().fromMillis()) / 1000.0),
                Words.value(100 * report.warmUp().hitRatio(), "%")));
        for (Map.Entry<String, String> override : new TreeMap<>(run.overrides()).entrySet()) {
            fact("setting " + override.getKey(), override.getValue());
        }
        html.close().close().line();
    }

    private void fact(String name, String value) {
        html.open("tr").element("th", name, "scope", "row").element("td", value).close();
    }

    private static String millis(long micros) {
        return Words.value(micros / 1000.0, "ms");
    }

    private static String mebibytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f MiB", bytes / 1048576.0);
    }
}
