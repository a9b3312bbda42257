package dev.vitrina.loadtest.run;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.vitrina.loadtest.Sample;
import dev.vitrina.loadtest.TrafficClass;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A run against a server that counts for itself. */
final class LoadRunTest {

    private static final int SECONDS = 3;
    private static final int TIMEOUT_MILLIS = 1000;
    private final AtomicInteger healths = new AtomicInteger();
    private final AtomicInteger unknown = new AtomicInteger();
    private final AtomicInteger others = new AtomicInteger();
    private final AtomicInteger hungUp = new AtomicInteger();
    private final AtomicInteger hanging = new AtomicInteger();
    private final CountDownLatch over = new CountDownLatch(1);

    @Test
    void accountsForEachRequestAndRefusesWhatIsNotWhole(@TempDir Path directory) throws Exception {
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
        try {
            String base = "http://127.0.0.1:" + server.getAddress().getPort();
            assertThat(run(base, directory)).isZero();
        } finally {
            over.countDown();
            server.stop(0);
            threads.close();
        }
        Samples samples = Samples.read(directory);
        assertThat(samples.planned()).isEqualTo(SECONDS * 70);
        assertThat(samples.started()).isEqualTo(healths.get() + unknown.get() + hanging.get() + others.get());
        assertThat(samples.unjoined()).isZero();
        assertThat(samples.cpuShare()).isPositive();
        assertThat(of(samples, TrafficClass.HEALTH)).hasSize(healths.get());
        assertThat(hungUp.get()).isPositive();
        assertThat(of(samples, TrafficClass.HEALTH).stream().filter(Sample::failed).toList()).hasSize(hungUp.get())
                .allMatch(sample -> sample.status() == 0 && sample.failure().contains("Premature close"));
        assertThat(hanging.get()).isPositive();
        assertThat(of(samples, "/v1/categories")).hasSize(hanging.get()).allMatch(sample -> sample.status() == 0
                && sample.failure().contains("Request timeout") && sample.micros() >= (TIMEOUT_MILLIS - 1) * 1000); // Gatling cuts both ends to whole milliseconds
        assertThat(of(samples, TrafficClass.NOT_FOUND)).hasSize(unknown.get()).allMatch(Sample::unanswered);
        assertThat(samples.samples().stream().filter(sample -> sample.status() == 200 && !sample.route()
                .equals("/health")).toList()).isNotEmpty().allMatch(sample -> sample.failure().equals(
                        "wrong label: source \"\""));
        assertThat(samples.samples().stream().filter(Sample::hit).map(Sample::route).distinct())
                .containsExactlyInAnyOrder("/v1/products", "/v1/products/{ref}");
        assertThat(samples.samples().stream().filter(sample -> sample.route().equals("/v1/products") && !sample.hit()))
                .isNotEmpty();
        assertThat(of(samples, TrafficClass.NOT_FOUND)).noneMatch(Sample::hit);
        refusesDamage(directory);
        refusesOtherFiles(directory);
    }

    private static void refusesDamage(Path directory) throws IOException {
        Path log;
        try (Stream<Path> files = Files.walk(directory)) {
            log = files.filter(file -> file.endsWith("simulation.log")).findFirst().orElseThrow();
        }
        byte[] whole = Files.readAllBytes(log);
        for (int cut = 1; cut < whole.length; cut += 97) {
            Files.write(log, Arrays.copyOf(whole, whole.length - cut));
            assertThatThrownBy(() -> Samples.read(directory)).isInstanceOf(IOException.class)
                    .hasMessageContaining("simulation.log");
        }
        String other = new String(whole, StandardCharsets.ISO_8859_1).replaceFirst("3\\.15\\.1", "3.15.2");
        Files.write(log, other.getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> Samples.read(directory))
                .hasMessageContaining("is a log of Gatling 3.15.2, not 3.15.1");
        Files.write(log, whole);
        Path labels = directory.resolve("labels.jsonl");
        String answers = Files.readString(labels);
        Files.writeString(labels, answers.replaceFirst("\"run\":\"", "\"run\":\"other"));
        assertThatThrownBy(() -> Samples.read(directory)).hasMessageContaining("is of another run");
        List<String> lines = new ArrayList<>(answers.lines().toList());
        lines.remove(1);
        Files.write(labels, lines);
        assertThatThrownBy(() -> Samples.read(directory)).hasMessageContaining("is cut off");
        // A label of no planned request is counted, and the request that it was of has none.
        Files.writeString(labels, answers.replaceFirst("\"i\":0\\b", "\"i\":99999"));
        assertThat(Samples.read(directory).unjoined()).isEqualTo(1);
        assertThat(Samples.read(directory).samples().getFirst()).matches(Sample::failed).matches(
                sample -> sample.status() == 0);
    }

    private static void refusesOtherFiles(Path directory) throws IOException {
        Path labels = directory.resolve("labels.jsonl");
        List<String> lines = new ArrayList<>(Files.readAllLines(labels));
        // A request that is labelled twice is counted too.
        Files.write(labels, with(lines, lines.get(1)));
        assertThat(Samples.read(directory).unjoined()).isEqualTo(2);
        Files.write(labels, with(lines, "{\"i\":"));
        assertThatThrownBy(() -> Samples.read(directory)).isInstanceOf(IOException.class)
                .hasMessageContaining("labels.jsonl is damaged");
        Files.write(labels, lines);
        Path run = directory.resolve("run.json");
        String facts = Files.readString(run);
        for (String key : List.of("planned", "repeated_cold_singles", "begun_millis", "cpu_nanos", "wall_nanos",
                "processors")) {
            Files.writeString(run, facts.replace(key, "x"));
            assertThatThrownBy(() -> Samples.read(directory)).isInstanceOf(IOException.class)
                    .hasMessageContaining("no number " + key);
        }
        Files.writeString(run, facts.replaceFirst("\"planned\":\\d+", "\"planned\":1"));
        assertThatThrownBy(() -> Samples.read(directory)).isInstanceOf(IOException.class)
                .hasMessageContaining("plan.jsonl has not the 1 requests");
        Files.writeString(run, facts.replaceFirst("\"cpu_nanos\":\\d+", "\"cpu_nanos\":4000")
                .replaceFirst("\"wall_nanos\":\\d+", "\"wall_nanos\":2000")
                .replaceFirst("\"processors\":\\d+", "\"processors\":4"));
        assertThat(Samples.read(directory).cpuShare()).isEqualTo(0.5);
        countsFromWhenRequestsWereDue(directory, run, facts);
    }

    /** Had the run begun twenty seconds earlier, each request would have been sent so much too late. */
    private static void countsFromWhenRequestsWereDue(Path directory, Path run, String facts) throws IOException {
        long begun = Samples.read(directory).begunMillis();
        Files.writeString(run, facts.replace("\"begun_millis\":" + begun, "\"begun_millis\":" + (begun - 20_000)));
        Samples late = Samples.read(directory);
        assertThat(late.departures()).allMatch(each -> each.sent() && each.lagMillis() > 19_000);
        assertThat(late.samples()).allMatch(sample -> sample.micros() > 19_000_000).allMatch(Sample::failed);
        assertThat(of(late, TrafficClass.HEALTH).stream().map(Sample::failure)).contains("over 10 s");
    }

    /** The lines of a whole file with one more before its end. */
    private static List<String> with(List<String> lines, String line) {
        List<String> more = new ArrayList<>(lines.subList(0, lines.size() - 1));
        more.add(line);
        more.add("{\"end\":" + (lines.size() - 1) + "}");
        return more;
    }

    private static List<Sample> of(Samples samples, TrafficClass one) {
        return samples.samples().stream().filter(sample -> sample.trafficClass() == one).toList();
    }

    private static List<Sample> of(Samples samples, String route) {
        return samples.samples().stream().filter(sample -> sample.route().equals(route)).toList();
    }

    private static int run(String base, Path directory) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m",
                "--add-opens=java.base/java.lang=ALL-UNNAMED", "--enable-native-access=ALL-UNNAMED", "-cp",
                System.getProperty("java.class.path"), LoadRun.class.getName(), base, "-", "7", "60",
                Integer.toString(SECONDS), directory.toString(), Integer.toString(TIMEOUT_MILLIS)));
        Process process = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(directory.resolve("out.txt").toFile()).start();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(directory.resolve("out.txt")).content().containsPattern("(?m)^BEGUN \\d+$")
                .containsPattern("(?m)^PROGRESS \\d+ \\d+ \\d+$");
        return process.exitValue();
    }

    /** Every third answer about health is cut off, before or after its begin; categories are never answered for; unknown products with 503; all else lacks its label. */
    private void answer(HttpExchange exchange) throws IOException {
        String query = exchange.getRequestURI().toString();
        if (query.equals("/health")) {
            if (healths.incrementAndGet() % 3 == 0) {
                hungUp.incrementAndGet();
                if (hungUp.get() % 2 == 0) {
                    exchange.sendResponseHeaders(200, 100);
                    exchange.getResponseBody().write('{');
                    exchange.getResponseBody().flush();
                }
                exchange.close();
            } else {
                send(exchange, 200, "{\"status\":\"UP\"}");
            }
        } else if (query.equals("/v1/categories")) {
            hanging.incrementAndGet();
            await();
        } else if (query.startsWith("/v1/products/9000000")) {
            unknown.incrementAndGet();
            exchange.getResponseHeaders().set("Content-Type", "application/problem+json");
            exchange.getResponseHeaders().set("Retry-After", "1");
            exchange.getResponseHeaders().set("Vitrina-Reason", "paused");
            exchange.getResponseHeaders().set("Server-Timing", "lookup;dur=0.1");
            send(exchange, 503, "{}");
        } else if (query.equals("/v1/products?limit=250&sort=id")) {
            send(exchange, 200, catalogue());
        } else {
            others.incrementAndGet();
            // Batches waited for the shop, and all else did not.
            exchange.getResponseHeaders().set("Server-Timing",
                    query.contains("ids=") ? "lookup;dur=0.1, shopify;dur=90" : "lookup;dur=0.1");
            send(exchange, 200, "{}");
        }
    }

    private void await() {
        try {
            over.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static String catalogue() {
        return IntStream.range(0, 600).mapToObj(i -> "{\"id\":\"" + (1000 + i) + "\",\"handle\":\"h" + i
                + "\",\"vendor\":\"v" + i % 10 + "\",\"category\":\"c" + i % 5 + "\"}")
                .collect(Collectors.joining(",", "{\"products\":[", "],\"meta\":{\"complete\":true}}"));
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }
}
