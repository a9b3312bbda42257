package dev.vitrina.http;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import dev.vitrina.CapturedLog;
import dev.vitrina.logs.LogFormat;
import dev.vitrina.logs.LogSettings;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** How many slow requests had no line is told once the minute is over. */
final class RequestLogLinesTest {

    private static final int LEFT = 5;

    private final RequestLog requests = new RequestLog(new LogSettings(LogFormat.LOGFMT, Duration.ofMillis(1), false));
    private final AtomicLong now = new AtomicLong();
    private final WebServer server = server();
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void stop() {
        client.shutdownNow();
        server.stop();
    }

    @Test
    void thoseWithoutALineAreCountedAndToldOf() throws Exception {
        try (CapturedLog log = new CapturedLog(RequestLog.class)) {
            for (int i = 0; i < RequestLog.SLOW_A_MINUTE + LEFT; i++) {
                ask();
            }
            assertThat(log.lines()).hasSize(RequestLog.SLOW_A_MINUTE);
            now.addAndGet(Duration.ofMinutes(1).toNanos());
            ask();
            assertThat(log.lines()).hasSize(RequestLog.SLOW_A_MINUTE + 2);
            assertThat(log.lines().get(RequestLog.SLOW_A_MINUTE))
                    .endsWith(" msg=\"More requests were slow than have a line\" left=5\n");
        }
    }

    private void ask() throws Exception {
        client.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/")).build(),
                BodyHandlers.discarding());
    }

    /** Tells of each request before it is answered, so that its line is there when the answer is. */
    private WebServer server() {
        HttpRouting.Builder routing = HttpRouting.builder().get("/", (request, response) -> response.send("slow"));
        routing.addFilter((chain, request, response) -> {
            requests.ended(request, response, "none", Duration.ofSeconds(1).toNanos(), now.get());
            chain.proceed();
        });
        return WebServer.builder().host("127.0.0.1").port(0).shutdownHook(false).addRouting(routing).build().start();
    }
}
