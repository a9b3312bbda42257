package dev.vitrina.acceptance.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** The files of a report: {@code report.html}, {@code report.json}, {@code junit.xml} and {@code summary.md}. */
public final class ReportFiles {

    private ReportFiles() {}

    /**
     * Removes the files of a report, so that nobody takes an earlier run for this one. To be called before a run begins. Blocks.
     *
     * @param directory where they are; it need not exist
     * @throws IOException where one cannot be removed
     */
    public static void clear(Path directory) throws IOException {
        for (String name : new String[]{"report.html", "report.json", "junit.xml", "summary.md"}) {
            Files.deleteIfExists(directory.resolve(name));
        }
    }

    /**
     * Writes all files, over those that are there. Blocks.
     *
     * @param directory where to; made where it does not exist
     * @param report the report
     * @param comparison with an earlier run; null where none was asked for
     * @throws IOException where one cannot be written
     */
    public static void write(Path directory, Report report, @Nullable Comparison comparison) throws IOException {
        Files.createDirectories(directory);
        clear(directory);
        Map<String, String> files = Map.of("report.html", HtmlPage.of(report, comparison), "report.json",
                ReportJson.write(report), "junit.xml", JunitXml.of(report), "summary.md",
                MarkdownSummary.of(report, comparison));
        for (Map.Entry<String, String> file : files.entrySet()) {
            Files.writeString(directory.resolve(file.getKey()), file.getValue());
        }
    }
}
