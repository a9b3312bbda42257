package dev.vitrina.demo;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ChaosTest {

    private static final String SHOP_NAME = "{shop {name}}";
    private static final String THREE = "{products(first: 3, query: \"status:draft\") {nodes {status}}}";

    private final TestShop shop = new TestShop();

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void downClosesNewAndKeptConnections() throws Exception {
        assertThat(shop.post(SHOP_NAME).statusCode()).isEqualTo(200);
        shop.chaos("{\"down\":true}");
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> shop.post(SHOP_NAME)).isInstanceOf(IOException.class);
        }
        shop.chaos("{\"down\":false}");
        assertThat(shop.post(SHOP_NAME).statusCode()).isEqualTo(200);
        assertThat(shop.store.calls()).isGreaterThanOrEqualTo(5);
        TestShop.eventually(() -> shop.store.callsInFlight() == 0);
    }

    @Test
    void hangHoldsCallsUntilItIsOver() throws Exception {
        for (String end : List.of("{\"hang\":false}", "{\"reset\":true}")) {
            shop.chaos("{\"hang\":true}");
            CompletableFuture<HttpResponse<String>> early = shop.postLater(SHOP_NAME);
            TestShop.eventually(() -> shop.store.callsInFlight() == 1);
            shop.chaos("{\"empty\":true}");
            CompletableFuture<HttpResponse<String>> late = shop.postLater(SHOP_NAME);
            TestShop.eventually(() -> shop.store.callsInFlight() == 2);
            assertThat(early.isDone() || late.isDone()).isFalse();
            shop.chaos(end);
            assertThat(early.get(5, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
            assertThat(late.get(5, TimeUnit.SECONDS).body()).contains("Vitrina Demo Store");
        }
    }

    @Test
    void resetAlsoEndsLatency() throws Exception {
        shop.chaos("{\"latency_ms\":60000}");
        CompletableFuture<HttpResponse<String>> slow = shop.postLater(SHOP_NAME);
        TestShop.eventually(() -> shop.store.callsInFlight() == 1);
        assertThatThrownBy(() -> slow.get(100, TimeUnit.MILLISECONDS)).isInstanceOf(
                TimeoutException.class);
        shop.chaos("{\"reset\":true}");
        assertThat(slow.get(5, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
    }

    @Test
    void closingLetsHeldCallsGo() throws Exception {
        shop.chaos("{\"hang\":true}");
        CompletableFuture<HttpResponse<String>> held = shop.postLater(SHOP_NAME);
        TestShop.eventually(() -> shop.store.callsInFlight() == 1);
        shop.store.close();
        assertThat(held.handle((_, _) -> "over").get(5, TimeUnit.SECONDS)).isEqualTo("over");
        TestShop.eventually(() -> shop.store.callsInFlight() == 0);
    }

    @Test
    void aSlowBodyDribblesUntilItIsOver() throws Exception {
        shop.chaos("{\"slow_body\":true}");
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<InputStream> response = http.send(shop.request(TestShop.body(SHOP_NAME)).build(),
                    BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                assertThat(body.read()).isEqualTo('{');
                assertThat(body.read()).isEqualTo('"');
                assertThat(body.available()).isLessThan(20);
                shop.chaos("{\"slow_body\":false}");
                assertThat(new String(body.readAllBytes(), StandardCharsets.UTF_8)).endsWith("}}");
            }
        }
    }

    @Test
    void aCallerMayHangUpOnASlowBody() throws Exception {
        shop.chaos("{\"slow_body\":true}");
        try (HttpClient http = HttpClient.newHttpClient()) {
            http.send(shop.request(TestShop.body(SHOP_NAME)).build(), BodyHandlers.ofInputStream()).body().close();
            TestShop.eventually(() -> shop.store.callsInFlight() == 0);
        }
    }

    @Test
    void malformedIsHalfABody() throws Exception {
        shop.chaos("{\"malformed\":true}");
        HttpResponse<String> response = shop.post(SHOP_NAME);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).startsWith("{\"data\":");
        assertThatThrownBy(() -> Json.read(response.body())).isInstanceOf(JacksonException.class);
    }

    @Test
    void errorsComeByTurnsAtTheirRate() throws Exception {
        shop.chaos("{\"error_rate\":0.5}");
        List<String> outcomes = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            HttpResponse<String> response = shop.post(SHOP_NAME);
            outcomes.add(response.statusCode() + (response.body().contains("INTERNAL_SERVER_ERROR") ? "!" : "")
                    + (response.body().contains("<html>") ? "h" : ""));
        }
        assertThat(outcomes).containsExactly("200", "500h", "200", "502h", "200", "200!", "200", "500h", "200", "502h",
                "200", "200!");
        shop.chaos("{\"error_rate\":1}");
        assertThat(shop.post(SHOP_NAME).body()).doesNotContain("\"data\"");
    }

    @Test
    void throttleRefusesWhateverTheBucketHolds() throws Exception {
        shop.chaos("{\"throttle\":true}");
        JsonNode answer = shop.ask(SHOP_NAME);
        assertThat(answer.at("/errors/0/extensions/code").stringValue()).isEqualTo("THROTTLED");
        assertThat(answer.at("/extensions/cost/throttleStatus/currentlyAvailable").intValue()).isZero();
        shop.chaos("{\"reset\":true}");
        assertThat(shop.data(SHOP_NAME).at("/shop/name").isString()).isTrue();
    }

    @Test
    void listsCanComeEmptyOrUnfiltered() throws Exception {
        assertThat(shop.data(THREE).toString()).contains("DRAFT").doesNotContain("ACTIVE");
        shop.chaos("{\"ignore_search\":true}");
        assertThat(shop.ask(THREE).at("/extensions/search").isMissingNode()).isTrue();
        assertThat(shop.data(THREE).toString()).contains("ACTIVE");
        shop.chaos("{\"empty\":true}");
        assertThat(shop.data(THREE).at("/products/nodes").size()).isZero();
    }

    @Test
    void givesACannedAnswer() throws Exception {
        shop.chaos("{\"answer\":{\"status\":402,\"content_type\":\"text/html\",\"body\":\"<h1>pay</h1>\"}}");
        HttpResponse<String> response = shop.post(SHOP_NAME);
        assertThat(response.statusCode()).isEqualTo(402);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("text/html");
        assertThat(response.body()).isEqualTo("<h1>pay</h1>");
        shop.chaos("{\"answer\":{\"status\":304,\"content_type\":\"text/html\",\"body\":\"\"}}");
        assertThat(shop.post(SHOP_NAME).statusCode()).isEqualTo(304);
        shop.chaos("{\"answer\":null}");
        assertThat(shop.post(SHOP_NAME).statusCode()).isEqualTo(200);
    }

    @Test
    void aNewBucketIsFullAndResetBringsBackTheOld() throws Exception {
        shop.ask(SHOP_NAME);
        shop.chaos("{\"bucket\":{\"points\":200,\"restore_per_s\":10}}");
        JsonNode status = shop.ask(SHOP_NAME).at("/extensions/cost/throttleStatus");
        assertThat(status.path("maximumAvailable").doubleValue()).isEqualTo(200);
        assertThat(status.path("currentlyAvailable").intValue()).isEqualTo(199);
        assertThat(status.path("restoreRate").doubleValue()).isEqualTo(10);
        shop.chaos("{\"plan\":\"plus\"}");
        assertThat(shop.ask(SHOP_NAME).at("/extensions/cost/throttleStatus/maximumAvailable").doubleValue())
                .isEqualTo(200);
        shop.chaos("{\"reset\":true}");
        assertThat(shop.ask(SHOP_NAME).at("/extensions/cost/throttleStatus/currentlyAvailable").intValue())
                .isEqualTo(1_999);
    }
}
