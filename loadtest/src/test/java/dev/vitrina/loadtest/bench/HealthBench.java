package dev.vitrina.loadtest.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import dev.vitrina.loadtest.probe.Probe;
import dev.vitrina.loadtest.probe.ProbeResult;

/**
 * How long {@code /health} takes in each condition of the demo store, at 200 requests a second with listings beside it. Started by
 * {@code bench/health.sh}.
 */
final class HealthBench {

    private static final int HEALTH_PER_SECOND = 200;
    private static final int LISTINGS_PER_SECOND = 100;
    private static final int LARGEST_LISTING = 20;
    private static final int MOST_SECONDS = 60;
    private static final String HEALTH = "/health";

    private HealthBench() {}

    /** What the demo store can be made to do. */
    private enum Condition {
        CALM(""), HANGING(",\"hang\":true"), SLOW(",\"latency_ms\":64000"), FAILING(",\"error_rate\":0.5"), DOWN(
                ",\"down\":true"),
        THROTTLED(",\"throttle\":true"), MALFORMED(",\"malformed\":true"), SLOW_BODY(
                ",\"slow_body\":true"),
        EMPTY(",\"empty\":true");

        private final String chaos;

        Condition(String fields) {
            this.chaos = "{\"reset\":true" + fields + "}";
        }
    }

    /**
     * Prints a row for each condition as soon as it is measured.
     *
     * @param arguments the service, its ops listener, and for how many seconds each condition lasts, from 1 to 60
     */
    static void main(String... arguments) throws Exception {
        URI base = URI.create(arguments[0]);
        URI ops = URI.create(arguments[1]);
        Duration length = Duration.ofSeconds(Math.clamp(Integer.parseInt(arguments[2]), 1, MOST_SECONDS));
        try (HttpClient client = HttpClient.newHttpClient();
                ExecutorService beside = Executors.newSingleThreadExecutor()) {
            char word = 'a'; // other listings in each condition, so that some are cold
            var _ = measure(base, beside, word++, length); // warms the JVMs up
            System.out.println("| store | p50 ms | p99 ms | max ms | asked | failed | probe late, p99 ms |");
            System.out.println("|---|---:|---:|---:|---:|---:|---:|");
            for (Condition condition : Condition.values()) {
                chaos(client, ops, condition.chaos);
                print(condition, measure(base, beside, word++, length));
            }
            chaos(client, ops, "{\"reset\":true}");
        }
    }

    private static ProbeResult measure(URI base, ExecutorService beside, char word, Duration length) throws Exception {
        Future<ProbeResult> others = beside
                .submit(() -> new Probe(base, listings(word), 200).run(LISTINGS_PER_SECOND, length));
        ProbeResult result = new Probe(base, List.of(HEALTH), 200).run(HEALTH_PER_SECOND, length);
        var _ = others.get();
        return result;
    }

    private static List<String> listings(char word) {
        return IntStream.rangeClosed(1, LARGEST_LISTING).mapToObj(limit -> "/v1/products?limit=" + limit + "&q=" + word)
                .toList();
    }

    private static void chaos(HttpClient client, URI ops, String json) throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(ops.resolve("/demo/shopify")).header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(json)).build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException("the demo store refused " + json + ": " + answer.body());
        }
    }

    private static void print(Condition condition, ProbeResult result) {
        System.out.printf(Locale.ROOT, "| %s | %.2f | %.2f | %.2f | %d | %d | %.2f |%n",
                condition.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                millis(result.nanos().getValueAtPercentile(50)), millis(result.nanos().getValueAtPercentile(99)),
                millis(result.nanos().getMaxValue()), result.offered(), result.failed(),
                millis(result.lagNanos().getValueAtPercentile(99)));
    }

    private static double millis(long nanos) {
        return nanos / 1e6;
    }
}
