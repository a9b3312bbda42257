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

import dev.vitrina.acceptance.evidence.Condition;
import dev.vitrina.acceptance.evidence.ConditionEvidence;
import dev.vitrina.acceptance.evidence.Distribution;
import dev.vitrina.acceptance.report.Report.ClassFigures;
import dev.vitrina.acceptance.report.Report.Counted;
import dev.vitrina.acceptance.report.Report.Measured;
import dev.vitrina.acceptance.report.Report.Slice;
import dev.vitrina.acceptance.verdict.Failed;
import dev.vitrina.acceptance.verdict.Slices;
import dev.vitrina.loadtest.Sample;
import dev.vitrina.loadtest.TrafficClass;
import org.jspecify.annotations.Nullable;

/** Makes the figures of one condition from its samples. */
final class Measuring {

    private final Condition condition;

    private Measuring(Condition condition) {
        this.condition = condition;
    }

    static Measured of(ConditionEvidence evidence, double sliceSeconds) {
        List<Sample> judged = evidence.judged();
        Measuring measuring = new Measuring(evidence.condition());
        return new Measured(evidence.condition().written(), evidence.fromMillis(),
                (evidence.toMillis() - evidence.fromMillis()) / 1000.0, judged.size(), count(judged, measuring::failed),
                count(judged, measuring::unanswered), evidence.faults(), evidence.generator(),
                sources(judged.stream().filter(Measuring::isProduct).toList()), measuring.failures(judged),
                routes(evidence),
                measuring.classes(judged), measuring.slices(new Slices(evidence, judged), sliceSeconds));
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

    private Map<String, Long> failures(List<Sample> judged) {
        return judged.stream().filter(this::failed)
                .collect(Collectors.groupingBy(each -> Failed.why(condition, each), TreeMap::new,
                        Collectors.counting()));
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

    private List<ClassFigures> classes(List<Sample> judged) {
        List<ClassFigures> classes = new ArrayList<>();
        for (TrafficClass each : TrafficClass.values()) {
            figures(each.written(), judged.stream().filter(sample -> sample.trafficClass() == each).toList())
                    .forEach(classes::add);
        }
        figures("products", judged.stream().filter(Measuring::isProduct).toList()).forEach(classes::add);
        return classes;
    }

    private Stream<ClassFigures> figures(String name, List<Sample> samples) {
        if (samples.isEmpty()) {
            return Stream.empty();
        }
        Distribution waited = Distribution.waited(samples);
        return Stream.of(new ClassFigures(name, samples.size(), count(samples, this::failed),
                count(samples, this::unanswered), count(samples, this::hit),
                ClassFigures.PERCENTILES.stream().map(waited::percentile).toList()));
    }

    private List<Slice> slices(Slices slices, double seconds) {
        List<Slice> figures = new ArrayList<>();
        for (List<Sample> each : slices.each(seconds)) {
            figures.add(slice(figures.size() * seconds, each));
        }
        return figures;
    }

    private Slice slice(double fromSeconds, List<Sample> samples) {
        List<Sample> products = samples.stream().filter(Measuring::isProduct).toList();
        List<Sample> health = samples.stream().filter(each -> !isProduct(each)).toList();
        return new Slice(fromSeconds, samples.size(), percent(products, each -> failed(each) || each.unanswered()),
                p99(products), p99(health), percent(products, this::hit));
    }

    private boolean failed(Sample sample) {
        return Failed.in(condition, sample);
    }

    private boolean unanswered(Sample sample) {
        return sample.unanswered() && !failed(sample);
    }

    private boolean hit(Sample sample) {
        return sample.hit() && !failed(sample);
    }

    private static @Nullable Double p99(List<Sample> samples) {
        Distribution waited = Distribution.waited(samples);
        return waited.isEmpty() ? null : waited.percentile(99);
    }

    private static @Nullable Double percent(List<Sample> samples, Predicate<Sample> which) {
        return samples.isEmpty() ? null : 100.0 * count(samples, which) / samples.size();
    }

    private static long count(List<Sample> samples, Predicate<Sample> which) {
        return samples.stream().filter(which).count();
    }
}
