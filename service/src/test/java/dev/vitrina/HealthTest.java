package dev.vitrina;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** {@code /health} names what is wrong with the shop, and answers whatever the shop does. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
final class HealthTest {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private static final String[] OFTEN = {"health.interval", "20ms", "health.probe", "20s", "health.all", "20s"};

    @AfterAll
    static void stop() {
        CLIENT.shutdownNow();
    }

    @Test
    void saysThatAllIsWell() {
        try (TestService service = TestService.start(OFTEN)) {
            await().until(() -> shop(service).path("status").asString().equals("UP"));
            JsonNode health = ops(service);
            assertThat(health.path("age_ms").isIntegralNumber()).isTrue();
            assertThat(health.path("components").propertyNames()).containsExactly("shopify", "cache", "system");
            assertThat(shop(service).propertyNames()).containsExactly("status", "latency_ms", "age_ms", "since");
            assertThat(health.at("/components/cache/details").propertyNames()).containsExactlyInAnyOrder("entries",
                    "weight_bytes");
            assertThat(health.at("/components/system/details/heap_max_bytes").isIntegralNumber()).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{\"down\":true} | DOWN | the connection broke: ",
        "{\"throttle\":true} | DEGRADED | throttled: its cost bucket is empty",
        "{\"malformed\":true} | DOWN | its answer makes no sense: no JSON",
        "{\"error_rate\":1} | DOWN | it answers with ",
        "{\"answer\":{\"status\":401,\"content_type\":\"application/json\",\"body\":\"\"}} | DOWN | it refuses us: HTTP 401",
        "{\"answer\":{\"status\":500,\"content_type\":\"application/json\",\"body\":\"\"}} | DOWN | HTTP 500"
    })
    void namesWhatIsWrongAndThatItIsOver(String chaos, String status, String reason) throws Exception {
        try (TestService service = TestService.start(OFTEN)) {
            await().until(() -> shop(service).path("status").asString().equals("UP"));
            service.clock.advance(Duration.ofSeconds(1));
            service.chaos(chaos);
            await().until(() -> shop(service).path("status").asString().equals(status));
            assertThat(shop(service).path("reason").asString()).contains(reason);
            assertThat(shop(service).path("since").asString()).isEqualTo("2026-12-01T12:00:01Z");
            assertThat(ops(service).path("status").asString()).isEqualTo("DEGRADED");
            JsonNode words = service.json("/health");
            assertThat(words.path("status").asString()).isEqualTo("DEGRADED");
            assertThat(words.path("components").path("shopify").asString()).isEqualTo(status);
            assertThat(words.propertyNames()).containsExactly("status", "components");
            await().until(() -> service.get("/health/ready").statusCode() == 200);
            service.chaos("{\"reset\":true}");
            await().until(() -> shop(service).path("status").asString().equals("UP"));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {"{\"hang\":true}", "{\"latency_ms\":60000}",
        "{\"slow_body\":true}"})
    void aShopThatTakesTooLongTimedOut(String chaos) {
        try (TestService service = TestService.start("health.interval", "20ms", "health.probe", "50ms")) {
            service.chaos(chaos);
            await().until(() -> shop(service).path("reason").asString("").equals("timed out"));
            assertThat(shop(service).path("status").asString()).isEqualTo("DOWN");
            assertThat(shop(service).path("latency_ms").asInt()).isGreaterThanOrEqualTo(50);
            assertThat(ops(service).at("/components/cache/status").asString()).isEqualTo("UP");
        }
    }

    @Test
    void whoAsksHowItIsAsksTheShopNothing() throws Exception {
        try (TestService service = TestService.start("demo.latency", "60s", "health.interval", "1h", "health.probe",
                "50ms", "health.all", "50ms")) {
            await().until(() -> shop(service).path("reason").asString("").equals("timed out"));
            assertThat(service.demo().calls()).isEqualTo(1);
            for (int i = 0; i < 100; i++) {
                assertThat(service.json("/health").path("status").asString()).isEqualTo("DEGRADED");
                assertThat(shop(service).path("status").asString()).isEqualTo("DOWN");
            }
            assertThat(service.demo().calls()).isEqualTo(1);
        }
    }

    @Test
    void aShopThatIsLeftAloneIsDownForTheReasonThatTheBreakerKnows() throws Exception {
        try (TestService service = TestService.start("health.interval", "20ms", "shopify.breaker.window", "2",
                "shopify.breaker.minimum", "2", "shopify.breaker.open", "1h")) {
            service.chaos("{\"answer\":{\"status\":500,\"content_type\":\"application/json\",\"body\":\"\"}}");
            service.get("/v1/products?limit=1");
            service.get("/v1/products?limit=2");
            await().until(() -> shop(service).path("reason").asString("").startsWith("nobody asks it"));
            assertThat(shop(service).path("status").asString()).isEqualTo("DOWN");
            assertThat(shop(service).path("reason").asString()).contains("too many calls failed or were slow",
                    "HTTP 500");
        }
    }

    @Test
    void aShopThatFailsNowAndThenIsDegradedThoughItAnswersTheProbe() throws Exception {
        try (TestService service = TestService.start("health.interval", "20ms", "shopify.breaker.minimum", "20")) {
            service.chaos("{\"answer\":{\"status\":500,\"content_type\":\"application/json\",\"body\":\"\"}}");
            service.get("/v1/products?limit=1");
            service.get("/v1/products?limit=2");
            service.chaos("{\"reset\":true}");
            await().until(() -> shop(service).path("status").asString().equals("DEGRADED")
                    && shop(service).path("reason").asString("")
                            .startsWith("half of the last calls failed"));
            service.clock.advance(Duration.ofMinutes(2));
            await().until(() -> shop(service).path("status").asString().equals("UP"));
        }
    }

    @Test
    void aShopWhoseBucketIsShortIsThrottledAndNotAsked() throws Exception {
        try (TestService service = TestService.start("health.interval", "20ms")) {
            service.chaos("{\"bucket\":{\"points\":100,\"restore_per_s\":0}}");
            await().until(() -> {
                service.get("/v1/products?limit=1&q=a" + System.nanoTime());
                JsonNode shop = shop(service);
                return shop.path("status").asString().equals("DEGRADED")
                        && shop.path("reason").asString("").startsWith("throttled");
            });
        }
    }

    @Test
    void aShopThatIsDownAtTheStartOnlyMakesItDegraded() {
        try (TestService service = TestService.start("shopify.shop", "a.myshopify.com", "shopify.token", "t",
                "shopify.url", "http://127.0.0.1:1", "health.interval", "20ms", "warm-up.pages", "1")) {
            await().until(() -> shop(service).path("status").asString().equals("DOWN"));
            await().until(() -> service.get("/health/ready").statusCode() == 200);
            assertThat(shop(service).path("reason").asString()).contains("no connection: ", "Connection refused");
            assertThat(ops(service).path("status").asString()).isEqualTo("DEGRADED");
        }
    }

    @Test
    void aNetworkThatIsGoneIsNamedAndSoIsThatItIsBack() throws Exception {
        try (ProxiedService proxied = new ProxiedService(OFTEN)) {
            await().until(() -> shop(proxied.service).path("status").asString().equals("UP"));
            proxied.proxy.mode(ShopProxy.Mode.REFUSE);
            await().until(() -> shop(proxied.service).path("status").asString().equals("DOWN"));
            proxied.proxy.mode(ShopProxy.Mode.FORWARD);
            await().until(() -> shop(proxied.service).path("status").asString().equals("UP"));
        }
    }

    @Test
    void beforeTheStartIsDoneItIsAliveButNotReady() throws Exception {
        try (TestService service = DocumentedStates.starting()) {
            for (URI listener : List.of(service.vitrina.url(), service.vitrina.opsUrl())) {
                assertThat(get(listener + "/health/live").statusCode()).isEqualTo(200);
                assertThat(get(listener + "/health").statusCode()).isEqualTo(200);
                assertThat(get(listener + "/health/ready").statusCode()).isEqualTo(503);
                assertThat(get(listener + "/health/started").statusCode()).isEqualTo(503);
            }
        }
    }

    @Test
    void aSnapshotThatIsTooOldIsItselfAReason() throws Exception {
        try (TestService service = TestService.start("health.interval", "1h")) {
            await().until(() -> shop(service).path("status").asString().equals("UP"));
            service.clock.advance(Duration.ofHours(4));
            assertThat(ops(service).path("reason").asString()).isEqualTo("nothing was looked at for 14400 s");
            JsonNode words = service.json("/health");
            assertThat(words.path("status").asString()).isEqualTo("DEGRADED");
            assertThat(words.path("components").path("shopify").asString()).isEqualTo("UP");
        }
    }

    private static JsonNode shop(TestService service) {
        return ops(service).path("components").path("shopify");
    }

    private static JsonNode ops(TestService service) {
        try {
            return TestService.json(get(service.vitrina.opsUrl() + "/health"));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static HttpResponse<byte[]> get(String url) throws Exception {
        return CLIENT.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofByteArray());
    }
}
