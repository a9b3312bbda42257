package dev.vitrina.acceptance.run;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The service that is measured, as its callers and its operators reach it. Calls block for 10 s at most. Safe for use by many threads. */
public final class ServiceUnderTest implements AutoCloseable {

    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final String DEMO = "/demo/shopify";
    private static final int OK = 200;

    private final HttpClient client = HttpClient.newBuilder().proxy(HttpClient.Builder.NO_PROXY)
            .version(HttpClient.Version.HTTP_1_1).connectTimeout(LONGEST).build();
    private final URI base;
    private final URI ops;
    private final String token;
    private final BooleanSupplier alive;

    /**
     * A service.
     *
     * @param base where its product API listens
     * @param ops where its ops listener does
     * @param token the ops listener's token; empty where it asks for none
     */
    public ServiceUnderTest(URI base, URI ops, String token) {
        this(base, ops, token, () -> true);
    }

    /** One of which is known whether it still runs. */
    ServiceUnderTest(URI base, URI ops, String token, BooleanSupplier alive) {
        this.alive = alive;
        this.base = base;
        this.ops = ops;
        this.token = token;
    }

    URI base() {
        return base;
    }

    URI ops() {
        return ops;
    }

    /** {@return the answer to a caller} */
    HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path)).timeout(LONGEST);
        return send(headers.length == 0 ? request.build() : request.headers(headers).build());
    }

    /** {@return the statuses of the answers to so many callers, who all ask before the first is answered} */
    List<Integer> getAtOnce(String path, int callers) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(base.resolve(path)).timeout(LONGEST).build();
        List<CompletableFuture<HttpResponse<Void>>> asked = new ArrayList<>();
        for (int i = 0; i < callers; i++) {
            asked.add(client.sendAsync(request, BodyHandlers.discarding()));
        }
        List<Integer> statuses = new ArrayList<>();
        for (CompletableFuture<HttpResponse<Void>> each : asked) {
            try {
                statuses.add(each.get().statusCode());
            } catch (ExecutionException e) {
                throw new IOException(e.getCause());
            }
        }
        return statuses;
    }

    /** {@return the answer to an operator} */
    HttpResponse<String> operator(String path) throws IOException, InterruptedException {
        return send(asOperator(path).build());
    }

    /** The client's own messages are empty where nobody listens. */
    private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            String why = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
            throw new IOException(request.uri() + " does not answer: " + why, e);
        }
    }

    /** {@return whether it still runs, as far as that is known} */
    boolean isAlive() {
        return alive.getAsBoolean();
    }

    Scrape scrape() throws IOException, InterruptedException {
        HttpResponse<String> answer = operator("/metrics");
        if (answer.statusCode() != OK) {
            throw new IOException(ops.resolve("/metrics") + " answers with status " + answer.statusCode());
        }
        return Scrape.parse(answer.body());
    }

    boolean isReady() throws IOException, InterruptedException {
        return operator("/health/ready").statusCode() == OK;
    }

    /** {@return whether its shop is the demo store, which can be broken on purpose} */
    public boolean hasDemoStore() throws IOException, InterruptedException {
        return operator(DEMO).statusCode() == OK;
    }

    /** {@return how many calls the demo store has spoiled on purpose} */
    long faults() throws IOException, InterruptedException {
        return ofDemoStore("faults");
    }

    /** {@return how many calls have reached the demo store} */
    long calls() throws IOException, InterruptedException {
        return ofDemoStore("calls");
    }

    private long ofDemoStore(String count) throws IOException, InterruptedException {
        JsonNode number = json(operator(DEMO)).path(count);
        if (!number.isIntegralNumber()) {
            throw new IOException(ops.resolve(DEMO) + " does not say how many " + count + " there were");
        }
        return number.asLong();
    }

    /** Makes the demo store behave so. */
    void chaos(String json) throws IOException, InterruptedException {
        HttpResponse<String> answer = send(asOperator(DEMO).header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json)).build());
        if (answer.statusCode() != OK) {
            throw new IOException("The demo store refuses " + json + " with status " + answer.statusCode());
        }
    }

    private HttpRequest.Builder asOperator(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(ops.resolve(path)).timeout(LONGEST);
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    /** {@return the body as JSON} */
    static JsonNode json(HttpResponse<String> answer) throws IOException {
        try {
            return JsonMapper.shared().readTree(answer.body());
        } catch (JacksonException e) {
            throw new IOException(answer.uri() + " answers with what is no JSON", e);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
