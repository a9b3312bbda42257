package dev.vitrina.acceptance.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;

import dev.vitrina.acceptance.evidence.Run;
import dev.vitrina.acceptance.report.Report.Line;
import org.jspecify.annotations.Nullable;

/** How a run did against an earlier one. Immutable. */
public sealed interface Comparison {

    /**
     * The two say nothing of one another.
     *
     * @param reason why, for people
     */
    record NotComparable(String reason) implements Comparison {}

    /**
     * They were measured alike.
     *
     * @param earlier the id of the earlier run
     * @param changes one for each line of the earlier run that had a valid value, in its order
     */
    record Compared(String earlier, List<Change> changes) implements Comparison {

        /** Copies the changes. */
        public Compared {
            changes = List.copyOf(changes);
        }

        /** {@return those that are worse, or of which there is no valid value any more} */
        public List<Change> worse() {
            return changes.stream().filter(each -> each.trend() == Trend.WORSE || each.trend() == Trend.GONE).toList();
        }
    }

    /**
     * One objective in one condition.
     *
     * @param objective its name
     * @param condition its name; null for several at once
     * @param unit in what the values are
     * @param before the earlier value
     * @param now the value of this run; null where there is no valid one
     * @param trend what became of it
     */
    record Change(String objective, @Nullable String condition, String unit, double before, @Nullable Double now,
            Trend trend) {}

    /** What became of a value. */
    enum Trend {
        BETTER, SAME, WORSE, GONE
    }

    /**
     * Compares two runs. A value is worse or better only where it differs by more than a tenth, by more than a floor below
     * which differences mean nothing, and by more than the values of single slices differ from each other. Runs of another
     * machine, JDK or profile, or of a service with other settings, cannot be compared.
     *
     * @param earlier the run to compare with
     * @param now this run
     */
    static Comparison of(Report earlier, Report now) {
        Run before = earlier.run();
        Run after = now.run();
        if (!before.machine().equals(after.machine())) {
            return new NotComparable("another machine: " + before.machine());
        }
        if (!before.jdk().equals(after.jdk())) {
            return new NotComparable("another JDK: " + before.jdk());
        }
        if (before.profile() != after.profile()) {
            return new NotComparable("another profile: " + Words.lower(before.profile()));
        }
        if (before.keyStates() != after.keyStates() || !before.overrides().equals(after.overrides())) {
            return new NotComparable("other settings of the service: " + new TreeMap<>(before.overrides()));
        }
        List<Change> changes = new ArrayList<>();
        for (Line line : earlier.judgements()) {
            Double value = line.value();
            if (value != null && line.tells()) {
                changes.add(change(line, value, same(line, now)));
            }
        }
        return new Compared(before.id(), changes);
    }

    private static @Nullable Line same(Line line, Report now) {
        return now.judgements().stream()
                .filter(each -> each.objective().equals(line.objective())
                        && Objects.equals(each.condition(), line.condition()))
                .findFirst().orElse(null);
    }

    private static Change change(Line earlier, double before, @Nullable Line line) {
        Double now = line == null || !line.tells() ? null : line.value();
        if (line == null || now == null) {
            return new Change(earlier.objective(), earlier.condition(), earlier.unit(), before, null, Trend.GONE);
        }
        double noise = Math.max(Math.max(Math.abs(before) / 10, floor(earlier.unit())),
                Math.max(orZero(earlier.spread()), orZero(line.spread())));
        double worse = earlier.smallerIsBetter() ? now - before : before - now;
        Trend trend = worse > noise ? Trend.WORSE : -worse > noise ? Trend.BETTER : Trend.SAME;
        return new Change(earlier.objective(), earlier.condition(), earlier.unit(), before, now, trend);
    }

    /** What nobody would notice: 5 ms, one percent of all requests, one request a second, one minute. */
    private static double floor(String unit) {
        return unit.equals("ms") ? 5 : 1;
    }

    private static double orZero(@Nullable Double number) {
        return number == null ? 0 : number;
    }
}
