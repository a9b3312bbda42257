package dev.vitrina.loadtest.traffic;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Against a server that gives one answer after another, and the last one from then on. */
final class CatalogueWalkTest {

    private static final String PRODUCT = "{\"id\":\"%s\",\"handle\":\"h\",\"vendor\":\"v\",\"category\":\"c\"}";
    private static final String PAGE = "{\"products\":[" + PRODUCT
            + "],\"page\":{\"next\":%s},\"meta\":{\"complete\":%s}}";

    private final HttpServer server;
    private final Deque<String> answers = new ArrayDeque<>();
    private int asked;

    CatalogueWalkTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    @BeforeEach
    void start() {
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void readsPageAfterPage() throws Exception {
        answers.add(PAGE.formatted("1", "\"more\"", true));
        answers.add(PAGE.formatted("2", "null", true));
        assertThat(walk().products()).extracting(Catalogue.Product::id).containsExactly("1", "2");
    }

    @Test
    void asksAgainForAPageThatIsNotComplete() throws Exception {
        answers.add(PAGE.formatted("9", "null", false));
        answers.add("503");
        answers.add(PAGE.formatted("1", "null", true));
        assertThat(walk().products()).extracting(Catalogue.Product::id).containsExactly("1");
        assertThat(asked).isEqualTo(3);
    }

    @Test
    void doesNotAskForEver() {
        answers.add("503");
        assertThatThrownBy(this::walk).isInstanceOf(IOException.class)
                .hasMessageContaining("answers with status 503, not with a complete page of products");
        assertThat(asked).isEqualTo(10);
    }

    @Test
    void nobodyThereIsSaidAtOnce() {
        server.stop(0);
        assertThatThrownBy(this::walk).isInstanceOf(IOException.class).hasMessageContaining("no answer from http://");
    }

    private Catalogue walk() throws IOException, InterruptedException {
        return CatalogueWalk.of(URI.create("http://127.0.0.1:" + server.getAddress().getPort()), Duration.ZERO);
    }

    private void answer(HttpExchange exchange) throws IOException {
        asked++;
        String answer = answers.size() > 1 ? answers.removeFirst() : answers.getFirst();
        byte[] bytes = (answer.equals("503") ? "{}" : answer).getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.equals("503") ? 503 : 200, bytes.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }
}
