package dev.vitrina;

import java.io.IOException;
import java.util.Locale;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Who is let in to the ops listener: on loopback whoever is here, but for web pages; elsewhere whoever shows the token. */
final class OpsAccessTest {

    private static final String TOKEN = "marked-token-0123456789";
    private static final TestService LOCAL = TestService.start();
    private static final TestService PUBLIC = TestService.start("ops.host", "0.0.0.0", "ops.token", TOKEN);
    private static final TestService BOTH = TestService.start("ops.host", "127.0.0.2", "ops.token", TOKEN);
    private static final String JSON = "Content-Type: application/json";
    private static final String LOCALHOST = "Host: localhost";
    private static final String BEARER = "Authorization: Bearer " + TOKEN;

    @AfterAll
    static void stop() {
        LOCAL.close();
        PUBLIC.close();
        BOTH.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LocalHost:8081", "127.0.0.1", "127.0.0.1:9", "[::1]", "[::1]:8081"})
    void onLoopbackAnyNameOfThisMachineWillDo(String host) throws Exception {
        assertThat(change(LOCAL, "Host: " + host, JSON)).startsWith("HTTP/1.1 200 ");
        assertThat(change(LOCAL, "Host: " + host, JSON, "Origin: http://" + host)).startsWith("HTTP/1.1 200 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rebound.example", "rebound.example:8081", "localhost.example", "127.0.0.1.example",
        "127.0.0.2", "0.0.0.0", "xlocalhost", "[::2]", "10.0.0.1"})
    void onLoopbackAnotherHostIsRefused(String host) throws Exception {
        for (String request : new String[]{"POST /demo/shopify", "GET /nothing", "GET /health"}) {
            String answer = ask(LOCAL, request, "Host: " + host, JSON);
            assertThat(answer).startsWith("HTTP/1.1 403 ").contains("urn:vitrina:problem:foreign-host");
            assertNotKept(answer);
        }
    }

    @Test
    void aHostThatIsMissingEmptyHugeOrThereTwiceIsRefused() throws Exception {
        assertThat(RawHttp.status(change(LOCAL, JSON))).isIn(400, 403);
        assertThat(RawHttp.status(change(LOCAL, JSON, "Host: "))).isIn(400, 403);
        assertThat(RawHttp.status(change(LOCAL, JSON, "Host: " + "x".repeat(10_000)))).isIn(400, 403);
        assertThat(RawHttp.status(change(LOCAL, JSON, LOCALHOST, "Host: rebound.example"))).isIn(400, 403);
        assertThat(RawHttp.status(change(LOCAL, JSON, "Host: localhost:8081.example"))).isIn(400, 403);
        assertThat(RawHttp.status(change(LOCAL, JSON, "Host: localhost\u00e9"))).isIn(400, 403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://shop.example", "null", "http://localhost:1", "http://127.0.0.1", "localhost", "",
        "http://localhost.example", "ftp://localhost", "http://localhost/"})
    void onLoopbackAPageOfAnotherOriginIsRefused(String origin) throws Exception {
        String answer = change(LOCAL, LOCALHOST, JSON, "Origin: " + origin);
        assertThat(answer).startsWith("HTTP/1.1 403 ").contains("urn:vitrina:problem:cross-origin-refused");
        assertNotKept(answer);
    }

    @Test
    void anOriginThatIsThereTwiceIsRefused() throws Exception {
        assertThat(change(LOCAL, LOCALHOST, JSON, "Origin: http://localhost", "Origin: http://localhost"))
                .startsWith("HTTP/1.1 403 ");
    }

    @ParameterizedTest
    @CsvSource({"text/plain", "application/x-www-form-urlencoded", "multipart/form-data", "application/json5", "x"})
    void whatIsPostedMustBeJson(String type) throws Exception {
        for (String path : new String[]{"/demo/shopify", "/nothing"}) {
            String answer = ask(LOCAL, "POST " + path, LOCALHOST, "Content-Type: " + type);
            assertThat(answer).startsWith("HTTP/1.1 415 ").contains("urn:vitrina:problem:unsupported-media-type");
        }
        assertThat(change(LOCAL, LOCALHOST)).startsWith("HTTP/1.1 415 ");
    }

    @Test
    void nothingOfItIsKept() throws Exception {
        assertNotKept(change(LOCAL, LOCALHOST, JSON));
        assertNotKept(ask(LOCAL, "GET /nothing", LOCALHOST));
        assertNotKept(ask(LOCAL, "GET /demo/shopify", LOCALHOST));
    }

    @Test
    void theTokenLetsInWhateverTheHost() throws Exception {
        assertThat(change(PUBLIC, "Host: vitrina.example", JSON, BEARER)).startsWith("HTTP/1.1 200 ");
        assertThat(change(PUBLIC, "Host: vitrina.example", JSON, "authorization: bearer  " + TOKEN))
                .startsWith("HTTP/1.1 200 ");
        assertThat(change(BOTH, "Host: 127.0.0.2:1", JSON, BEARER)).startsWith("HTTP/1.1 200 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer", "Bearer ", "Bearer x", TOKEN, "Basic " + TOKEN, "Bearer " + TOKEN + "0",
        "Bearer marked-token-012345678", "Bearer marked-token-0123456788", "Bearer MARKED-TOKEN-0123456789",
        "Bearer " + TOKEN + " x", "Bearer \u00e9", "Bearer " + TOKEN + "," + TOKEN})
    void aWrongTokenIsRefusedAndNothingTellsTheRightOne(String authorization) throws Exception {
        for (TestService service : new TestService[]{PUBLIC, BOTH}) {
            for (String request : new String[]{"POST /demo/shopify", "GET /nothing", "GET /metrics", "GET /health/x",
                "GET /healthy", "GET /health/../metrics", "GET /health%2f..%2fmetrics"}) {
                String answer = ask(service, request, "Host: 127.0.0.2", JSON, "Authorization: " + authorization);
                assertThat(answer).as(request).startsWith("HTTP/1.1 401 ")
                        .contains("urn:vitrina:problem:unauthorized", "WWW-Authenticate: Bearer\r\n")
                        .doesNotContain(TOKEN);
                assertNotKept(answer);
            }
        }
    }

    @Test
    void aTokenThatIsMissingHugeOrThereTwiceIsRefused() throws Exception {
        assertThat(change(PUBLIC, LOCALHOST, JSON)).startsWith("HTTP/1.1 401 ");
        assertThat(change(PUBLIC, LOCALHOST, JSON, "Authorization: Bearer " + "x".repeat(15_000)))
                .startsWith("HTTP/1.1 401 ");
        assertThat(change(PUBLIC, LOCALHOST, JSON, BEARER, BEARER)).startsWith("HTTP/1.1 401 ");
        assertThat(change(PUBLIC, LOCALHOST, JSON, BEARER, "Authorization: Bearer x")).startsWith("HTTP/1.1 401 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/health", "/health/", "/health/live", "/health/ready", "/health/started/"})
    void healthNeedsNoToken(String path) throws Exception {
        assertThat(RawHttp.status(ask(PUBLIC, "GET " + path, "Host: vitrina.example"))).isNotEqualTo(401);
    }

    private static String change(TestService service, String... headers) throws IOException {
        return ask(service, "POST /demo/shopify", headers);
    }

    private static String ask(TestService service, String request, String... headers) throws IOException {
        String body = request.startsWith("POST") ? "{}" : "";
        return RawHttp.exchange(service.vitrina.opsUrl(), request + " HTTP/1.1\r\nConnection: close\r\nContent-Length: "
                + body.length() + "\r\n" + String.join("\r\n", headers) + "\r\n\r\n" + body);
    }

    private static void assertNotKept(String answer) {
        assertThat(answer.toLowerCase(Locale.ROOT).split("cache-control", -1)).hasSize(2);
        assertThat(answer.toLowerCase(Locale.ROOT)).contains("\r\ncache-control: no-store\r\n");
    }
}
