package dev.vitrina.http;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

import dev.vitrina.CapturedLog;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A mistake of ours is answered without details, and found in the log by the id that the answer carries. */
final class ProblemAnswersTest {

    private final WebServer server = server();
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void stop() {
        client.shutdownNow();
        server.stop();
    }

    @Test
    void aMistakeIsLoggedUnderTheIdOfTheAnswer() throws Exception {
        try (CapturedLog log = new CapturedLog(ProblemAnswers.class)) {
            HttpResponse<String> response = client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/mistake")).build(),
                    BodyHandlers.ofString());
            assertThat(response.statusCode()).isEqualTo(500);
            assertThat(response.body()).contains("urn:vitrina:problem:internal-error").doesNotContain("secret detail");
            String id = response.headers().firstValue("X-Request-Id").orElseThrow();
            assertThat(log.messages()).containsExactly("A request failed");
            assertThat(log.lines()).singleElement().asString().contains(" request_id=" + id + " ", "secret detail");
        }
    }

    private static WebServer server() {
        HttpRouting.Builder routing = HttpRouting.builder().get("/mistake", (_, _) -> {
            throw new IllegalStateException("secret detail");
        });
        ProblemAnswers.install(routing);
        return WebServer.builder().host("127.0.0.1").port(0).shutdownHook(false).addRouting(routing)
                .update(ProblemAnswers::install).build().start();
    }
}
