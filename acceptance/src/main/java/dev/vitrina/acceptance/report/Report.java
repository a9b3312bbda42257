package dev.vitrina.acceptance.report;

import java.util.List;
import java.util.Map;

import dev.vitrina.acceptance.evidence.CapacityLevel;
import dev.vitrina.acceptance.evidence.FunctionalCheck;
import dev.vitrina.acceptance.evidence.Generator;
import dev.vitrina.acceptance.evidence.HeapPoint;
import dev.vitrina.acceptance.evidence.Run;
import dev.vitrina.acceptance.evidence.WarmUp;
import dev.vitrina.acceptance.tiers.Tier;
import dev.vitrina.acceptance.verdict.Figure;
import org.jspecify.annotations.Nullable;

/**
 * A judged run with all figures that are shown, and without its samples: what {@code report.json} holds, and what each other
 * report is made from. Names of objectives, conditions and classes are those of files, such as {@code health-p99}. Immutable.
 *
 * @param schemaVersion {@link #SCHEMA_VERSION}
 * @param run which run it was
 * @param overall the lowest verdict
 * @param required the tier that was asked for
 * @param passed whether the run passed
 * @param judgements one for each objective and condition, in the order in which they are shown
 * @param conditions what was measured in each condition
 * @param warmUp what was sent before
 * @param capacity the levels in the order in which they were measured
 * @param heap the heap in calm
 * @param checks the promises that were tried
 */
public record Report(int schemaVersion, Run run, Said overall, Tier required, boolean passed, List<Line> judgements,
        List<Measured> conditions, WarmUp warmUp, List<CapacityLevel> capacity, List<HeapPoint> heap,
        List<FunctionalCheck> checks) {

    /** Grows when a field goes away or changes its meaning; the schema is {@code report.schema.json} beside this class. */
    public static final int SCHEMA_VERSION = 1;

    /** Copies the lists. */
    public Report {
        judgements = List.copyOf(judgements);
        conditions = List.copyOf(conditions);
        capacity = List.copyOf(capacity);
        heap = List.copyOf(heap);
        checks = List.copyOf(checks);
    }

    /**
     * A verdict.
     *
     * @param verdict which one
     * @param tier the tier that is or would be reached; null where there is none
     * @param reason why it is invalid; null where it is not
     */
    public record Said(Kind verdict, @Nullable Tier tier, @Nullable String reason) {}

    /** The verdicts there are. */
    public enum Kind {
        REACHED, BELOW, PROVISIONAL, NO_DATA, INVALID
    }

    /**
     * One objective in one condition.
     *
     * @param objective what was judged
     * @param condition in which condition; null for several at once
     * @param verdict what is said
     * @param value in the unit; null where there is none
     * @param unit in what all values of this line are; empty where they are in none
     * @param smallerIsBetter whether a value must be below a limit rather than above it
     * @param samples how many requests, slices or levels the value comes from
     * @param basis what the value is, in a few words
     * @param limit the limit of the required tier; null where the tier asks for no number
     * @param next the next tier above the verdict's; null where there is none, or no value
     * @param baseline what the old system had; null where that is unknown
     * @param factor how many times better than the baseline; null where that is no number
     * @param spread the range of the middle half of the slices, in the unit; null with less than four of them
     * @param sources share of each source among the answers, 0 to 1
     * @param figures what else there is to see
     */
    public record Line(String objective, @Nullable String condition, Said verdict, @Nullable Double value, String unit,
            boolean smallerIsBetter, long samples, String basis, @Nullable Double limit, @Nullable Next next,
            @Nullable Double baseline, @Nullable Double factor, @Nullable Double spread, Map<String, Double> sources,
            List<Figure> figures) {

        /** Copies the figures. */
        public Line {
            figures = List.copyOf(figures);
        }

        /** {@return whether the value says something of the service} */
        boolean tells() {
            return value != null && verdict.verdict() != Kind.NO_DATA && verdict.verdict() != Kind.INVALID;
        }
    }

    /**
     * A tier that was not reached.
     *
     * @param tier which one
     * @param limit its limit
     * @param distance by how much the value misses it, never negative; 0 exactly at the limit, which is not enough, and
     *        where another rule than the number stands in the way
     */
    public record Next(Tier tier, double limit, double distance) {}

    /**
     * One condition.
     *
     * @param condition its name
     * @param fromMillis begin of what is judged, in milliseconds since 1970
     * @param seconds its length
     * @param requests requests that are judged
     * @param failed those that failed
     * @param unanswered those that nobody could answer
     * @param faults answers that the demo store spoiled on purpose
     * @param generator how the generator did
     * @param sources share of each source among product answers, 0 to 1
     * @param failures failed requests by cause
     * @param routes what client and service counted, by route
     * @param classes class by class, and {@code products} for all but health
     * @param slices in order of time
     */
    public record Measured(String condition, long fromMillis, double seconds, long requests, long failed,
            long unanswered, long faults, Generator generator, Map<String, Double> sources, Map<String, Long> failures,
            Map<String, Counted> routes, List<ClassFigures> classes, List<Slice> slices) {

        /** Copies the lists. */
        public Measured {
            classes = List.copyOf(classes);
            slices = List.copyOf(slices);
        }
    }

    /**
     * Requests of one route.
     *
     * @param client samples, also outside what is judged
     * @param service by how much the service's counter grew
     */
    public record Counted(long client, long service) {}

    /**
     * One class of traffic.
     *
     * @param name its name
     * @param samples requests
     * @param failed those that failed
     * @param unanswered those that nobody could answer
     * @param hits those answered without waiting for the shop
     * @param millis milliseconds that callers waited, failed requests included: the percentiles of {@link #PERCENTILES}
     */
    public record ClassFigures(String name, long samples, long failed, long unanswered, long hits,
            List<Double> millis) {

        /** The percentiles that are shown; the last is the slowest request. */
        public static final List<Double> PERCENTILES = List.of(50.0, 75.0, 90.0, 95.0, 99.0, 99.9, 100.0);

        /** Copies the percentiles. */
        public ClassFigures {
            millis = List.copyOf(millis);
        }

        /** {@return one of the percentiles, in milliseconds} */
        double percentile(double wanted) {
            return millis.get(PERCENTILES.indexOf(wanted));
        }
    }

    /**
     * One slice.
     *
     * @param fromSeconds its begin, in seconds after that of what is judged
     * @param requests requests
     * @param failedPercent share of product requests that failed or that nobody could answer; null without any
     * @param productsP99 the products' 99th percentile in milliseconds; null without any
     * @param healthP99 that of the health check; null without any
     * @param hitPercent share of hits among product requests; null without any
     */
    public record Slice(double fromSeconds, long requests, @Nullable Double failedPercent,
            @Nullable Double productsP99, @Nullable Double healthP99, @Nullable Double hitPercent) {}
}
