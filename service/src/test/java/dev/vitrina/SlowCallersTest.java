package dev.vitrina;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Callers who send a byte now and then, or do not read, are cut off, and keep nobody else from being served. */
final class SlowCallersTest {

    private static final TestService SERVICE = TestService.start("lookup.patience", "500ms", "http.request-timeout",
            "1s", "http.idle-timeout", "3s");
    private static final String HOST = " HTTP/1.1\r\nHost: localhost\r\n";
    private static final int BETWEEN_BYTES_MS = 200;
    private static final Duration LONGEST = Duration.ofSeconds(10);

    @AfterAll
    static void stop() {
        SERVICE.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "GET /v1/mar", "GET /v1/markets" + HOST + "X-Slow: ",
        "POST /v1/markets" + HOST + "Content-Length: 60000\r\n\r\n",
        "POST /v1/markets" + HOST + "Transfer-Encoding: chunked\r\n\r\n8000\r\n"})
    void whoeverDribblesIsCut(String begun) throws Exception {
        try (Socket socket = RawHttp.open(SERVICE.vitrina.url(), begun)) {
            assertThat(dribbleUntilCut(socket)).isLessThan(LONGEST);
        }
    }

    @Test
    void aRequestHasItsOwnTimeHoweverLongSilenceMayLast() throws Exception {
        try (TestService service = TestService.start("lookup.patience", "500ms", "http.request-timeout", "1s",
                "http.idle-timeout", "1m");
                Socket socket = RawHttp.open(service.vitrina.url(), "GET /v1/markets" + HOST + "X-Slow: ")) {
            assertThat(dribbleUntilCut(socket)).isLessThan(LONGEST);
        }
    }

    @Test
    void aSilentConnectionIsClosed() throws Exception {
        try (Socket socket = RawHttp.open(SERVICE.vitrina.url(), "GET /v1/markets" + HOST + "\r\n")) {
            socket.setSoTimeout((int) LONGEST.toMillis());
            long from = System.nanoTime();
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 200 ");
            assertThat(Duration.ofNanos(System.nanoTime() - from)).as("longer than a request may take")
                    .isGreaterThan(Duration.ofSeconds(2));
        }
    }

    @Test
    void whoeverDoesNotReadTheAnswerIsCut() throws Exception {
        String request = "GET /v1/products?limit=250" + HOST + "\r\n";
        try (Socket socket = RawHttp.open(SERVICE.vitrina.url(), request.repeat(100))) {
            await().atMost(LONGEST).until(() -> isCut(socket));
        }
    }

    @Test
    void aThousandOfThemKeepNobodyFromBeingServed() throws Exception {
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 1_000; i++) {
                slow.add(RawHttp.open(SERVICE.vitrina.url(), i % 2 == 0 ? "GET /" : "GET / HTTP/1.1\r\nX: "));
            }
            for (int i = 0; i < 50; i++) {
                for (Socket socket : slow.subList(20 * i, 20 * i + 20)) {
                    socket.getOutputStream().write('x');
                }
                assertThat(SERVICE.get("/v1/markets").statusCode()).isEqualTo(200);
            }
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    /** A byte, then as long as it takes the server to cut, but no longer than between two bytes. */
    private static Duration dribbleUntilCut(Socket socket) throws IOException {
        socket.setSoTimeout(BETWEEN_BYTES_MS);
        long from = System.nanoTime();
        Duration taken = Duration.ZERO;
        while (taken.compareTo(LONGEST) < 0) {
            try {
                socket.getOutputStream().write('x');
                if (socket.getInputStream().read() < 0) {
                    return taken;
                }
            } catch (SocketTimeoutException _) {
                taken = Duration.ofNanos(System.nanoTime() - from);
            } catch (IOException _) {
                return taken;
            }
        }
        return taken;
    }

    private static boolean isCut(Socket socket) {
        try {
            socket.getOutputStream().write("\r\n".getBytes(StandardCharsets.UTF_8));
            return false;
        } catch (IOException _) {
            return true;
        }
    }
}
