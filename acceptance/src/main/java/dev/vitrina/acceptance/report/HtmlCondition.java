package dev.vitrina.acceptance.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

import dev.vitrina.acceptance.evidence.Generator;
import dev.vitrina.acceptance.report.Report.ClassFigures;
import dev.vitrina.acceptance.report.Report.Measured;
import dev.vitrina.acceptance.report.Report.Slice;
import org.jspecify.annotations.Nullable;

/** What was measured in one condition, with its charts. */
final class HtmlCondition {

    private static final List<String> PERCENTILES = List.of("p50", "p75", "p90", "p95", "p99", "p99.9", "max");
    private static final List<String> SOURCES = List.of("memory", "redis", "shopify", "stale", "last-known-good",
            "sample", "none");

    private final Measured measured;
    private final Html html;

    HtmlCondition(Measured measured, Html html) {
        this.measured = measured;
        this.html = html;
    }

    void write() {
        Generator generator = measured.generator();
        html.open("section", "id", "condition-" + measured.condition())
                .element("h2", "Measured in " + measured.condition())
                .element("p",
                        "%s requests in %s s: %s failed, %s unanswered. The demo store spoiled %s answers.".formatted(
                                Words.count(measured.requests()), Words.number(measured.seconds()),
                                Words.count(measured.failed()),
                                Words.count(measured.unanswered()), Words.count(measured.faults())))
                .element("p",
                        "Validity: the generator sent %s of %s requests, 99 %% of them at most %s late, with %s of all processors. %s"
                                .formatted(Words.count(generator.started()), Words.count(generator.offered()),
                                        Words.value(generator.lagP99Micros() / 1000.0, "ms"),
                                        Words.value(100 * generator.cpuShare(), "%"), routes()));
        sources();
        html.open("div", "class", "charts");
        percentiles();
        slices();
        html.close();
        classes();
        failures();
        html.close().line();
    }

    private String routes() {
        List<String> routes = new ArrayList<>();
        measured.routes()
                .forEach((route, count) -> routes.add("%s %s by the client and %s by the service".formatted(route,
                        Words.count(count.client()), Words.count(count.service()))));
        return routes.isEmpty() ? "" : "Requests counted: " + String.join("; ", routes) + ".";
    }

    private void sources() {
        if (measured.sources().isEmpty()) {
            return;
        }
        html.open("div", "class", "mix", "role", "img", "aria-label", Words.sources(measured.sources()));
        measured.sources().forEach((source, share) -> html.element("i", "", "class", "c" + colour(source), "style",
                String.format(Locale.ROOT, "width:%.2f%%", 100 * share), "title", source));
        html.close().open("p", "class", "legend");
        measured.sources().forEach((source, share) -> html.open("span").element("i", "", "class", "c" + colour(source))
                .text(source + " " + Words.value(100 * share, "%")).close().text(" "));
        html.close();
    }

    /** The same for a source in every condition. */
    private static int colour(String source) {
        int known = SOURCES.indexOf(source);
        return known < 0 ? SOURCES.size() : known;
    }

    private void percentiles() {
        HtmlChart chart = new HtmlChart(PERCENTILES);
        measured.classes().stream().filter(each -> !each.name().equals("products"))
                .forEach(each -> chart.line(each.name(), new ArrayList<>(each.millis())));
        chart.draw(html, "Waited, by class");
    }

    private void slices() {
        HtmlChart chart = new HtmlChart(
                measured.slices().stream().map(each -> Words.number(each.fromSeconds()) + " s").toList());
        chart.line("products p99", slice(Slice::productsP99));
        chart.line("health p99", slice(Slice::healthP99));
        chart.bars(slice(Slice::failedPercent));
        chart.draw(html, "Slice by slice");
    }

    private List<@Nullable Double> slice(Function<Slice, @Nullable Double> value) {
        List<@Nullable Double> values = new ArrayList<>();
        measured.slices().forEach(each -> values.add(value.apply(each)));
        return values;
    }

    private void classes() {
        html.open("div", "class", "wide").open("table").open("tr").element("th", "class");
        List.of("samples", "failed", "unanswered", "hits").forEach(name -> html.element("th", name, "class", "number"));
        PERCENTILES.forEach(name -> html.element("th", name, "class", "number"));
        html.close();
        for (ClassFigures each : measured.classes()) {
            html.open("tr").element("td", each.name());
            List.of(each.samples(), each.failed(), each.unanswered(), each.hits())
                    .forEach(count -> html.element("td", Words.count(count), "class", "number"));
            each.millis().forEach(millis -> html.element("td", Words.value(millis, "ms"), "class", "number"));
            html.close().line();
        }
        html.close().close();
    }

    private void failures() {
        if (measured.failures().isEmpty()) {
            return;
        }
        html.element("h3", "Failed because").open("ul");
        for (Map.Entry<String, Long> failure : measured.failures().entrySet()) {
            html.element("li", failure.getKey() + ": " + Words.count(failure.getValue()));
        }
        html.close();
    }
}
