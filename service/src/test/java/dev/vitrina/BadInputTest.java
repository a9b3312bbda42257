package dev.vitrina;

import java.net.http.HttpResponse;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static dev.vitrina.TestService.header;
import static org.assertj.core.api.Assertions.assertThat;

/** Bad input gets the answer that HTTP has for it, names what is wrong, and costs the shop nothing. */
final class BadInputTest {

    private static final TestService SERVICE = TestService.start();

    @AfterEach
    void nothingReachedTheShop() {
        assertThat(SERVICE.demo().calls()).isZero();
    }

    @AfterAll
    static void stop() {
        SERVICE.close();
    }

    @ParameterizedTest
    @CsvSource({"limit=0, limit", "limit=-1, limit", "limit=251, limit", "limit=abc, limit", "limit=99999999999, limit",
        "limit=, limit", "limit, limit", "limit=5&limit=5, limit", "limit=5&limit=6, limit", "limit=1e1, limit",
        "limit=%35%, limit", "limit=5%20, limit", "limit=٥, limit", "sort=price, sort", "sort=, sort",
        "sort=--id, sort",
        "sort=ID, sort", "sort=relevance, sort", "category=, category", "category=%20, category",
        "category=a%00b, category", "category=%09Shirts, category", "category=a%0Ab, category",
        "category=%ff, category", "category=%C3%28, category",
        "category=%zz, category", "cursor=, cursor", "cursor=garbage, cursor", "cursor=%F0%9F%A6%8A, cursor",
        "cursor=eyJsYXN0X2lkIjo3fQ, cursor", "'ids=1,,2', ids", "ids=a, ids", "ids=0, ids", "ids=, ids",
        "'ids=1&limit=2', ids", "'ids=1&q=a', ids", "'ids=1&ids=2', ids", "'ids=1,gid://shopify/ProductVariant/2', ids",
        "'ids=1,%202', ids", "'ids=-1', ids", "'ids=99999999999999999999', ids", "'ids=1,', ids",
        "q=, q", "q=*, q", "q=%22%22, q", "q=-, q", "q=a%0Ab, q", "q=a%00, q", "q=%ff, q", "q=a&q=a, q",
        "vendor=, vendor", "vendor=a%0Db, vendor", "tag=%20, tag", "tag=a%7Fb, tag",
        "available=, available", "available=yes, available", "available=TRUE, available",
        "market=ES, market", "market=us, market", "market=, market",
        "sort=relevance, sort", "sort=-relevance, sort", "q=a&sort=price, sort",
        "fields=, fields", "fields=nothing, fields", "'fields=id,', fields", "'fields=id,%20title', fields",
        "fields=ID, fields",
        "'fields=id&fields=id', fields", "fields=published_at, fields"})
    void aWrongParameterIsNamed(String query, String parameter) throws Exception {
        String response = RawHttp.get(SERVICE.vitrina.url(), "/v1/products?" + query.replace("٥", "%D9%A5"));
        assertThat(RawHttp.status(response)).isEqualTo(400);
        JsonNode problem = JsonMapper.shared().readTree(RawHttp.body(response));
        assertThat(problem.path("parameter").asString()).isEqualTo(parameter);
        assertThat(problem.path("detail").asString()).startsWith(parameter + " must ");
        assertThat(problem.path("status").asInt()).isEqualTo(400);
        assertThat(problem.path("instance").asString()).isEqualTo("/v1/products");
    }

    @Test
    void aLongCategoryIsRefused() throws Exception {
        assertThat(SERVICE.get("/v1/products?category=" + "x".repeat(256)).statusCode()).isEqualTo(400);
    }

    @Test
    void aParameterOf10kBMakesTheRequestLineTooLong() throws Exception {
        String response = RawHttp.get(SERVICE.vitrina.url(), "/v1/products?category=" + "x".repeat(10_000));
        assertThat(RawHttp.status(response)).isEqualTo(414);
        assertProblem(response, "uri-too-long");
    }

    @Test
    void aRequestLineOf8kBIsRead() throws Exception {
        String target = "/v1/products?limit=0&utm=" + "x".repeat(8_192 - 45);
        assertThat(RawHttp.status(RawHttp.get(SERVICE.vitrina.url(), target))).isEqualTo(400);
        assertProblem(RawHttp.get(SERVICE.vitrina.url(), target), "bad-parameter");
    }

    @Test
    void headersOf20kBAreTooLarge() throws Exception {
        String response = RawHttp.exchange(SERVICE.vitrina.url(),
                "GET /v1/products HTTP/1.1\r\nHost: localhost\r\nX-Big: "
                        + "x".repeat(20_000) + "\r\nConnection: close\r\n\r\n");
        assertThat(RawHttp.status(response)).isEqualTo(431);
        assertProblem(response, "headers-too-large");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/v1", "/v1/", "/v2/products", "/v1/product", "/v1/products/a/b",
        "/v1/products/%2e%2e/x/y",
        "/health/nothing", "/metrics", "/demo/shopify", "x"})
    void anUnknownPathIsNotFound(String path) throws Exception {
        String response = RawHttp.get(SERVICE.vitrina.url(), path);
        assertThat(RawHttp.status(response)).isEqualTo(404);
        assertProblem(response, "no-such-path");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/products/%", "/v1/products/%zz", "/v1/products/a b", "/v1/products/a\"b", ""})
    void aPathThatIsNoneIsABadRequest(String path) throws Exception {
        String response = RawHttp.get(SERVICE.vitrina.url(), path);
        assertThat(RawHttp.status(response)).isEqualTo(400);
        assertProblem(response, "bad-request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u00ff", "%ff", "%00", "..%2fx"})
    void aNameThatNoProductCanHaveIsNotFound(String name) throws Exception {
        String response = RawHttp.get(SERVICE.vitrina.url(), "/v1/products/" + name);
        assertThat(RawHttp.status(response)).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u00ff\u00fe", "\u00c3("})
    void aQueryOfRawBytesNamesItsParameter(String bytes) throws Exception {
        String response = RawHttp.get(SERVICE.vitrina.url(), "/v1/products?category=" + bytes);
        assertThat(RawHttp.status(response)).isEqualTo(400);
        assertThat(RawHttp.body(response)).contains("\"parameter\":\"category\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH", "OPTIONS", "BREW"})
    void anotherMethodIsNotAllowed(String method) throws Exception {
        for (String path : new String[]{"/v1/products", "/v1/products/", "/v1/products/some-shirt"}) {
            HttpResponse<byte[]> response = SERVICE.send(method, path);
            assertThat(response.statusCode()).as(path).isEqualTo(405);
            assertThat(header(response, "Allow")).isEqualTo("GET, HEAD");
            assertThat(header(response, "Content-Type")).isEqualTo("application/problem+json");
        }
    }

    @ParameterizedTest
    @CsvSource({"'GET /v1/products HTTP/1.1\r\nConnection: close\r\n\r\n', 400, bad-request",
        "'GET  /v1/products HTTP/1.1\r\n\r\n', 400, bad-request",
        "'GET /v1/products HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n', 400, bad-request",
        "'GET /v1/products HTTP/1.1\r\nHost: localhost\r\nno colon here\r\n\r\n', 400, bad-request",
        "'POST /v1/products HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99999999\r\n\r\n', 413, body-too-large"})
    void whatIsNoProperHttpIsAnsweredInItsTerms(String request, int status, String type) throws Exception {
        String response = RawHttp.exchange(SERVICE.vitrina.url(), request);
        assertThat(RawHttp.status(response)).isEqualTo(status);
        assertProblem(response, type);
    }

    @ParameterizedTest
    @ValueSource(strings = {"HEAD /v1/products HTTP/1.1\r\n\r\n",
        "HEAD /v1/products HTTP/1.1\r\nHost: localhost\r\nX-Big: LONGLONG\r\n\r\n"})
    void headHasNoBodyEvenWhereThereIsNoRouteYet(String request) throws Exception {
        String response = RawHttp.exchange(SERVICE.vitrina.url(), request.replace("LONG", "x".repeat(10_000)));
        assertThat(RawHttp.status(response)).isIn(400, 431);
        assertThat(response).contains("application/problem+json");
        assertThat(RawHttp.body(response)).isEmpty();
    }

    @Test
    void anotherVersionOfHttpIsRefused() throws Exception {
        String response = RawHttp.exchange(SERVICE.vitrina.url(),
                "GET /nowhere HTTP/1.1\r\nHost: localhost\r\n\r\nGET /nowhere HTTP/1.0\r\n\r\n");
        String second = response.substring(response.lastIndexOf("HTTP/1.1 505"));
        assertProblem(second, "http-version");
    }

    @Test
    void aConnectionIsClosedWhenTheCallerAsksForIt() throws Exception {
        assertThat(RawHttp.get(SERVICE.vitrina.url(), "/v1/products?limit=0")).contains("\r\nConnection: close\r\n");
        assertThat(RawHttp.get(SERVICE.vitrina.url(), "/nowhere")).contains("\r\nConnection: close\r\n");
    }

    @ParameterizedTest
    @CsvSource({"text/plain, 415", "application/x-www-form-urlencoded, 415", "application/json, 400"})
    void theDemoStoreTakesJsonOnly(String contentType, int status) throws Exception {
        HttpResponse<byte[]> response = SERVICE.postToOps("/demo/shopify", contentType, "{\"no_such_field\":1}");
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(header(response, "Content-Type")).isEqualTo("application/problem+json");
    }

    @Test
    void theDemoStoreNeedsABodyThatIsText() throws Exception {
        String head = "POST /demo/shopify HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: application/json";
        for (String rest : new String[]{"\r\n\r\n", "\r\nContent-Length: 0\r\n\r\n",
            "; charset=nonsense\r\nContent-Length: 1\r\n\r\n[",
            "\r\nContent-Length: 2\r\n\r\n\u00ff\u00fe"}) {
            String response = RawHttp.exchange(SERVICE.vitrina.opsUrl(), head + rest);
            assertThat(RawHttp.status(response)).as(rest).isEqualTo(400);
            assertProblem(response, "bad-request");
        }
    }

    private static void assertProblem(String response, String type) {
        assertThat(response.toLowerCase(java.util.Locale.ROOT)).contains("content-type: application/problem+json")
                .contains("x-request-id: ").contains("cache-control: no-store");
        JsonNode problem = JsonMapper.shared().readTree(RawHttp.body(response));
        assertThat(problem.path("type").asString()).isEqualTo("urn:vitrina:problem:" + type);
        assertThat(problem.path("status").asInt()).isEqualTo(RawHttp.status(response));
        assertThat(problem.path("title").asString()).isNotEmpty();
        assertThat(problem.path("detail").asString()).isNotEmpty();
    }
}
