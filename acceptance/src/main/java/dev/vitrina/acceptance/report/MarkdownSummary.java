package dev.vitrina.acceptance.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import dev.vitrina.acceptance.report.Report.Line;
import org.jspecify.annotations.Nullable;

/** A report as GitHub's Markdown, for the summary of a CI run. */
public final class MarkdownSummary {

    private MarkdownSummary() {}

    /**
     * Appends the summary to a file, which is made where there is none. Blocks.
     *
     * @param file the file, such as the one that {@code GITHUB_STEP_SUMMARY} names
     * @param report the report
     * @param comparison with an earlier run; null where none was asked for
     * @throws IOException where the file cannot be written
     */
    public static void append(Path file, Report report, @Nullable Comparison comparison) throws IOException {
        Files.writeString(file, of(report, comparison), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /**
     * The report as Markdown.
     *
     * @param report the report
     * @param comparison with an earlier run; null where none was asked for
     */
    public static String of(Report report, @Nullable Comparison comparison) {
        StringBuilder text = new StringBuilder("## Vitrina release gate: ").append(Words.headline(report))
                .append("\n\n**").append(Words.verdict(report.overall())).append("** ")
                .append(escaped(Words.sentence(report))).append("\n\n");
        Words.inTheWay(report).forEach(line -> text.append("- ").append(escaped(Words.line(line))).append('\n'));
        text.append("\n| objective | condition | verdict | value | limit | next tier | vs baseline | samples |\n")
                .append("|---|---|---|---:|---:|---|---:|---:|\n");
        report.judgements().forEach(line -> row(text, line));
        text.append('\n');
        if (comparison != null) {
            compared(text, comparison);
        }
        text.append("Run `").append(report.run().id().replace("`", "")).append("`, profile ")
                .append(Words.lower(report.run().profile())).append(", Vitrina ")
                .append(escaped(report.run().serviceVersion())).append(", JDK ").append(escaped(report.run().jdk()))
                .append(", ").append(escaped(report.run().machine())).append(", in ")
                .append(Words.conditions(report.run()))
                .append("\n\n");
        if (!report.run().rerunAfter().isEmpty()) {
            text.append("An earlier run was of no use: ").append(escaped(report.run().rerunAfter())).append("\n\n");
        }
        return text.toString();
    }

    private static void row(StringBuilder text, Line line) {
        for (String cell : new String[]{line.objective(), Words.condition(line),
            Words.verdict(line.verdict()), Words.value(line.value(), line.unit()), Words.limit(line),
            Words.next(line), Words.factor(line), Words.count(line.samples())}) {
            text.append("| ").append(escaped(cell)).append(' ');
        }
        text.append("|\n");
    }

    private static void compared(StringBuilder text, Comparison comparison) {
        switch (comparison) {
            case Comparison.NotComparable(String reason) ->
                text.append("Not comparable with the earlier run: ").append(escaped(reason)).append("\n\n");
            case Comparison.Compared compared -> {
                compared.worse().forEach(change -> text.append("- worse: ").append(escaped(Words.change(change)))
                        .append('\n'));
                text.append(
                        compared.worse().isEmpty() ? "Nothing is worse than in run " + escaped(compared.earlier()) : "")
                        .append("\n\n");
            }
        }
    }

    /** Text that means nothing in Markdown, not even a new row of a table. */
    private static String escaped(String text) {
        return text.replaceAll("\\p{Cntrl}", " ").replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
                .replaceAll("([\\\\`*_\\[\\]|#~])", "\\\\$1");
    }
}
