package dev.vitrina.acceptance.run;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.sun.management.OperatingSystemMXBean;
import dev.vitrina.acceptance.evidence.CapacityLevel;
import dev.vitrina.acceptance.evidence.Condition;
import dev.vitrina.acceptance.evidence.Evidence;
import dev.vitrina.acceptance.evidence.FunctionalCheck;
import dev.vitrina.acceptance.evidence.KeyStates;
import dev.vitrina.acceptance.evidence.Profile;
import dev.vitrina.acceptance.evidence.Run;
import dev.vitrina.acceptance.tiers.Tiers;
import dev.vitrina.loadtest.run.Samples;

import static java.lang.management.ManagementFactory.getPlatformMXBean;

/**
 * One run of the gate: the promises are tried, then the load runs through the conditions, then the capacity is looked for. What it measures it
 * hands over, and judges nothing. Used by one thread.
 *
 * @param profile how long it measures
 * @param tiers what a level of load must hold
 * @param directory for files of the run; made where it does not exist
 * @param rerunAfter why an earlier run was of no use; empty where there was none
 * @param line told how it goes
 */
public record GateRun(Profile profile, Tiers tiers, Path directory, String rerunAfter, LiveLine line) {

    private static final long SEED = 20_261_124;
    private static final int RATE = 60;
    private static final Duration WARM_UP = Duration.ofSeconds(32);
    private static final Duration HEAP_EVERY = Duration.ofSeconds(20);
    /** Longer than calm in the quick profile, which makes no claim of the heap: its collections would be felt in so few requests. */
    private static final Duration NEVER = Duration.ofDays(1);
    private static final Duration READY = Duration.ofSeconds(30);
    private static final Duration LOOK = Duration.ofMillis(100);
    private static final double GIBI = 1L << 30;
    private static final DateTimeFormatter ID = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH-mm-ss", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    /**
     * {@return the evidence of a service of our own, in all conditions} Blocks for minutes.
     *
     * @throws IOException if the service or the load broke
     */
    public Evidence of(ServiceProcess own) throws IOException, InterruptedException {
        Duration every = profile == Profile.FULL ? HEAP_EVERY : NEVER;
        try {
            return measure(own.service(), List.of(Condition.values()), KeyStates.PLANNED, ServiceProcess.OVERRIDES,
                    new HeapWatch(every, own.service(), own::collect));
        } catch (IOException e) {
            throw own.service().isAlive()
                    ? e
                    : new IOException("The service ended while it was measured. The last that it logged:\n"
                            + own.lastLines(), e);
        }
    }

    /**
     * {@return the evidence of a service that runs already} Blocks for minutes. It is measured in calm, and where its shop is the demo store in
     * all conditions. Its settings are its own, so its answers say in which state their keys are, and its memory is left as it is.
     *
     * @throws IOException if the service or the load broke
     */
    public Evidence of(ServiceUnderTest deployed) throws IOException, InterruptedException {
        List<Condition> conditions = deployed.hasDemoStore() ? List.of(Condition.values()) : List.of(Condition.CALM);
        return measure(deployed, conditions, KeyStates.TOLD, Map.of(),
                new HeapWatch(HEAP_EVERY, deployed, () -> {}));
    }

    /**
     * {@return the evidence of a server of which calm alone is measured, in a run that set out for all conditions} Blocks for about 50 s.
     *
     * @throws IOException if the load broke
     */
    public Evidence loadAlone(ServiceUnderTest server) throws IOException, InterruptedException {
        Schedule schedule = Schedule.of(Profile.QUICK, Duration.ofSeconds(1), List.of(Condition.CALM));
        Loaded loaded = load(server, schedule, "-", new HeapWatch(NEVER, server, () -> {}));
        Run run = new Run("live-proof", loaded.measured.begunMillis(), Profile.QUICK, List.of(Condition.values()),
                KeyStates.PLANNED, "", machine(), "", "", SEED, Map.of());
        return loaded.evidence(run, (some, _) -> some, List.of(), List.of());
    }

    /**
     * What came of a load.
     *
     * @param measured what happened when
     * @param samples what became of each request
     */
    private record Loaded(Measured measured, Samples samples) {

        Evidence evidence(Run run, States states, List<CapacityLevel> levels, List<FunctionalCheck> checks) {
            return new Evidence(run, measured.warmUp(samples), measured.conditions(samples, states), measured.heap(),
                    measured.processAtStart(), measured.processAtEnd(), levels, checks);
        }
    }

    private Loaded load(ServiceUnderTest service, Schedule schedule, String cleared, HeapWatch heapWatch)
            throws IOException, InterruptedException {
        line.tell("load", "starts");
        try (LoadProcess load = LoadProcess.start(service.base(), cleared, SEED, RATE, schedule.length().toSeconds(),
                directory.resolve("load"))) {
            Measured measured = new Measurement(service, load, schedule, heapWatch, line).run();
            line.tell("load", "waits for its last answers");
            return new Loaded(measured, load.await());
        }
    }

    private Evidence measure(ServiceUnderTest service, List<Condition> conditions, KeyStates keyStates,
            Map<String, String> overrides, HeapWatch heapWatch) throws IOException, InterruptedException {
        long started = System.currentTimeMillis();
        line.tell("functional checks", "");
        awaitReady(service);
        Scrape build = service.scrape();
        List<FunctionalCheck> checks = FunctionalChecks.of(service, conditions.size() > 1);
        Schedule schedule = Schedule.of(profile, WARM_UP, conditions);
        String cleared = keyStates == KeyStates.PLANNED ? service.ops().toString() : "-";
        Loaded loaded = load(service, schedule, cleared, heapWatch);
        List<CapacityLevel> levels = CapacityLevels.measure(service, profile, tiers, line);
        line.end();
        Run run = new Run(ID.format(Instant.ofEpochMilli(started)) + "-" + Long.toString(started % 100_000, 36),
                started, profile, conditions, keyStates, rerunAfter, machine(), build.build("jdk"),
                build.build("version"), SEED, overrides);
        States states = keyStates == KeyStates.PLANNED
                ? (some, _) -> some
                : (some, window) -> ToldStates.of(some, window, tiers.bounds().leastSamples());
        return loaded.evidence(run, states, levels, checks);
    }

    /** One that does not get ready breaks a functional check, which says so. */
    private static void awaitReady(ServiceUnderTest service) throws IOException, InterruptedException {
        long last = System.nanoTime() + READY.toNanos();
        while (!service.isReady() && System.nanoTime() < last) {
            Thread.sleep(LOOK);
        }
    }

    private static String machine() {
        OperatingSystemMXBean system = getPlatformMXBean(OperatingSystemMXBean.class);
        return String.format(Locale.ROOT, "%d processors, %.1f GiB, %s %s", system.getAvailableProcessors(),
                system.getTotalMemorySize() / GIBI, system.getName(), system.getArch());
    }
}
