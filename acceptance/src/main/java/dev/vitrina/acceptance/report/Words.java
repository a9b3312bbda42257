package dev.vitrina.acceptance.report;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import dev.vitrina.acceptance.evidence.Condition;
import dev.vitrina.acceptance.evidence.Profile;
import dev.vitrina.acceptance.evidence.Run;
import dev.vitrina.acceptance.report.Comparison.Change;
import dev.vitrina.acceptance.report.Report.Kind;
import dev.vitrina.acceptance.report.Report.Line;
import dev.vitrina.acceptance.report.Report.Next;
import dev.vitrina.acceptance.report.Report.Said;
import dev.vitrina.acceptance.tiers.Tier;
import org.jspecify.annotations.Nullable;

/** What all reports say in the same words. Numbers are written alike in every country. */
final class Words {

    static final String NONE = "–";

    private Words() {}

    static String lower(Enum<?> name) {
        return name.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** The verdict in capitals, such as {@code EXCELLENCE} or {@code PROVISIONAL (TARGET)}. */
    static String verdict(Said said) {
        return switch (said.verdict()) {
            case REACHED -> String.valueOf(said.tier());
            case PROVISIONAL -> "PROVISIONAL (" + said.tier() + ")";
            case BELOW -> "BELOW";
            case NO_DATA -> "NO DATA";
            case INVALID -> "INVALID";
        };
    }

    /** The answer to the only question that most readers have, in two or three words. */
    static String headline(Report report) {
        if (report.passed()) {
            return report.overall().verdict() == Kind.PROVISIONAL ? "Passed, provisionally" : "Passed";
        }
        return switch (report.overall().verdict()) {
            case NO_DATA, INVALID -> "No verdict";
            case BELOW, PROVISIONAL, REACHED -> "Not passed";
        };
    }

    /** One sentence on why it is so. */
    static String sentence(Report report) {
        Tier reached = report.overall().tier();
        String tier = reached == null ? NONE : lower(reached);
        String required = lower(report.required()) + " is required";
        return switch (report.overall().verdict()) {
            case REACHED -> "Every objective reaches " + tier + (reached == Tier.RECORD ? "" : " or better") + "; "
                    + required + ".";
            case PROVISIONAL ->
                "Every objective reaches " + tier + " or better as far as this run can tell, which "
                        + "was too short to say that the service is stable; " + required + ".";
            case BELOW -> "At least one objective is below the minimum; " + required + ".";
            case NO_DATA -> "At least one objective was not measured, or too little of it, and that never passes.";
            case INVALID -> "What was measured says nothing of the service: " + report.overall().reason() + ".";
        };
    }

    /** The lines that keep the run from passing; empty where it passes. */
    static List<Line> inTheWay(Report report) {
        return report.passed()
                ? List.of()
                : report.judgements().stream().filter(line -> !passes(line, report)).toList();
    }

    static boolean passes(Line line, Report report) {
        Tier tier = line.verdict().tier();
        boolean enough = tier != null && tier.compareTo(report.required()) >= 0;
        return switch (line.verdict().verdict()) {
            case REACHED -> enough;
            case PROVISIONAL -> enough && report.run().profile() == Profile.QUICK;
            case BELOW, NO_DATA, INVALID -> false;
        };
    }

    /** One line in words, such as {@code products-p99 in slow: BELOW, 12 s (limit 2 s)}. */
    static String line(Line line) {
        String reason = line.verdict().reason();
        return name(line.objective(), line.condition()) + ": " + verdict(line.verdict())
                + (line.value() == null ? "" : ", " + value(line.value(), line.unit()))
                + (line.limit() == null ? "" : " (limit " + value(line.limit(), line.unit()) + ")")
                + (reason == null ? "" : ", " + reason);
    }

    /** The condition, or that it is judged over several at once. */
    static String condition(Line line) {
        return line.condition() == null ? "pooled" : line.condition();
    }

    static String name(String objective, @Nullable String condition) {
        return condition == null ? objective + " pooled" : objective + " in " + condition;
    }

    /** The limit of the required tier with its direction, such as {@code < 2 s}. */
    static String limit(Line line) {
        return line.limit() == null ? NONE : (line.smallerIsBetter() ? "< " : "> ") + value(line.limit(), line.unit());
    }

    static String next(Line line) {
        Next next = line.next();
        if (next == null) {
            return NONE;
        }
        return next.distance() == 0 ? "not " + next.tier() : value(next.distance(), line.unit()) + " to " + next.tier();
    }

    static String factor(Line line) {
        return line.factor() == null ? NONE : "× " + number(line.factor());
    }

    /** The factor as a clause, such as {@code 41.8 × better than the baseline}; empty where there is none. */
    static String factorInWords(Line line) {
        Double factor = line.factor();
        if (factor == null) {
            return "";
        }
        return factor >= 1
                ? number(factor) + " × better than the baseline"
                : number(1 / factor) + " × worse than the baseline";
    }

    static String change(Change change) {
        Double now = change.now();
        return name(change.objective(), change.condition()) + ": " + value(change.before(), change.unit()) + " before, "
                + (now == null ? "no valid value" : value(now, change.unit())) + " now";
    }

    /** Shares as percentages, the greatest first. */
    static String sources(Map<String, Double> sources) {
        return sources.entrySet().stream().sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                .map(each -> each.getKey() + " " + value(100 * each.getValue(), "%"))
                .collect(Collectors.joining(", "));
    }

    static String value(@Nullable Double value, String unit) {
        if (value == null) {
            return NONE;
        }
        return switch (unit) {
            // What would be written as 1,000 ms is a second already.
            case "ms" -> value >= 999.5 ? number(value / 1_000) + " s" : number(value) + " ms";
            case "requests/s" -> number(value) + "/s";
            case "" -> number(value);
            default -> number(value) + " " + unit;
        };
    }

    static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /** Three digits, and all of a great number. */
    static String number(double number) {
        double size = Math.abs(number);
        String written = String.format(Locale.ROOT,
                size >= 100 ? "%,.0f" : size >= 10 ? "%.1f" : size >= 0.1 ? "%.2f" : "%.3g",
                size < 1e-9 ? 0 : number);
        return size < 1e-9 ? "0" : written.contains(".") && size >= 0.1 ? written.replaceFirst("\\.?0+$", "") : written;
    }

    /** {@return the conditions that a run set out to measure, such as {@code calm, slow}} */
    static String conditions(Run run) {
        return run.conditions().stream().map(Condition::written).collect(Collectors.joining(", "));
    }
}
