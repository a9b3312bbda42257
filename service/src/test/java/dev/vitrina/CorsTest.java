package dev.vitrina;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.vitrina.TestService.header;
import static org.assertj.core.api.Assertions.assertThat;

/** Pages of the origins that the settings name may read the products, errors included, and no others; caches are told. */
final class CorsTest {

    private static final String SHOP = "https://shop.example";
    private static final String ONE = "/v1/products?limit=1";
    private static final String DOWN = "{\"down\":true}";

    private static final TestService SERVICE = TestService.start("http.cors.origins", SHOP + ", http://localhost:3000");
    private static final TestService OPEN = TestService.start("http.cors.origins", "*", "http.cors.max-age", "90s");

    @BeforeEach
    void well() {
        SERVICE.chaos("{\"reset\":true}");
    }

    @AfterAll
    static void stop() {
        SERVICE.close();
        OPEN.close();
    }

    @Test
    void isOffByDefault() throws Exception {
        try (TestService service = TestService.start()) {
            HttpResponse<byte[]> response = service.get(ONE, "Origin", SHOP);
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(header(response, "Vary")).isEqualTo("Accept-Encoding");
            assertNoCors(response);
            HttpResponse<byte[]> preflight = preflight(service, SHOP, "GET", "X-API-Key");
            assertThat(preflight.statusCode()).isEqualTo(405);
            assertNoCors(preflight);
        }
    }

    @ParameterizedTest
    @CsvSource({"GET, https://shop.example", "HEAD, https://shop.example", "GET, http://localhost:3000"})
    void aPageOfAListedOriginMayReadTheAnswerAndItsHeaders(String method, String origin) throws Exception {
        HttpResponse<byte[]> response = SERVICE.send(method, ONE, "Origin", origin);
        assertThat(response.statusCode()).isEqualTo(200);
        assertReadable(response, origin);
        assertVary(response, "Accept-Encoding", "Origin");
        assertThat(elements(response, "Access-Control-Expose-Headers")).containsExactlyInAnyOrder("Vitrina-Source",
                "Vitrina-Reason", "Cache-Status", "Age", "ETag", "Link", "Server-Timing", "X-Request-Id",
                "Retry-After");
    }

    @Test
    void aRequestWithoutOriginIsAnsweredAsEverAndTellsCachesThatOthersDiffer() throws Exception {
        HttpResponse<byte[]> response = SERVICE.get(ONE);
        assertThat(response.statusCode()).isEqualTo(200);
        assertNoCors(response);
        assertVary(response, "Accept-Encoding", "Origin");
        HttpResponse<byte[]> gone = SERVICE.get("/v1/products/no-such-shirt");
        assertThat(gone.statusCode()).isEqualTo(404);
        assertNoCors(gone);
        assertVary(gone, "Origin");
    }

    @Test
    void theServiceMayBeAskedUnderItsOwnOrigin() throws Exception {
        HttpResponse<byte[]> response = SERVICE.get(ONE, "Origin", SERVICE.vitrina.url().toString());
        assertThat(response.statusCode()).isEqualTo(200);
        assertNoCors(response);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://other.example", "http://shop.example", "https://shop.example:8443", "null",
        "https://shop.example.evil.example", "https://xshop.example", "https://SHOP.example", "shop.example", ".*"})
    void anotherOriginIsRefusedWithAProblemThatNobodyKeeps(String origin) throws Exception {
        for (String method : new String[]{"GET", "HEAD"}) {
            HttpResponse<byte[]> response = SERVICE.send(method, ONE, "Origin", origin);
            assertThat(response.statusCode()).isEqualTo(403);
            assertNoCors(response);
            assertVary(response, "Origin");
            assertThat(header(response, "Cache-Control")).isEqualTo("no-store");
            assertThat(header(response, "X-Request-Id")).isNotEmpty();
            assertThat(header(response, "Content-Type")).isEqualTo("application/problem+json");
        }
        assertThat(TestService.json(SERVICE.get(ONE, "Origin", origin)).path("type").asString())
                .isEqualTo("urn:vitrina:problem:cross-origin-refused");
    }

    @Test
    void aRefusalClosesTheConnectionWhenTheCallerAsksForIt() throws Exception {
        String request = "GET " + ONE + " HTTP/1.1\r\nHost: localhost\r\nOrigin: https://other.example\r\n";
        assertThat(RawHttp.exchange(SERVICE.vitrina.url(), request + "Connection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 403 ");
        assertThat(RawHttp.exchange(SERVICE.vitrina.url(), request + "\r\n" + request + "Connection: close\r\n\r\n"))
                .containsSubsequence("HTTP/1.1 403 ", "HTTP/1.1 403 ");
    }

    @Test
    void aStarOpensToAllAndAnswersAreTheSameForEverybody() throws Exception {
        for (String origin : new String[]{SHOP, "https://other.example", "null"}) {
            HttpResponse<byte[]> response = OPEN.get(ONE, "Origin", origin);
            assertThat(response.statusCode()).isEqualTo(200);
            assertReadable(response, "*");
            assertVary(response, "Accept-Encoding");
        }
        assertReadable(OPEN.get("/v1/products/no-such-shirt"), "*"); // a cache gives it to pages as well
        assertReadable(OPEN.get(ONE), "*");
        assertThat(elements(OPEN.get(ONE), "Access-Control-Expose-Headers")).contains("Vitrina-Source", "Link");
        assertThat(header(OPEN.get("/v1/products/no-such-shirt", "Origin", SHOP), "Vary")).isEmpty();
        assertThat(header(preflight(OPEN, "null", "GET", "X-API-Key"), "Access-Control-Max-Age")).isEqualTo("90");
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', value = {"GET, if-none-match", "GET, \"cache-control,x-api-key,x-request-id\"",
        "HEAD, X-API-Key", "GET, \"X-API-Key, content-type\"", "GET, \"authorization,x-other\""})
    void aPreflightForGetOrHeadIsToldWhichHeadersAreAllowed(String method, String headers) throws Exception {
        HttpResponse<byte[]> response = preflight(SERVICE, SHOP, method, headers);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEmpty();
        assertReadable(response, SHOP);
        assertVary(response, "Origin");
        assertThat(elements(response, "Access-Control-Allow-Methods")).containsExactlyInAnyOrder("GET", "HEAD");
        assertThat(elements(response, "Access-Control-Allow-Headers")).containsExactlyInAnyOrder("If-None-Match",
                "Cache-Control", "X-Request-Id", "X-API-Key", "Content-Type");
        assertThat(header(response, "Access-Control-Max-Age")).isEqualTo("3600");
    }

    @Test
    void aPreflightForAPathThatIsNotServedIsAnsweredSoThatThePageCanReadThe404() throws Exception {
        assertThat(SERVICE.send("OPTIONS", "/nowhere", "Origin", SHOP, "Access-Control-Request-Method", "GET",
                "Access-Control-Request-Headers", "x-api-key").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"https://other.example, GET, 403", "null, HEAD, 403", "https://shop.example, POST, 405",
        "https://other.example, DELETE, 405", "https://shop.example, get, 405"})
    void aPreflightOfAnotherOriginOrForAnotherMethodIsRefusedWithAProblem(String origin, String method, int status)
            throws Exception {
        HttpResponse<byte[]> response = preflight(SERVICE, origin, method, "x-api-key");
        assertThat(response.statusCode()).isEqualTo(status);
        assertNoCors(response);
        assertThat(TestService.json(response).path("status").asInt()).isEqualTo(status);
    }

    @Test
    void anOptionsThatIsNoPreflightIsNotAllowedAsEver() throws Exception {
        for (String[] headers : new String[][]{{}, {"Origin", SHOP}, {"Access-Control-Request-Method", "GET"}}) {
            HttpResponse<byte[]> response = SERVICE.send("OPTIONS", "/v1/products", headers);
            assertThat(response.statusCode()).as(Arrays.toString(headers)).isEqualTo(405);
            assertThat(header(response, "Allow")).isEqualTo("GET, HEAD");
        }
    }

    @Test
    void aPageMayReadThatNothingChanged() throws Exception {
        String etag = header(SERVICE.get(ONE), "ETag");
        HttpResponse<byte[]> response = SERVICE.get(ONE, "Origin", SHOP, "If-None-Match", etag);
        assertThat(response.statusCode()).isEqualTo(304);
        assertReadable(response, SHOP);
        assertVary(response, "Accept-Encoding", "Origin");
    }

    @ParameterizedTest
    @CsvSource({"/v1/products?limit=0, 400", "/v1/products?cursor=x, 400",
        "/v1/products/no-such-shirt, 404", "/nowhere, 404"})
    void aPageMayReadErrors(String path, int status) throws Exception {
        String response = raw(SERVICE.vitrina.url(), "GET " + path, "Origin: " + SHOP);
        assertThat(response).startsWith("http/1.1 " + status + " ")
                .contains("\r\naccess-control-allow-origin: " + SHOP + "\r\n", "\r\nvary: origin\r\n",
                        "\r\ncontent-type: application/problem+json\r\n");
        assertThat(response.split("access-control-allow-origin", -1)).hasSize(2);
    }

    @Test
    void aPageMayReadThatThereIsNothingNow() throws Exception {
        SERVICE.chaos(DOWN);
        HttpResponse<byte[]> response = SERVICE.get("/v1/products?limit=7", "Origin", SHOP);
        assertThat(response.statusCode()).isEqualTo(503);
        assertReadable(response, SHOP);
        assertVary(response, "Origin");
        assertThat(elements(response, "Access-Control-Expose-Headers")).contains("Retry-After", "Vitrina-Reason");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost:x", "[::1", "a b", "user@localhost", "localhost:99999"})
    void aStrangeHostIsNoMistakeOfOurs(String host) throws Exception {
        String response = RawHttp.exchange(SERVICE.vitrina.url(), "GET " + ONE + " HTTP/1.1\r\nHost: " + host
                + "\r\nOrigin: " + SHOP + "\r\nConnection: close\r\n\r\n");
        assertThat(RawHttp.status(response)).isIn(200, 400);
    }

    @Test
    void theOpsListenerIsNeverOpen() throws Exception {
        for (TestService service : new TestService[]{SERVICE, OPEN}) {
            for (String request : new String[]{"GET /", "GET /demo/shopify", "POST /demo/shopify",
                "OPTIONS /demo/shopify"}) {
                assertThat(raw(service.vitrina.opsUrl(), request, "Origin: " + SHOP,
                        "Access-Control-Request-Method: GET"))
                        .as(request).doesNotContain("access-control-", "vary:", "http/1.1 200 ");
            }
        }
    }

    private static HttpResponse<byte[]> preflight(TestService service, String origin, String method, String headers)
            throws IOException, InterruptedException {
        return service.send("OPTIONS", "/v1/products", "Origin", origin, "Access-Control-Request-Method", method,
                "Access-Control-Request-Headers", headers);
    }

    private static void assertReadable(HttpResponse<?> response, String allowed) {
        assertThat(response.headers().allValues("Access-Control-Allow-Origin")).containsExactly(allowed);
        assertThat(header(response, "Access-Control-Allow-Credentials")).isEmpty();
    }

    private static void assertNoCors(HttpResponse<?> response) {
        assertThat(response.headers().map().keySet()).noneMatch(name -> name.startsWith("access-control-"));
    }

    private static void assertVary(HttpResponse<?> response, String... names) {
        assertThat(header(response, "Vary")).isEqualTo(String.join(", ", names));
        assertThat(response.headers().allValues("Vary")).hasSize(1);
    }

    private static Set<String> elements(HttpResponse<?> response, String name) {
        return response.headers().allValues(name).stream()
                .flatMap(line -> Arrays.stream(line.split(",", -1)))
                .map(String::strip)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String raw(URI server, String request, String... headers) throws IOException {
        return RawHttp.exchange(server, request + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                + String.join("\r\n", headers) + "\r\n\r\n").toLowerCase(Locale.ROOT);
    }
}
