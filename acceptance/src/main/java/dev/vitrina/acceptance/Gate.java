package dev.vitrina.acceptance;

import java.io.Console;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import dev.vitrina.acceptance.evidence.Evidence;
import dev.vitrina.acceptance.evidence.EvidenceFile;
import dev.vitrina.acceptance.evidence.Profile;
import dev.vitrina.acceptance.evidence.Reading;
import dev.vitrina.acceptance.report.Comparison;
import dev.vitrina.acceptance.report.ConsoleTable;
import dev.vitrina.acceptance.report.MarkdownSummary;
import dev.vitrina.acceptance.report.Report;
import dev.vitrina.acceptance.report.ReportFiles;
import dev.vitrina.acceptance.report.Reporting;
import dev.vitrina.acceptance.run.GateRun;
import dev.vitrina.acceptance.run.LiveLine;
import dev.vitrina.acceptance.run.ServiceProcess;
import dev.vitrina.acceptance.run.ServiceUnderTest;
import dev.vitrina.acceptance.selfproof.LiveProof;
import dev.vitrina.acceptance.selfproof.SelfProof;
import dev.vitrina.acceptance.tiers.Tier;
import dev.vitrina.acceptance.tiers.Tiers;
import dev.vitrina.acceptance.verdict.ExitCode;
import dev.vitrina.acceptance.verdict.Judge;
import dev.vitrina.acceptance.verdict.Judged;
import dev.vitrina.acceptance.verdict.Judgement;
import dev.vitrina.acceptance.verdict.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * Proves that it can fail, measures, judges, reports. Used by one thread.
 *
 * @param tiers what is judged by
 * @param profile how long is measured
 * @param required the tier that a pass needs
 * @param earlier an earlier run to compare with; null for none
 * @param reports the directory of the reports
 * @param out for the progress and the table
 */
record Gate(Tiers tiers, Profile profile, Tier required, @Nullable Report earlier, Path reports, PrintStream out) {

    private static final String EVIDENCE = "evidence.json";
    /** What a run keeps beside its reports: the load's and the service's files. */
    private static final String FILES = "run";

    /** What is judged. */
    sealed interface Subject {

        /**
         * A packaged service, to be started.
         *
         * @param jar its jar
         * @param flags for its JVM
         */
        record Packaged(Path jar, List<String> flags) implements Subject {}

        /**
         * A service that runs already.
         *
         * @param service it
         */
        record Running(ServiceUnderTest service) implements Subject {}
    }

    /** Removes what an earlier run left, so that nobody takes it for this one. */
    static void clear(Path reports) throws IOException {
        ReportFiles.clear(reports);
        Files.deleteIfExists(reports.resolve(EVIDENCE));
        Path files = reports.resolve(FILES);
        if (Files.isDirectory(files)) {
            try (Stream<Path> all = Files.walk(files)) {
                for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(each);
                }
            }
        }
    }

    /** {@return how the run ended} Blocks for minutes. A run that says nothing of the service is done once more; a bad one never is. */
    ExitCode judge(Subject subject) throws IOException, InterruptedException {
        Files.createDirectories(reports);
        LiveLine line = new LiveLine(out, Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false));
        List<SelfProof.Proof> stored = SelfProof.run(tiers);
        if (!hold(stored)) {
            return ExitCode.PROOF_FAILED;
        }
        ExecutorService beside = Executors.newVirtualThreadPerTaskExecutor();
        try {
            Future<LiveProof.Outcome> live = beside.submit(() -> liveProof("proof"));
            Judged judged = usable(rerunAfter -> measured(subject, rerunAfter, line), out);
            LiveProof.Outcome outcome = live.get();
            if (outcome instanceof LiveProof.Outcome.OfNoUse(String reason)) {
                out.println("The live proof is of no use: " + reason + ". It is done once more.");
                outcome = liveProof("proof-again");
            }
            report(judged, stored.size());
            return switch (outcome) {
                case LiveProof.Outcome.Measured(SelfProof.Proof proof) ->
                    hold(List.of(proof)) ? ExitCode.of(judged) : ExitCode.PROOF_FAILED;
                case LiveProof.Outcome.OfNoUse(String reason) -> {
                    out.println("Whether the gate fails where it must was not seen, for the live proof is of no use: "
                            + reason);
                    yield ExitCode.INVALID;
                }
            };
        } catch (ExecutionException e) {
            throw new IOException("The live proof broke: " + e.getCause(), e);
        } finally {
            beside.shutdownNow();
        }
    }

    /** Beside the service's warm-up, for most of it is waiting. */
    private LiveProof.Outcome liveProof(String name) throws IOException, InterruptedException {
        return LiveProof.run(new GateRun(Profile.QUICK, tiers, reports.resolve(FILES, name), "",
                new LiveLine(new PrintStream(PrintStream.nullOutputStream()), false)), tiers);
    }

    /** One attempt to measure and judge. */
    interface Attempt {

        /**
         * {@return what came of it}
         *
         * @param rerunAfter why the one before was of no use; empty where there was none
         */
        Judged judged(String rerunAfter) throws IOException, InterruptedException;
    }

    /** {@return the first attempt, or, where that says nothing of the service, the second} A bad one is never done again. */
    static Judged usable(Attempt attempt, PrintStream out) throws IOException, InterruptedException {
        Judged first = attempt.judged("");
        if (!(first.overall() instanceof Verdict.Invalid)) {
            return first;
        }
        String reason = first.judgements().stream().flatMap(each -> invalid(each).stream()).findFirst().orElse("");
        out.println("The run says nothing of the service: " + reason + ". It is done once more.");
        return attempt.judged(reason);
    }

    private Judged measured(Subject subject, String rerunAfter, LiveLine line)
            throws IOException, InterruptedException {
        Path files = reports.resolve(FILES, rerunAfter.isEmpty() ? "first" : "second");
        GateRun run = new GateRun(profile, tiers, files, rerunAfter, line);
        Evidence evidence = switch (subject) {
            case Subject.Packaged(Path jar, List<String> flags) -> {
                line.tell("service", "starts");
                try (ServiceProcess service = ServiceProcess.start(jar, flags, files)) {
                    yield run.of(service);
                }
            }
            case Subject.Running(ServiceUnderTest service) -> run.of(service);
        };
        Path file = reports.resolve(EVIDENCE);
        EvidenceFile.write(file, evidence);
        return switch (EvidenceFile.read(file, evidence.run().id())) {
            case Reading.Found(Evidence read) -> Judge.judge(read, tiers, required);
            case Reading.Refused(Reading.Why why, String detail) -> throw new IOException(why + ": " + detail);
        };
    }

    private static Optional<String> invalid(Judgement judgement) {
        if (!(judgement.verdict() instanceof Verdict.Invalid(String reason))) {
            return Optional.empty();
        }
        return Optional
                .of(judgement.condition() == null ? reason : judgement.condition().written() + ": " + reason);
    }

    private boolean hold(List<SelfProof.Proof> proofs) {
        List<SelfProof.Proof> broken = proofs.stream().filter(each -> !each.holds()).toList();
        broken.forEach(each -> out.println("The gate failed its own proof: " + each.name() + "\n  expected "
                + each.expected() + "\n  found    " + each.found()));
        return broken.isEmpty();
    }

    private void report(Judged judged, int proofs) throws IOException {
        Report report = Reporting.of(judged, tiers);
        Comparison comparison = earlier == null ? null : Comparison.of(earlier, report);
        ReportFiles.write(reports, report, comparison);
        String summary = System.getenv("GITHUB_STEP_SUMMARY");
        if (summary != null && !summary.isEmpty()) {
            MarkdownSummary.append(Path.of(summary), report, comparison);
        }
        out.println();
        out.print(ConsoleTable.of(report, comparison));
        out.println("The gate failed where it must in " + proofs + " stored cases. Report: "
                + reports.resolve("report.html"));
    }
}
