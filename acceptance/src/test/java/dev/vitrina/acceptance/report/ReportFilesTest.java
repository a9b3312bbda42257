package dev.vitrina.acceptance.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import dev.vitrina.acceptance.verdict.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

final class ReportFilesTest {

    @TempDir
    private Path directory;

    @Test
    void writesAllFilesOverThoseOfAnEarlierRun() throws IOException {
        Path reports = directory.resolve("gate");
        ReportFiles.write(reports, Runs.report(Runs.judged(new Verdict.NoData(), false, List.of())), null);
        ReportFiles.write(reports, Runs.report(), null);

        assertThat(reports.resolve("report.html")).content().contains("Passed, provisionally");
        assertThat(reports.resolve("junit.xml")).content().contains("failures=\"0\" errors=\"0\"");
        assertThat(reports.resolve("summary.md")).content().contains("Passed, provisionally");
        assertThat(ReportJson.read(reports.resolve("report.json"))).isEqualTo(new ReportRead.Found(Runs.report()));
    }

    @Test
    void clearsItsOwnFilesAlone() throws IOException {
        ReportFiles.write(directory, Runs.report(), null);
        Files.writeString(directory.resolve("notes.txt"), "mine");

        ReportFiles.clear(directory);

        assertThat(directory).isDirectoryNotContaining("glob:**.{html,json,xml,md}")
                .isDirectoryContaining("glob:**notes.txt");
        ReportFiles.clear(directory.resolve("none"));
    }
}
