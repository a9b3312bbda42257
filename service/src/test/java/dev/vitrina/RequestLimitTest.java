package dev.vitrina;

import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import dev.vitrina.http.RequestLimit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static dev.vitrina.TestService.header;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Only so many requests are worked on at once; more are refused at once, but for health and operators. */
final class RequestLimitTest {

    private static final String HEAD = " HTTP/1.1\r\nHost: localhost\r\n";
    private static final String HELD = "GET /v1/products?limit=1" + HEAD + "\r\n";

    private final TestService service = TestService.start("http.max-requests", "2", "lookup.patience", "1m",
            "shopify.hard-deadline", "1m", "http.cors.origins", "https://shop.example");
    private final List<Socket> sockets = new ArrayList<>();

    @AfterEach
    void stop() throws Exception {
        service.chaos("{\"reset\":true}");
        for (Socket socket : sockets) {
            socket.close();
        }
        service.close();
    }

    @Test
    void whatIsTooMuchIsRefusedAtOnceAndAnsweredLater() throws Exception {
        holdTwo();
        HttpResponse<byte[]> refused = service.get("/v1/markets", "Origin", "https://shop.example");
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(TestService.json(refused).path("type").asString()).isEqualTo("urn:vitrina:problem:overloaded");
        assertThat(header(refused, "Retry-After")).isEqualTo("1");
        assertThat(header(refused, "Cache-Control")).isEqualTo("no-store");
        assertThat(header(refused, "Access-Control-Allow-Origin")).isEqualTo("https://shop.example");
        assertThat(service.get("/nothing").statusCode()).isEqualTo(503);
        service.chaos("{\"reset\":true}");
        for (Socket socket : sockets) {
            assertThat(new String(socket.getInputStream().readNBytes(12), StandardCharsets.UTF_8))
                    .isEqualTo("HTTP/1.1 200");
        }
        await().untilAsserted(() -> assertThat(service.get("/v1/markets").statusCode()).isEqualTo(200));
    }

    @Test
    void healthAndOperatorsAreNeverRefused() throws Exception {
        holdTwo();
        for (String path : new String[]{"/health", "/health/live", "/health/ready", "/health/started"}) {
            assertThat(new String(service.get(path).body(), StandardCharsets.UTF_8)).doesNotContain("overloaded");
        }
        assertThat(service.postToOps("/demo/shopify", "application/json", "{}").statusCode()).isEqualTo(200);
    }

    @Test
    void aRefusalKeepsTheConnection() throws Exception {
        holdTwo();
        String answers = RawHttp.exchange(service.vitrina.url(),
                "GET /v1/markets" + HEAD + "\r\nGET /v1/markets" + HEAD + "Connection: close\r\n\r\n");
        assertThat(answers).containsSubsequence("HTTP/1.1 503 ", "HTTP/1.1 503 ");
    }

    @Test
    void aCallerWhoIsSlowToSendABodyTakesNoPlace() throws Exception {
        for (int i = 0; i < 20; i++) {
            Socket slow = RawHttp.open(service.vitrina.url(),
                    "POST /v1/markets" + HEAD + "Content-Length: 60000\r\n\r\nx");
            sockets.add(slow);
            assertThat(new String(slow.getInputStream().readNBytes(12), StandardCharsets.UTF_8))
                    .isEqualTo("HTTP/1.1 405");
        }
        await().untilAsserted(() -> assertThat(service.get("/v1/markets").statusCode()).isEqualTo(200));
    }

    @Test
    void thatItRefusesIsLoggedOnceAndSoIsThatItIsOver() throws Exception {
        try (CapturedLog log = new CapturedLog(RequestLimit.class)) {
            holdTwo();
            service.get("/v1/markets");
            service.get("/v1/markets");
            assertThat(log.messages()).singleElement().asString().contains("more are refused");
            service.chaos("{\"reset\":true}");
            await().until(() -> log.messages().size() == 2);
            assertThat(log.messages().getLast()).startsWith("Requests are taken again");
            assertThat(log.lines().getLast()).as("one while they were held, and two").endsWith(" refused=3\n");
            assertThat(service.get("/v1/markets").statusCode()).isEqualTo(200);
            assertThat(log.messages()).hasSize(2);
        }
    }

    private void holdTwo() throws Exception {
        service.chaos("{\"hang\":true}");
        for (int i = 0; i < 2; i++) {
            sockets.add(RawHttp.open(service.vitrina.url(), HELD));
        }
        await().until(() -> service.get("/v1/markets").statusCode() == 503);
    }
}
