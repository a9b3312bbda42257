package dev.vitrina.loadtest.run;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

import com.sun.management.OperatingSystemMXBean;
import dev.vitrina.loadtest.gatling.KeyStatesRun;
import dev.vitrina.loadtest.gatling.KeyStatesSimulation;
import dev.vitrina.loadtest.traffic.CatalogueWalk;
import dev.vitrina.loadtest.traffic.Traffic;
import dev.vitrina.loadtest.traffic.TrafficPlan;
import io.gatling.app.Gatling$;

/**
 * Sends the gate's traffic to a service, as a process of its own, and leaves a directory that {@link Samples#read} reads.
 *
 * <p>On standard output, among Gatling's own lines: {@code BEGUN millis} once, when request 0 is due, in milliseconds since 1970, and
 * then each second {@code PROGRESS answered failed p99-millis}.
 */
public final class LoadRun {

    private static final int USAGE = 1;
    private static final int BROKE = 6;
    private static final int ARGUMENTS = 6;
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private LoadRun() {}

    /**
     * Runs and ends the process: with 0 when the run took place, whatever came of its requests, 1 for wrong arguments, 6 where it
     * could not take place.
     *
     * @param arguments base URL, ops URL or {@code -}, seed, product requests a second, seconds, directory (new or empty), and for how many
     *     milliseconds to wait for an answer, 10,000 where it is not said
     */
    public static void main(String[] arguments) {
        if (arguments.length != ARGUMENTS && arguments.length != ARGUMENTS + 1) {
            System.err.println("usage: LoadRun base-url ops-url|- seed rate seconds directory [timeout-millis]");
            System.exit(USAGE);
        }
        try {
            run(arguments[0], arguments[1], Long.parseLong(arguments[2]), Integer.parseInt(arguments[3]),
                    Duration.ofSeconds(Long.parseLong(arguments[4])), Path.of(arguments[5]),
                    arguments.length == ARGUMENTS ? LONGEST : Duration.ofMillis(Long.parseLong(arguments[ARGUMENTS])));
        } catch (IllegalArgumentException e) {
            System.err.println("LoadRun: " + e.getMessage());
            System.exit(USAGE);
        } catch (IOException | InterruptedException e) {
            System.err.println("LoadRun: " + e.getMessage());
            System.exit(BROKE);
        }
        System.exit(0);
    }

    private static void run(String base, String ops, long seed, int rate, Duration length, Path directory,
            Duration timeout)
            throws IOException, InterruptedException {
        StayInside.set(directory);
        TrafficPlan plan = TrafficPlan.of(Traffic.ofTheGate().atRate(rate), CatalogueWalk.of(URI.create(base)), seed,
                length);
        if (!ops.equals("-")) {
            clear(URI.create(ops));
        }
        Files.createDirectories(directory);
        String id = UUID.randomUUID().toString();
        RunFiles files = new RunFiles(directory);
        files.writePlan(id, plan);
        AtomicLong begun = new AtomicLong();
        try (Progress progress = new Progress(begun)) {
            long cpu = cpuNanos();
            long from = System.nanoTime();
            Runnable ended = () -> files.writeRun(Map.of("format", 1, "run", id, "seed", seed, "base", base, "planned",
                    plan.requests().size(), "repeated_cold_singles", plan.repeatedColdSingles(), "begun_millis",
                    begun.get(), "cpu_nanos", cpuNanos() - cpu, "wall_nanos", System.nanoTime() - from,
                    "processors", Runtime.getRuntime().availableProcessors()));
            new KeyStatesRun(base, id, plan, length, timeout, files.labels(), progress::answered, begun, ended).use();
            int code = Gatling$.MODULE$.fromArgs(new String[]{"-s", KeyStatesSimulation.class.getName(), "-rf",
                files.gatling().toString(), "-rd", id, "-nr"});
            if (code != 0) {
                throw new IOException("Gatling ended with " + code);
            }
        }
    }

    private static long cpuNanos() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }

    private static void clear(URI ops) throws IOException, InterruptedException {
        URI address = ops.resolve("/emergency/cache/clear");
        try (HttpClient client = HttpClient.newBuilder().proxy(HttpClient.Builder.NO_PROXY).build()) {
            HttpRequest request = HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(10))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString("{\"mode\":\"drop\"}")).build();
            int status = client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            if (status != 200) {
                throw new IOException(address + " answers with status " + status);
            }
        }
    }
}
