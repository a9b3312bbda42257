package dev.vitrina.acceptance.verdict;

import java.util.List;
import java.util.Set;
import java.util.function.DoubleFunction;

import dev.vitrina.acceptance.tiers.Tiers;
import dev.vitrina.loadtest.Sample;
import dev.vitrina.loadtest.TrafficClass;
import org.jspecify.annotations.Nullable;

/** Judging by the worst of several figures, so that no class of traffic can hide behind another. */
final class Figures {

    /** The name of the small classes together. */
    static final String SMALL = "cold-single and not-found";

    private Figures() {}

    /** Makes a figure of requests. */
    interface Measure {

        /** {@return the figure, whose value is null where there are no samples} */
        Figure of(String name, List<Sample> samples, boolean judged);
    }

    /** {@return the figure of those of the samples that are of the class} */
    static Figure of(TrafficClass trafficClass, List<Sample> samples, boolean judged, Measure measure) {
        return measure.of(trafficClass.written(), Requests.of(samples, Set.of(trafficClass)), judged);
    }

    /** {@return the figures of the small classes, pooled: of both together where too few are of what is not found} */
    static List<Figure> pooled(List<Sample> small, Tiers tiers, Measure measure) {
        Figure notFound = of(TrafficClass.NOT_FOUND, small, true, measure);
        return enough(List.of(notFound), tiers)
                ? List.of(of(TrafficClass.COLD_SINGLE, small, true, measure), notFound)
                : List.of(measure.of(SMALL, small, true));
    }

    /** {@return whether each of those that are judged comes from enough requests} */
    static boolean enough(List<Figure> figures, Tiers tiers) {
        return figures.stream().allMatch(each -> !each.judged() || each.samples() >= tiers.bounds().leastSamples());
    }

    /**
     * {@return the judgement by the largest of its judged figures; the one that was given where there is none}
     *
     * @param noData what is said without a value
     * @param what the value is, before the name of the figure that it is of
     * @param verdict what is said of a value
     */
    static Judgement worst(Judgement noData, String what, DoubleFunction<Verdict> verdict) {
        Figure worst = largest(noData.figures());
        Double value = worst == null ? null : worst.value();
        if (worst == null || value == null) {
            return noData;
        }
        return new Judgement(noData.objective(), noData.condition(), verdict.apply(value), value, noData.samples(),
                what + ": " + worst.name(), noData.figures());
    }

    /** {@return the first of the judged figures with the largest value; null where none has one} */
    private static @Nullable Figure largest(List<Figure> figures) {
        @Nullable
        Figure largest = null;
        double most = Double.NEGATIVE_INFINITY;
        for (Figure each : figures) {
            Double value = each.value();
            if (each.judged() && value != null && value > most) {
                largest = each;
                most = value;
            }
        }
        return largest;
    }
}
