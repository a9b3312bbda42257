package dev.vitrina;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.vitrina.metrics.Label;
import dev.vitrina.metrics.Metric;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** docs/metrics.md tells of what a live scrape has, all of it and nothing else. */
final class MetricsDocumentTest {

    private static final Pattern WORD = Pattern.compile("`([^`]+)`");
    private static final int NAME = 0;
    private static final int TYPE = 1;
    private static final int UNIT = 2;
    private static final int LABELS = 3;

    @Test
    void everyMeterIsDocumentedWithItsTypeUnitAndLabels() throws IOException {
        Map<String, List<String>> documented = new TreeMap<>();
        for (List<String> row : rows("\\| `(?:vitrina|jvm|process)_.*", 6)) {
            List<String> before = documented.put(words(row.get(NAME)).getFirst(),
                    List.of(row.get(TYPE), row.get(UNIT), String.join(" ", words(row.get(LABELS)))));
            assertThat(before).as("stands twice: " + row).isNull();
            assertThat(row.subList(LABELS + 1, row.size())).as("what it says and what to do").doesNotContain("");
        }
        Map<String, List<String>> real = new TreeMap<>();
        for (Metric metric : Metric.values()) {
            real.put(metric.text(), List.of(metric.type().text(), metric.unit(),
                    String.join(" ", metric.labels().stream().map(label -> label.text()).toList())));
        }
        assertThat(documented).isEqualTo(real);
    }

    @Test
    void aLiveScrapeHasWhatIsDocumentedAndNothingElse() throws IOException {
        Map<String, Set<String>> values = new TreeMap<>();
        for (List<String> row : rows("\\| `[a-z]+` \\|.*", 3)) {
            values.put(words(row.get(0)).getFirst(), new TreeSet<>(words(row.get(1))));
        }
        Map<String, Set<String>> live = new TreeMap<>();
        try (TestRedis redis = TestRedis.start(); TestService service = TestService.start("redis.url", redis.url())) {
            Scrape scrape = Scrape.of(service);
            assertThat(scrape.families().keySet())
                    .containsExactlyElementsOf(List.of(Metric.values()).stream().map(Metric::text).toList());
            for (Metric metric : Metric.values()) {
                Scrape.Family family = Objects.requireNonNull(scrape.families().get(metric.text()));
                assertThat(family.type()).isEqualTo(metric.type().text());
                assertThat(family.help()).isEqualTo(metric.help());
                if (metric != Metric.HEALTH || !family.labels().isEmpty()) {
                    assertThat(family.labels().keySet()).as(metric.text()).containsExactlyInAnyOrderElementsOf(
                            metric.labels().stream().map(label -> label.text()).toList());
                }
                family.labels()
                        .forEach((label, seen) -> live.computeIfAbsent(label, _ -> new TreeSet<>()).addAll(seen));
            }
        }
        for (Label label : Label.values()) {
            if (label.allowed().isEmpty()) { // the JVM and the build name them
                assertThat(live.remove(label.text())).as(label.text()).isNotEmpty();
                assertThat(values.remove(label.text())).as(label.text()).isEmpty();
            }
        }
        Set<String> components = values.remove(Metric.HEALTH.labels().getFirst().text());
        assertThat(components).containsAll(live.getOrDefault("component", Set.of()));
        live.remove("component");
        assertThat(live).isEqualTo(values);
    }

    private static List<List<String>> rows(String pattern, int cells) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        for (String line : Files.readAllLines(Path.of("../docs/metrics.md"))) {
            if (line.matches(pattern)) {
                List<String> row = List.of(line.substring(1, line.length() - 1).split("\\|", -1)).stream()
                        .map(String::strip).toList();
                if (row.size() == cells) {
                    rows.add(row);
                }
            }
        }
        assertThat(rows).isNotEmpty();
        return rows;
    }

    private static List<String> words(String cell) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(cell);
        while (matcher.find()) {
            words.add(matcher.group(1));
        }
        return words;
    }
}
