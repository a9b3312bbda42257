package dev.vitrina;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import static dev.vitrina.TestService.header;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What explain says a request would get is what a request then gets. */
@TestInstance(Lifecycle.PER_CLASS) // JUnit holds on to one instance an invocation otherwise, and so to as many shops
final class ExplainTest {

    private static final List<String> PATHS = List.of("/v1/products?limit=5", "/v1/products/awkward-no-image",
            "/v1/products/handle/awkward-no-image/variants/", "/v1/categories?market=US", "/v1/products/no-such-thing",
            "/v1/products/?q=%20linen%20shirt&sort=-title&available=true");

    @TempDir
    private Path directory;

    private TestService service;

    @BeforeEach
    void start() {
        service = TestService.start();
    }

    @AfterEach
    void stop() {
        service.close();
    }

    private void restart(String... settings) {
        service.close();
        List<String> all = new ArrayList<>(List.of("lookup.patience", "20s", "lookup.soft-deadline", "20s", "demo.plan",
                "enterprise", "shopify.breaker.window", "1000", "shopify.breaker.minimum", "1000"));
        all.addAll(List.of(settings));
        service = TestService.start(all.toArray(String[]::new));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "10 | {\"reset\":true} | fresh | memory", "331 | {\"reset\":true} | stale | stale",
        "331 | {\"malformed\":true} | stale | stale",
        "960 | {\"reset\":true} | expired | shopify", "960 | {\"malformed\":true} | expired | shopify",
        "90000 | {\"reset\":true} | gone | shopify", "90000 | {\"down\":true} | gone | shopify"})
    void inEachStateARequestGetsWhatWasSaid(long age, String chaos, String state, String source) throws Exception {
        restart();
        for (String path : PATHS) {
            service.get(path);
        }
        service.clock.advance(Duration.ofSeconds(age));
        service.chaos(chaos);
        for (String path : PATHS) {
            JsonNode said = explain(path);
            if (!path.endsWith("no-such-thing") || age == 10) { // known not to exist is fresh or gone
                assertThat(said.path("state").asString()).as(path).isEqualTo(state);
                assertThat(said.path("source").asString()).as(path).isEqualTo(source);
                assertThat(said.path("age_s").asLong()).isEqualTo(age);
                assertThat(said.path("ttl_left_s").asLong() < 0).as(path).isEqualTo(age > 330);
            }
            assertKept(path, said, service.get(path));
        }
    }

    @Test
    void afterAFailureTheKeyIsPausedAndThatIsSaid() throws Exception {
        restart();
        service.chaos("{\"malformed\":true}");
        service.get(PATHS.getFirst());
        JsonNode said = explain(PATHS.getFirst());
        assertThat(said.path("source").asString()).isEqualTo("none");
        assertThat(said.path("reason").asString()).isEqualTo("paused");
        assertThat(said.path("paused_until").asString()).startsWith("2026-12-01T12:00:");
        assertKept(PATHS.getFirst(), said, service.get(PATHS.getFirst()));
    }

    @Test
    void aStaleOneThatIsNotRefreshedSaysWhy() throws Exception {
        restart();
        service.get(PATHS.getFirst());
        service.clock.advance(Duration.ofSeconds(331));
        service.chaos("{\"malformed\":true}");
        await().until(() -> header(service.get(PATHS.getFirst()), "Vitrina-Reason").equals("paused"));
        JsonNode said = explain(PATHS.getFirst());
        assertThat(said.path("source").asString()).isEqualTo("stale");
        assertThat(said.path("reason").asString()).isEqualTo("paused");
    }

    @Test
    void whereTheShopIsLeftAloneTheLastKnownGoodIsNamed() throws Exception {
        restart("data.directory", directory.toString(), "data.refresh", "10m", "shopify.breaker.window", "2",
                "shopify.breaker.minimum", "2");
        await().until(() -> directory.toFile().list((_, name) -> name.endsWith(".bin")).length == 1);
        service.chaos("{\"down\":true}");
        await().until(() -> {
            service.get("/v1/products?limit=" + (1 + Math.floorMod(System.nanoTime(), 200)));
            return explain("/v1/products?limit=250").path("breaker").asString().equals("open");
        });
        JsonNode said = explain("/v1/products?limit=250");
        assertThat(said.path("source").asString()).isEqualTo("last-known-good");
        assertThat(said.path("reason").asString()).isEqualTo("breaker-open");
        assertThat(said.path("else").isNull()).isTrue();
        assertThat(said.path("budget").path("limit").asInt()).isEqualTo(40_000);
        assertKept("/v1/products?limit=250", said, service.get("/v1/products?limit=250"));
    }

    @Test
    void aLoadUnderWayIsSeen() throws Exception {
        restart();
        service.get(PATHS.getFirst());
        service.clock.advance(Duration.ofSeconds(331));
        service.chaos("{\"hang\":true}");
        assertThat(explain(PATHS.getFirst()).path("loading").asBoolean()).isFalse();
        service.get(PATHS.getFirst());
        assertThat(explain(PATHS.getFirst()).path("loading").asBoolean()).isTrue();
        service.chaos("{\"hang\":false}");
    }

    @Test
    void nothingIsAskedForIt() throws Exception {
        restart();
        for (String path : PATHS) {
            explain(path);
        }
        assertThat(service.demo().calls()).isZero();
        assertThat(explain("/v1/products").path("budget").isNull()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "/v1", "/v1/markets", "/v1/products?ids=1,x", "/v1/products?limit=0",
        "/v1/products/a/b",
        "/v1/products/%zz", "/openapi.yaml", "/v1/products/0", "/v1/products?cursor=x", "http://elsewhere/v1/products"})
    void whatCannotBeExplainedIsRefused(String path) throws Exception {
        HttpResponse<byte[]> response = service
                .getOps("/debug/explain?path=" + URLEncoder.encode(path, StandardCharsets.UTF_8));
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(TestService.json(response).path("parameter").asString()).isEqualTo("path");
    }

    /** The source named, or the other one where that depends on a race. */
    private static void assertKept(String path, JsonNode said, HttpResponse<byte[]> response) {
        String source = header(response, "Vitrina-Source");
        String got = source.isEmpty() ? "none" : source;
        assertThat(got).as(path + " " + said).isIn(said.path("source").asString(), said.path("else").asString(""));
        if (got.equals(said.path("source").asString()) && !got.equals("shopify")) {
            assertThat(header(response, "Vitrina-Reason")).as(path).isEqualTo(said.path("reason").asString(""));
        }
    }

    private JsonNode explain(String path) throws Exception {
        HttpResponse<byte[]> response = service
                .getOps("/debug/explain?path=" + URLEncoder.encode(path, StandardCharsets.UTF_8));
        assertThat(response.statusCode()).as(path).isEqualTo(200);
        assertThat(header(response, "Cache-Control")).isEqualTo("no-store");
        JsonNode json = TestService.json(response);
        assertThat(json.propertyNames()).containsExactly("path", "key", "state", "source", "else", "reason", "age_s",
                "ttl_left_s", "loading", "paused_until", "breaker", "budget");
        return json;
    }
}
