package dev.vitrina.acceptance.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code /metrics} said at one time, in Prometheus' text format. Lines that are no series are skipped. Immutable.
 *
 * @param series every series, in the order of the text
 */
record Scrape(List<Series> series) {

    private static final Pattern LINE = Pattern
            .compile("([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{(.*)})? ([^ ]+)(?: -?[0-9]+)?");
    private static final Pattern LABEL = Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)=\"((?:[^\"\\\\]|\\\\.)*)\"");

    /** Keeps a copy. */
    Scrape {
        series = List.copyOf(series);
    }

    /**
     * One series.
     *
     * @param name its name
     * @param labels what tells it from others of that name
     * @param value its value, not a number where the service does not know it
     */
    record Series(String name, Map<String, String> labels, double value) {}

    static Scrape parse(String text) {
        List<Series> series = new ArrayList<>();
        for (String line : text.lines().toList()) {
            Matcher matcher = LINE.matcher(line);
            if (matcher.matches()) {
                series.add(new Series(matcher.group(1), labels(matcher.group(2)), number(matcher.group(3))));
            }
        }
        return new Scrape(series);
    }

    /** {@return requests answered on the product listener, by route} */
    Map<String, Long> requestsByRoute() {
        Map<String, Long> requests = new HashMap<>();
        for (Series each : series) {
            if (each.name.equals("vitrina_requests_total")) {
                requests.merge(each.labels.getOrDefault("route", ""), (long) each.value, Long::sum);
            }
        }
        return requests;
    }

    /** {@return bytes of the heap that were in use after its last collection; empty before the first, and where it is not said} */
    OptionalDouble heapAfterCollection() {
        return sum("jvm_memory_used_after_gc_bytes", each -> "heap".equals(each.labels.get("area")));
    }

    /** {@return what memory holds of answers, in bytes, by their weight, which is never less than what they take} */
    long cacheBytes() {
        return (long) sum("vitrina_cache_body_bytes", _ -> true).orElse(0);
    }

    /** {@return what tells this process from any other; empty where it is not said} */
    String process() {
        OptionalDouble started = sum("process_start_time_seconds", _ -> true);
        return started.isPresent() ? "since " + started.getAsDouble() : "";
    }

    /** {@return the value of a label of the build's series, such as {@code version}; {@code unknown} where it is not said} */
    String build(String label) {
        return series.stream().filter(each -> each.name.equals("vitrina_build_info"))
                .map(each -> each.labels.getOrDefault(label, "unknown")).findFirst().orElse("unknown");
    }

    private OptionalDouble sum(String name, Predicate<Series> which) {
        List<Series> found = series.stream()
                .filter(each -> each.name.equals(name) && which.test(each) && !Double.isNaN(each.value)).toList();
        return found.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(found.stream().mapToDouble(Series::value).sum());
    }

    private static Map<String, String> labels(String text) {
        Map<String, String> labels = new HashMap<>();
        Matcher matcher = LABEL.matcher(text == null ? "" : text);
        while (matcher.find()) {
            labels.put(matcher.group(1), matcher.group(2));
        }
        return labels;
    }

    private static double number(String text) {
        try {
            return switch (text) {
                case "+Inf" -> Double.POSITIVE_INFINITY;
                case "-Inf" -> Double.NEGATIVE_INFINITY;
                default -> Double.parseDouble(text);
            };
        } catch (NumberFormatException _) {
            return Double.NaN;
        }
    }
}
