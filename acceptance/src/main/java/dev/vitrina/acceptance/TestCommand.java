package dev.vitrina.acceptance;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

import dev.vitrina.acceptance.evidence.Profile;
import dev.vitrina.acceptance.report.Report;
import dev.vitrina.acceptance.report.ReportJson;
import dev.vitrina.acceptance.report.ReportRead;
import dev.vitrina.acceptance.run.ServiceUnderTest;
import dev.vitrina.acceptance.tiers.BadTiersException;
import dev.vitrina.acceptance.tiers.Tier;
import dev.vitrina.acceptance.tiers.Tiers;
import dev.vitrina.acceptance.tiers.TiersFile;
import dev.vitrina.acceptance.verdict.ExitCode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code acceptance test}: measures a service, judges it, and reports. */
@Command(name = "test", mixinStandardHelpOptions = true, exitCodeOnInvalidInput = 1, sortOptions = false, description = {
    "Measures a service under load, judges it against the success tiers, and writes reports.",
    "Either --service names a packaged service, which is started on this machine and led through all conditions, or --url names one that"
            + " runs. It must have no other callers meanwhile. In conditions beyond calm it is judged where it runs on the demo store."}, exitCodeListHeading = "%nExit codes:%n", exitCodeList = {
                "0:the required tier is reached", "1:the command line could not be understood",
                "2:the required tier is not reached",
                "3:it would be, but the run was too short to say so",
                "4:the run says nothing of the service, or too little",
                "5:the tiers or the settings cannot be used", "6:the service or the harness broke",
                "9:the gate failed its own proof"})
final class TestCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create(); // picocli puts its own here
    @Option(names = "--service", paramLabel = "JAR", description = "vitrina.jar of an unpacked archive, to be started")
    private @Nullable Path jar;
    @Option(names = "--java-flags", paramLabel = "FLAGS", defaultValue = "-XX:+UseCompactObjectHeaders", description = "for its JVM, with spaces between them (default: ${DEFAULT-VALUE})")
    private String flags = "";
    @Option(names = "--url", description = "a service that runs, such as http://127.0.0.1:8080")
    private @Nullable URI url;
    @Option(names = "--ops-url", paramLabel = "URL", description = "its ops listener, such as http://127.0.0.1:8081")
    private @Nullable URI opsUrl;
    @Option(names = "--ops-token-file", paramLabel = "FILE", description = "a file with the token of that listener, where it asks for one")
    private @Nullable Path tokenFile;
    @Option(names = "--profile", defaultValue = "quick", description = "quick (under 4 minutes) or full (over 10 minutes of steady load) (default: ${DEFAULT-VALUE})")
    private Profile profile = Profile.QUICK;
    @Option(names = "--require", paramLabel = "TIER", defaultValue = "excellence", description = "minimum, target, excellence or record (default: ${DEFAULT-VALUE})")
    private Tier required = Tier.EXCELLENCE;
    @Option(names = "--baseline", paramLabel = "FILE", description = "report.json of an earlier run to compare with")
    private @Nullable Path baseline;
    @Option(names = "--report", paramLabel = "DIR", defaultValue = "gate-report", description = "for report.html, report.json, junit.xml, summary.md and what they rest on (default: ${DEFAULT-VALUE})")
    private Path directory = Path.of("");
    @Option(names = "--skip", arity = "0..1", fallbackValue = "true", defaultValue = "false", description = "judge nothing, say so, and end with 0")
    private boolean skip;

    @Override
    public Integer call() throws Exception {
        Path reports = directory.toAbsolutePath().normalize();
        if (skip) {
            Gate.clear(reports);
            spec.commandLine().getOut().println("""
                    ******************************************************************************
                    ***  THE RELEASE GATE WAS SKIPPED. Nothing says that this build is good.   ***
                    ******************************************************************************""");
            return ExitCode.PASS.code();
        }
        Gate.Subject subject = subject();
        Tiers tiers;
        try {
            tiers = TiersFile.standard();
        } catch (BadTiersException e) {
            return failed(ExitCode.CONFIGURATION, String.valueOf(e.getMessage()));
        }
        Report earlier = null;
        if (baseline != null) {
            switch (ReportJson.read(baseline)) {
                case ReportRead.Found(Report report) -> earlier = report;
                case ReportRead.Unusable(String reason) -> {
                    return failed(ExitCode.CONFIGURATION, "--baseline: " + reason);
                }
            }
        }
        Gate.clear(reports);
        try {
            return new Gate(tiers, profile, required, earlier, reports, System.out).judge(subject).code();
        } catch (IOException e) {
            return failed(ExitCode.BROKE, String.valueOf(e.getMessage()));
        }
    }

    private Gate.Subject subject() throws IOException {
        if (required == Tier.BASELINE) {
            throw wrong(
                    "--require must be minimum, target, excellence or record: the baseline is what was there before");
        }
        URI running = url;
        Path packaged = jar;
        if ((packaged == null) == (running == null)) {
            throw wrong("Either --service or --url must say what is judged");
        }
        if (packaged != null) {
            return new Gate.Subject.Packaged(packaged, List.of(flags.strip().split("\\s+", -1)));
        }
        if (running == null || opsUrl == null) {
            throw wrong("--url needs --ops-url, whose counters are held against what was sent");
        }
        return new Gate.Subject.Running(new ServiceUnderTest(address("--url", running), address("--ops-url", opsUrl),
                tokenFile == null ? "" : Files.readString(tokenFile).strip()));
    }

    /** The probe speaks plain HTTP to an address with a port, so a service behind TLS is judged from inside. */
    private URI address(String option, URI given) {
        if (!"http".equals(given.getScheme()) || given.getHost() == null || given.getPort() < 0) {
            throw wrong(option + " must be an http URL with a port, such as http://127.0.0.1:8080, and not " + given);
        }
        return URI.create("http://" + given.getAuthority());
    }

    private ParameterException wrong(String what) {
        return new ParameterException(spec.commandLine(), what);
    }

    private int failed(ExitCode code, String why) {
        spec.commandLine().getErr().println("acceptance: " + why);
        return code.code();
    }
}
