package dev.vitrina;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.jspecify.annotations.Nullable;

/** Answers each path as told, one request after the other, with what the service or something in front of it may say. */
final class ScriptedServer implements AutoCloseable {

    static final String ETAG = "W/\"one\"";

    /** What came in; the tag is null where none was sent. */
    record Seen(String path, @Nullable String ifNoneMatch, long nanoTime) {}

    /** Retry-After is left out where it is empty. */
    record Reply(int status, String retryAfter, String body) {}

    private final HttpServer server;
    private final Queue<Reply> script;
    private final Queue<Seen> seen = new ConcurrentLinkedQueue<>();

    ScriptedServer(Reply... script) throws IOException {
        this.script = new ConcurrentLinkedQueue<>(List.of(script));
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    List<Seen> seen() {
        return List.copyOf(seen);
    }

    private void answer(HttpExchange exchange) throws IOException {
        seen.add(new Seen(exchange.getRequestURI().getPath(), exchange.getRequestHeaders().getFirst("If-None-Match"),
                System.nanoTime()));
        Reply reply = script.remove();
        if (!reply.retryAfter().isEmpty()) {
            exchange.getResponseHeaders().set("Retry-After", reply.retryAfter());
        }
        if (reply.status() < 400) {
            exchange.getResponseHeaders().set("Vitrina-Source", "memory");
            exchange.getResponseHeaders().set("Age", "7");
            exchange.getResponseHeaders().set("ETag", ETAG);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
        }
        byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
