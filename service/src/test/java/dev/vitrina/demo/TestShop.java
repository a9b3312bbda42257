package dev.vitrina.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;

import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** A running demo store without latency, the clock that it goes by, and a client of it. */
final class TestShop implements AutoCloseable {

    static final DemoSettings SETTINGS = new DemoSettings(Duration.ZERO, Plan.STANDARD, CostRule.LOGARITHMIC);

    final HandClock clock = new HandClock();
    final DemoStore store;
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    TestShop() {
        this(SETTINGS);
    }

    TestShop(DemoSettings settings) {
        store = DemoStore.start(settings, clock);
    }

    URI endpoint() {
        return store.url().resolve("/admin/api/2026-10/graphql.json");
    }

    HttpRequest.Builder request(String body) {
        return HttpRequest.newBuilder(endpoint())
                .timeout(Duration.ofSeconds(20))
                .header("X-Shopify-Access-Token", store.token())
                .POST(BodyPublishers.ofString(body));
    }

    static String body(String query) {
        return new String(Json.bytes(Map.of("query", query)), StandardCharsets.UTF_8);
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofString());
    }

    HttpResponse<String> post(String query) throws IOException, InterruptedException {
        return send(request(body(query)));
    }

    CompletableFuture<HttpResponse<String>> postLater(String query) {
        return http.sendAsync(request(body(query)).build(), BodyHandlers.ofString());
    }

    /** The whole answer to a query that must be answered with 200 and JSON. */
    JsonNode ask(String query) throws IOException, InterruptedException {
        HttpResponse<String> response = post(query);
        assertThat(response.statusCode()).isEqualTo(200);
        return Json.read(response.body());
    }

    /** The data of a query that must succeed; the bucket is filled up before. */
    JsonNode data(String query) throws IOException, InterruptedException {
        clock.move(Duration.ofSeconds(20));
        JsonNode answer = ask(query);
        assertThat(answer.path("errors").isMissingNode()).as(answer.toString()).isTrue();
        return answer.path("data");
    }

    /** The message of the only error in an answer. */
    String error(String query) throws IOException, InterruptedException {
        JsonNode answer = ask(query);
        assertThat(answer.path("errors").size()).as(answer.toString()).isEqualTo(1);
        return answer.path("errors").path(0).path("message").stringValue();
    }

    /** The handles that a search finds, ordered by id. */
    List<String> search(String search) throws IOException, InterruptedException {
        String quoted = Json.tree(search).toString();
        return data("{products(first: 250, query: " + quoted + ") {nodes {handle}}}").path("products")
                .path("nodes")
                .valueStream()
                .map(node -> node.path("handle").stringValue())
                .toList();
    }

    /** Applies it, which must succeed; answers the state after it. */
    JsonNode chaos(String json) {
        return switch (store.chaos(json)) {
            case ChaosReply.Applied(String state) -> Json.read(state);
            case ChaosReply.Rejected(String reason) -> throw new AssertionError(reason);
        };
    }

    /** Looks again and again, for 10 s at most. */
    static void eventually(BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited too long").isLessThan(end);
            Thread.onSpinWait();
        }
    }

    @Override
    public void close() {
        store.close();
        http.close();
    }
}
