package dev.vitrina.ops;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import dev.vitrina.TestClock;
import dev.vitrina.ops.HealthComponent.Finding;
import io.helidon.health.HealthCheck;
import io.helidon.health.HealthCheckResponse;
import io.helidon.health.HealthCheckType;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
final class HealthRoutesTest {

    private static final String OPS = "ops";

    /** A component of which everything is known. */
    private record Shop(Finding found) implements HealthComponent {

        @Override
        public String name() {
            return "shopify";
        }

        @Override
        public Finding look() {
            return found;
        }
    }

    private final TestClock clock = new TestClock();
    private final AtomicBoolean started = new AtomicBoolean(true);
    private final AtomicBoolean draining = new AtomicBoolean();
    private final HealthMonitor monitor = new HealthMonitor(
            new HealthSettings(Duration.ofSeconds(5), Duration.ofSeconds(40), Duration.ofSeconds(40)),
            List.of(new Shop(new Finding(HealthStatus.DOWN, "timed out", Map.of("tries", 7L, "share", 0.25)))), clock);
    private final HealthChecks checks = new HealthChecks(monitor, started::get, draining::get);
    private final HttpClient client = HttpClient.newHttpClient();
    private WebServer server;

    @BeforeEach
    void start() throws Exception {
        server = WebServer.builder().host("127.0.0.1").port(0).shutdownHook(false)
                .routing(HttpRouting.builder().register(HealthRoutes.forCallers(monitor, checks)))
                .putSocket(OPS, socket -> socket.host("127.0.0.1").port(0)
                        .routing(HttpRouting.builder().register(HealthRoutes.forOperators(monitor, checks, clock))))
                .build().start();
        clock.advance(Duration.ofSeconds(1));
        monitor.look();
        clock.advance(Duration.ofMillis(1_200));
    }

    @AfterEach
    void stop() {
        client.shutdownNow();
        server.stop();
        monitor.close();
    }

    @Test
    void operatorsAreToldAll() throws Exception {
        HttpResponse<String> response = ask("GET", OPS, "/health");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body().replaceAll("\"latency_ms\":\\d+", "\"latency_ms\":N")).isEqualTo("""
                {"status":"DEGRADED","since":"2026-12-01T12:00:00Z","age_ms":1200,"components":{"shopify":\
                {"status":"DOWN","latency_ms":N,"age_ms":1200,"since":"2026-12-01T12:00:01Z","reason":"timed out",\
                "details":{"share":0.25,"tries":7}}}}""");
    }

    @Test
    void callersAreToldWordsAlone() throws Exception {
        assertThat(ask("GET", WebServer.DEFAULT_SOCKET_NAME, "/health").body())
                .isEqualTo("{\"status\":\"DEGRADED\",\"components\":{\"shopify\":\"DOWN\"}}");
    }

    @Test
    void aSnapshotThatIsTooOldSaysSo() throws Exception {
        clock.advance(Duration.ofMinutes(1));
        assertThat(ask("GET", OPS, "/health").body()).contains("\"reason\":\"nothing was looked at for 61 s\"");
    }

    @ParameterizedTest
    @CsvSource({"true, false, 200, 200, ''", "false, false, 503, 503, the service is starting",
        "true, true, 503, 200, the service is draining", "false, true, 503, 503, the service is draining"})
    void readyAndStartedGoByNoComponent(boolean isStarted, boolean isDraining, int ready, int startedUp, String why)
            throws Exception {
        started.set(isStarted);
        draining.set(isDraining);
        for (String listener : List.of(WebServer.DEFAULT_SOCKET_NAME, OPS)) {
            assertThat(ask("GET", listener, "/health/live").statusCode()).isEqualTo(200);
            assertThat(ask("GET", listener, "/health/live").body()).isEqualTo("{\"status\":\"UP\"}");
            assertThat(ask("GET", listener, "/health").statusCode()).isEqualTo(200);
            assertThat(ask("GET", listener, "/health/started").statusCode()).isEqualTo(startedUp);
            HttpResponse<String> answer = ask("GET", listener, "/health/ready");
            assertThat(answer.statusCode()).isEqualTo(ready);
            assertThat(answer.body()).contains(why.isEmpty() ? "{\"status\":\"UP\"}" : why);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/health", "/health/", "/health/live", "/health/live/", "/health/ready", "/health/ready/",
        "/health/started", "/health/started/"})
    void areReadByGetAndHeadAloneAndNotKept(String path) throws Exception {
        for (String listener : List.of(WebServer.DEFAULT_SOCKET_NAME, OPS)) {
            HttpResponse<String> get = ask("GET", listener, path);
            assertThat(get.headers().map()).containsEntry("Cache-Control", List.of("no-store"))
                    .containsEntry("Content-Type", List.of("application/json")).containsKey("X-Request-Id");
            HttpResponse<String> head = ask("HEAD", listener, path);
            assertThat(head.statusCode()).isEqualTo(200);
            assertThat(head.body()).isEmpty();
            assertThat(head.headers().firstValue("Content-Length"))
                    .hasValue(String.valueOf(get.body().length()));
            assertThat(ask("POST", listener, path).statusCode()).isEqualTo(405);
        }
    }

    @Test
    void headIsToldOfNotReadyToo() throws Exception {
        draining.set(true);
        HttpResponse<String> head = ask("HEAD", OPS, "/health/ready");
        assertThat(head.statusCode()).isEqualTo(503);
        assertThat(head.body()).isEmpty();
    }

    @Test
    void observersOfHelidonsSeeTheSame() {
        draining.set(true);
        assertThat(checks.all()).extracting(HealthCheck::name).containsExactly("live", "started", "ready", "shopify");
        assertThat(checks.all()).extracting(HealthCheck::type).containsExactly(HealthCheckType.LIVENESS,
                HealthCheckType.STARTUP, HealthCheckType.READINESS, HealthCheckType.READINESS);
        assertThat(checks.all()).extracting(check -> check.call().status()).containsExactly(
                HealthCheckResponse.Status.UP, HealthCheckResponse.Status.UP, HealthCheckResponse.Status.DOWN,
                HealthCheckResponse.Status.UP);
        assertThat(checks.all().getLast().call().details())
                .containsExactlyInAnyOrderEntriesOf(Map.of("status", "DOWN", "reason", "timed out"));
    }

    private HttpResponse<String> ask(String method, String listener, String path) throws Exception {
        return client.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port(listener) + path))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build(), BodyHandlers.ofString());
    }
}
