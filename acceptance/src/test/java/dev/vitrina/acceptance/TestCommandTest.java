package dev.vitrina.acceptance;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import dev.vitrina.acceptance.verdict.ExitCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

import static org.assertj.core.api.Assertions.assertThat;

final class TestCommandTest {

    @TempDir
    private Path directory;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            test | Either --service or --url
            test --service a.jar --url http://127.0.0.1:1 | Either --service or --url
            test --url http://127.0.0.1:8080 | --url needs --ops-url
            test --url https://shop.example --ops-url http://127.0.0.1:1 | --url must be an http URL with a port
            test --url http://127.0.0.1 --ops-url http://127.0.0.1:1 | --url must be an http URL with a port
            test --url 127.0.0.1:80 --ops-url http://127.0.0.1:1 | Invalid value for option '--url'
            test --url http://127.0.0.1:1 --ops-url file:/x | --ops-url must be an http URL with a port
            test --service a.jar --require baseline | --require must be minimum, target, excellence or record
            test --service a.jar --require best | Invalid value for option '--require'
            test --service a.jar --profile slow | Invalid value for option '--profile'
            test --service a.jar --speed 3 | Unknown options: '--speed'
            tset | Unmatched argument
            """)
    void aWrongCommandLineIsSaidAndEndsWith1(String line, String why) throws Exception {
        assertThat(run(line.split(" ", -1))).isEqualTo(ExitCode.USAGE.code());
        assertThat(err.toString()).contains(why);
    }

    @Test
    void noCommandAtAllShowsWhatThereIs() {
        assertThat(command().execute()).isEqualTo(ExitCode.USAGE.code());
        assertThat(err.toString()).contains("Missing required subcommand").contains("test");
    }

    @Test
    void helpNamesEachExitCodeThatItCanEndWith() {
        assertThat(command().execute("test", "--help")).isZero();
        for (ExitCode each : ExitCode.values()) {
            boolean ofTheReleaseTool = each == ExitCode.ROLLED_BACK || each == ExitCode.ROLLBACK_FAILED;
            assertThat(out.toString().contains("  " + each.code() + "   ")).as(each.name())
                    .isEqualTo(!ofTheReleaseTool);
        }
    }

    @Test
    void anEarlierReportThatCannotBeUsedIsSaidBeforeAnythingRuns() throws Exception {
        assertThat(run("test", "--service", "a.jar", "--baseline", directory.resolve("none.json").toString()))
                .isEqualTo(ExitCode.CONFIGURATION.code());
    }

    @Test
    void aServiceThatIsNotThereBreaksTheRun() throws Exception {
        assertThat(run("test", "--service", directory.resolve("none.jar").toString()))
                .isEqualTo(ExitCode.BROKE.code());
    }

    @Test
    void nothingOfAnEarlierRunIsLeftWhereNothingIsJudged() throws Exception {
        Path reports = Files.createDirectories(directory.resolve("reports/run/first")).resolve("../..").normalize();
        for (String each : List.of("report.html", "report.json", "junit.xml", "summary.md", "evidence.json",
                "run/first/service.log")) {
            Files.writeString(reports.resolve(each), "old");
        }
        Files.writeString(reports.resolve("mine.txt"), "kept");
        assertThat(run("test", "--service", "a.jar", "--skip")).isZero();
        try (var left = Files.list(reports)) {
            assertThat(left).containsExactly(reports.resolve("mine.txt"));
        }
    }

    private int run(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        if (arguments[0].equals("test")) {
            all.addAll(List.of("--report", directory.resolve("reports").toString()));
        }
        return command().execute(all.toArray(String[]::new));
    }

    private CommandLine command() {
        return Main.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    }
}
