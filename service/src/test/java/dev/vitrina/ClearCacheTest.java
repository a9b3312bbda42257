package dev.vitrina;

import java.net.http.HttpResponse;
import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import static dev.vitrina.TestService.header;
import static org.assertj.core.api.Assertions.assertThat;

/** An operator clears the cache, or what is about one thing in it. */
@TestInstance(Lifecycle.PER_CLASS) // JUnit holds on to one instance an invocation otherwise, and so to as many shops
final class ClearCacheTest {

    private static final String CLEAR = "/emergency/cache/clear";
    private static final String PAGE = "/v1/products?limit=5";

    private TestService service;

    @BeforeEach
    void start() {
        service = TestService.start("demo.plan", "enterprise", "lookup.patience", "20s", "lookup.soft-deadline", "20s");
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void whatExpiresIsLoadedAgainAndStaysAsTheNet() throws Exception {
        service.get(PAGE);
        long entries = service.memory().pages().entries() + service.memory().products().entries();
        assertThat(clear("{}").toString()).isEqualTo("{\"mode\":\"expire\",\"entries\":" + entries + "}");
        service.clock.advance(Duration.ofSeconds(1));
        service.chaos("{\"malformed\":true}");
        assertThat(header(service.get(PAGE), "Vitrina-Source")).isEqualTo("stale");
        service.chaos("{\"reset\":true}");
        service.clock.advance(Duration.ofSeconds(12));
        assertThat(header(service.get(PAGE), "Vitrina-Source")).isEqualTo("shopify");
    }

    @Test
    void whatIsDroppedIsGone() throws Exception {
        service.get(PAGE);
        assertThat(clear("{\"mode\":\"drop\"}").path("entries").asInt()).isEqualTo(1 + 2 * 5);
        assertThat(service.memory().pages().entries() + service.memory().products().entries()).isZero();
        service.chaos("{\"malformed\":true}");
        assertThat(service.get(PAGE).statusCode()).isEqualTo(503);
    }

    @Test
    void oneProductIsClearedWhereverItIsShown() throws Exception {
        String id = service.json(PAGE).path("products").path(2).path("id").asString();
        String handle = service.json("/v1/products/" + id).path("handle").asString();
        String other = service.json("/v1/products?limit=1&sort=-id").path("products").path(0).path("id").asString();
        service.get("/v1/products/" + id + "/variants");
        service.get("/v1/products/handle/" + handle + "/variants");
        assertThat(clear("{\"product\":\"" + id + "\"}").path("entries").asInt())
                .as("a page, by id, by handle, two pages of variants").isEqualTo(5);
        service.clock.advance(Duration.ofSeconds(1));
        for (String path : new String[]{PAGE, "/v1/products/" + id + "/variants",
            "/v1/products/" + handle + "/variants"}) {
            assertThat(header(service.get(path), "Vitrina-Source")).as(path).isEqualTo("shopify");
        }
        assertThat(header(service.get("/v1/products/" + other), "Vitrina-Source")).isEqualTo("memory");
    }

    @Test
    void thatThereIsNoSuchProductIsClearedToo() throws Exception {
        service.get("/v1/products/77");
        service.get("/v1/products/7");
        assertThat(clear("{\"product\":\"7\",\"mode\":\"drop\"}").path("entries").asInt()).isEqualTo(1);
    }

    @Test
    void oneKeyOrOneMarketIsClearedAlone() throws Exception {
        service.get(PAGE);
        service.get("/v1/categories");
        assertThat(clear("{\"key\":\"categories?market=US\"}").path("entries").asInt()).isEqualTo(1);
        assertThat(clear("{\"key\":\"no such key\"}").path("entries").asInt()).isZero();
        assertThat(clear("{\"market\":\"US\",\"mode\":\"drop\"}").path("entries").asInt()).isEqualTo(2 + 2 * 5);
    }

    @Test
    void itIsLoggedWithWhoAsked() throws Exception {
        try (CapturedLog log = new CapturedLog("dev.vitrina.ops")) {
            HttpResponse<byte[]> response = service.postToOps(CLEAR, "application/json",
                    "{\"mode\":\"drop\",\"product\":\"5\"}");
            assertThat(log.lines()).singleElement().asString()
                    .endsWith(" request_id=" + header(response, "X-Request-Id") + "\n");
            assertThat(log.messages()).singleElement().asString().contains("127.0.0.1", "drop", "5", "0 entries");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {"`` | the body", "[] | the body must be a JSON object",
        "{\"mode\":\"wipe\"} | mode must be", "{\"mode\":1} | mode must be",
        "{\"keys\":\"x\"} | there is no field keys",
        "{\"product\":\"a\"} | product must be", "{\"product\":\"\"} | product must be",
        "{\"market\":\"XX\"} | market must be one of US",
        "{\"mode\":\"drop\",\"mode\":\"expire\"} | the body is no JSON", "{} {} | the body is no JSON",
        "{\"key\":null} | key must be a text",
        "{\"mode\":\"drop\" | the body is no JSON"})
    void whatCannotBeUnderstoodClearsNothing(String body, String reason) throws Exception {
        service.get(PAGE);
        HttpResponse<byte[]> response = service.postToOps(CLEAR, "application/json", body);
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(TestService.json(response).path("detail").asString()).startsWith(reason);
        assertThat(header(service.get(PAGE), "Vitrina-Source")).isEqualTo("memory");
    }

    @Test
    void onlyJsonIsRead() throws Exception {
        assertThat(service.postToOps(CLEAR, "text/plain", "{}").statusCode()).isEqualTo(415);
    }

    @Test
    void itIsNotOnTheProductListener() throws Exception {
        assertThat(service.send("POST", CLEAR).statusCode()).isEqualTo(404);
    }

    private JsonNode clear(String body) throws Exception {
        HttpResponse<byte[]> response = service.postToOps(CLEAR, "application/json", body);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(header(response, "Cache-Control")).isEqualTo("no-store");
        assertThat(header(response, "X-Request-Id")).isNotEmpty();
        return TestService.json(response);
    }
}
