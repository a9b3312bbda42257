package dev.vitrina.acceptance.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.vitrina.acceptance.evidence.ConditionEvidence;
import dev.vitrina.acceptance.report.Report.ClassFigures;
import dev.vitrina.acceptance.report.Report.Counted;
import dev.vitrina.acceptance.report.Report.Measured;
import dev.vitrina.acceptance.report.Report.Slice;
import dev.vitrina.loadtest.Sample;
import dev.vitrina.loadtest.TrafficClass;
import org.jspecify.annotations.Nullable;

/** Makes the figures of one condition from its samples. */
final class Measuring {

    private static final long SLICE_MILLIS = 10_000;

    private Measuring() {}

    static Measured of(ConditionEvidence evidence) {
        List<Sample> judged = evidence.judged();
        return new Measured(evidence.condition().written(), evidence.fromMillis(),
                (evidence.toMillis() - evidence.fromMillis()) / 1000.0, judged.size(), count(judged, Sample::failed),
                count(judged, Sample::unanswered), evidence.faults(), evidence.generator(),
                sources(judged.stream().filter(Measuring::isProduct).toList()), failures(judged), routes(evidence),
                classes(judged), slices(evidence, judged));
    }

    /** Share of each source, 0 to 1; answers that name none are {@code none}. */
    static Map<String, Double> sources(List<Sample> samples) {
        SortedMap<String, Double> shares = new TreeMap<>();
        samples.forEach(each -> shares.merge(each.source().isEmpty() ? "none" : each.source(), 1.0, Double::sum));
        shares.replaceAll((_, count) -> count / samples.size());
        return Collections.unmodifiableSortedMap(shares);
    }

    static boolean isProduct(Sample sample) {
        return sample.trafficClass() != TrafficClass.HEALTH;
    }

    private static Map<String, Long> failures(List<Sample> judged) {
        return judged.stream().filter(Sample::failed)
                .collect(Collectors.groupingBy(Sample::failure, TreeMap::new, Collectors.counting()));
    }

    private static Map<String, Counted> routes(ConditionEvidence evidence) {
        Map<String, Long> client = evidence.samples().stream()
                .collect(Collectors.groupingBy(Sample::route, TreeMap::new, Collectors.counting()));
        SortedMap<String, Counted> routes = new TreeMap<>();
        client.forEach((route, count) -> routes.put(route, new Counted(count, 0)));
        evidence.counts().forEach((route, count) -> routes.put(route,
                new Counted(client.getOrDefault(route, 0L), count.after() - count.before())));
        return routes;
    }

    private static List<ClassFigures> classes(List<Sample> judged) {
        List<ClassFigures> classes = new ArrayList<>();
        for (TrafficClass each : TrafficClass.values()) {
            figures(each.written(), judged.stream().filter(sample -> sample.trafficClass() == each).toList())
                    .forEach(classes::add);
        }
        figures("products", judged.stream().filter(Measuring::isProduct).toList()).forEach(classes::add);
        return classes;
    }

    private static Stream<ClassFigures> figures(String name, List<Sample> samples) {
        if (samples.isEmpty()) {
            return Stream.empty();
        }
        Distribution waited = Distribution.of(samples, each -> each.micros() / 1000.0);
        return Stream.of(new ClassFigures(name, samples.size(), count(samples, Sample::failed),
                count(samples, Sample::unanswered), count(samples, Sample::hit),
                ClassFigures.PERCENTILES.stream().map(waited::percentile).toList()));
    }

    private static List<Slice> slices(ConditionEvidence evidence, List<Sample> judged) {
        SortedMap<Long, List<Sample>> bySlice = judged.stream().collect(Collectors.groupingBy(
                each -> (each.dueMillis() - evidence.fromMillis()) / SLICE_MILLIS, TreeMap::new, Collectors.toList()));
        List<Slice> slices = new ArrayList<>();
        // One that is cut off says little, and one that is missing says much: only whole slices, and all of them.
        for (long slice = 0; (slice + 1) * SLICE_MILLIS <= evidence.toMillis() - evidence.fromMillis(); slice++) {
            slices.add(slice(slice, bySlice.getOrDefault(slice, List.of())));
        }
        return slices;
    }

    private static Slice slice(long number, List<Sample> samples) {
        List<Sample> products = samples.stream().filter(Measuring::isProduct).toList();
        List<Sample> health = samples.stream().filter(each -> !isProduct(each)).toList();
        return new Slice(number * SLICE_MILLIS / 1000.0, samples.size(),
                percent(products, each -> each.failed() || each.unanswered()), p99(products), p99(health),
                percent(products, Sample::hit));
    }

    private static @Nullable Double p99(List<Sample> samples) {
        Distribution waited = Distribution.of(samples, each -> each.micros() / 1000.0);
        return waited.isEmpty() ? null : waited.percentile(99);
    }

    private static @Nullable Double percent(List<Sample> samples, Predicate<Sample> which) {
        return samples.isEmpty() ? null : 100.0 * count(samples, which) / samples.size();
    }

    private static long count(List<Sample> samples, Predicate<Sample> which) {
        return samples.stream().filter(which).count();
    }
}
