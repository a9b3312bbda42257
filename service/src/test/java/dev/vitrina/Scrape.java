package dev.vitrina;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * One scrape, read as strictly as Prometheus' text format 0.0.4 and its naming rules allow; anything else fails the test.
 *
 * @param families all families by name
 * @param series the value of each series, by its name and labels as they are written
 */
record Scrape(Map<String, Family> families, Map<String, Double> series) {

    private static final Pattern COMMENT = Pattern.compile("# (HELP|TYPE) ([a-z_][a-z0-9_]*) (.+)");
    private static final String LABEL = "[a-z_]+=\"(?:[^\"\\\\\n]|\\\\[\\\\\"n])*\"";
    private static final Pattern SERIES = Pattern
            .compile("([a-z_][a-z0-9_]*)(\\{" + LABEL + "(?:," + LABEL + ")*})? (NaN|[+-]Inf|-?[0-9.]+(?:E-?[0-9]+)?)");

    /** A family, with the names and the values of the labels that its series have, but for the bounds of buckets. */
    record Family(String type, String help, Map<String, Set<String>> labels) {}

    static Scrape of(TestService service) throws IOException {
        String response = RawHttp.get(service.vitrina.opsUrl(), "/metrics");
        assertThat(RawHttp.status(response)).isEqualTo(200);
        assertThat(response).contains("Content-Type: text/plain; version=0.0.4; charset=utf-8\r\n")
                .contains("Cache-Control: no-store\r\n");
        return of(RawHttp.body(response));
    }

    /** A request is counted when its answer is written, so that its caller may be quicker. */
    static Scrape after(int requests, TestService service) throws IOException {
        await().until(() -> of(service).sum("vitrina_requests_total"), sum -> sum == requests);
        return of(service);
    }

    static Scrape of(String text) {
        assertThat(text).endsWith("\n").doesNotContain("\n\n");
        Scrape scrape = new Scrape(new LinkedHashMap<>(), new LinkedHashMap<>());
        String family = "";
        String help = "";
        for (String line : text.lines().toList()) {
            Matcher comment = COMMENT.matcher(line);
            if (!comment.matches()) {
                scrape.add(family, line);
            } else if (comment.group(1).equals("HELP")) {
                family = comment.group(2);
                help = comment.group(3);
            } else {
                assertThat(comment.group(2)).as("TYPE follows its HELP").isEqualTo(family);
                Family before = scrape.families.put(family, new Family(comment.group(3), help, new TreeMap<>()));
                assertThat(before).as("a family that stands twice: " + family).isNull();
            }
        }
        scrape.checkNames();
        scrape.checkHistograms();
        return scrape;
    }

    private void add(String family, String line) {
        Matcher matcher = SERIES.matcher(line);
        assertThat(matcher.matches()).as(line).isTrue();
        String name = matcher.group(1);
        Family of = Objects.requireNonNull(families.get(family), line);
        if (of.type.equals("histogram")) {
            assertThat(name).isIn(family + "_bucket", family + "_sum", family + "_count");
        } else {
            assertThat(name).isEqualTo(family);
        }
        String labels = matcher.group(2) == null ? "" : matcher.group(2);
        Matcher label = Pattern.compile("([a-z_]+)=\"((?:[^\"\\\\]|\\\\.)*)\"").matcher(labels);
        while (label.find()) {
            if (!label.group(1).equals("le")) {
                of.labels.computeIfAbsent(label.group(1), _ -> new TreeSet<>()).add(label.group(2));
            }
        }
        String number = matcher.group(3);
        Double before = series.put(name + labels,
                number.endsWith("Inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(number));
        assertThat(before).as("a series that stands twice: " + line).isNull();
    }

    /** What promtool checks: units are base units, and only counters end in _total. */
    private void checkNames() {
        families.forEach((name, family) -> {
            assertThat(family.type).isIn("counter", "gauge", "histogram");
            assertThat(name.endsWith("_total")).as(name).isEqualTo(family.type.equals("counter"));
            assertThat(name).doesNotContainPattern("milli|micro|nano|kilo|mega|minutes|hours|percent")
                    .doesNotEndWith("_count").doesNotEndWith("_sum").doesNotEndWith("_bucket");
            assertThat(family.help).endsWith(".");
        });
    }

    private void checkHistograms() {
        Map<String, List<Double>> buckets = new LinkedHashMap<>();
        series.forEach((name, value) -> {
            if (name.contains("_bucket{")) {
                buckets.computeIfAbsent(name.replaceFirst(",?le=\"[^\"]*\"", "").replace("{}", ""),
                        _ -> new ArrayList<>()).add(value);
            }
        });
        buckets.forEach((name, counts) -> {
            assertThat(counts).as(name).isSorted().hasSizeGreaterThan(10);
            assertThat(counts.getLast()).as(name).isEqualTo(series.get(name.replace("_bucket", "_count")));
            assertThat(series).containsKey(name.replace("_bucket", "_sum"));
        });
    }

    /** The value of the one series that is written so. */
    double value(String nameAndLabels) {
        return Objects.requireNonNull(series.get(nameAndLabels), nameAndLabels);
    }

    /** The sum over all series of a family. */
    double sum(String family) {
        return series.entrySet().stream()
                .filter(one -> one.getKey().equals(family) || one.getKey().startsWith(family + "{"))
                .mapToDouble(Map.Entry::getValue)
                .sum();
    }
}
