package dev.vitrina.acceptance.report;

import java.util.List;
import java.util.Locale;

import dev.vitrina.acceptance.report.Report.Line;
import org.jspecify.annotations.Nullable;

/** A report for a terminal or a log: no colour, and no line longer than {@link #WIDTH}. Pure. */
public final class ConsoleTable {

    /** The longest line, in characters. */
    public static final int WIDTH = 120;

    private static final List<Integer> COLUMNS = List.of(13, 10, 24, 10, 12, 26, 11);
    private static final String GAP = "  ";

    private ConsoleTable() {}

    /**
     * The report as lines of text, each ended.
     *
     * @param report the report
     * @param comparison with an earlier run; null where none was asked for
     */
    public static String of(Report report, @Nullable Comparison comparison) {
        StringBuilder text = new StringBuilder();
        row(text, "objective", "condition", "verdict", "value", "limit", "next tier", "vs baseline");
        text.repeat('-', COLUMNS.stream().mapToInt(Integer::intValue).sum() + GAP.length() * (COLUMNS.size() - 1))
                .append('\n');
        for (Line line : report.judgements()) {
            row(text, line.objective(), Words.condition(line),
                    Words.verdict(line.verdict()), Words.value(line.value(), line.unit()), Words.limit(line),
                    Words.next(line), Words.factor(line));
        }
        text.append('\n');
        if (comparison != null) {
            compared(text, comparison);
        }
        Words.inTheWay(report).forEach(line -> wrapped(text, "In the way: " + Words.line(line)));
        if (!report.run().rerunAfter().isEmpty()) {
            wrapped(text, "An earlier run was of no use: " + report.run().rerunAfter());
        }
        wrapped(text, Words.headline(report).toUpperCase(Locale.ROOT) + ". " + Words.sentence(report));
        return text.toString();
    }

    private static void compared(StringBuilder text, Comparison comparison) {
        switch (comparison) {
            case Comparison.NotComparable(String reason) ->
                wrapped(text, "Not comparable with the earlier run: " + reason);
            case Comparison.Compared compared -> {
                compared.worse().forEach(change -> wrapped(text, "Worse: " + Words.change(change)));
                if (compared.worse().isEmpty()) {
                    wrapped(text, "Nothing is worse than in run " + compared.earlier());
                }
            }
        }
    }

    private static void row(StringBuilder text, String... cells) {
        StringBuilder row = new StringBuilder();
        for (int column = 0; column < cells.length; column++) {
            int width = COLUMNS.get(column);
            String cell = cells[column].replaceAll("\\p{Cntrl}", " ");
            String fitting = cell.length() > width ? cell.substring(0, width - 1) + "…" : cell;
            row.append(fitting).repeat(' ', width - fitting.length()).append(GAP);
        }
        text.append(row.toString().stripTrailing()).append('\n');
    }

    /** Breaks between words, and inside one that is too long. */
    private static void wrapped(StringBuilder text, String paragraph) {
        String rest = paragraph.replaceAll("\\p{Cntrl}", " ");
        while (rest.length() > WIDTH) {
            int space = rest.lastIndexOf(' ', WIDTH);
            int end = space > 0 ? space : WIDTH;
            text.append(rest, 0, end).append('\n');
            rest = rest.substring(end).strip();
        }
        text.append(rest).append('\n');
    }
}
