package dev.vitrina.acceptance.selfproof;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * A real server that is as bad as what Vitrina replaces: half of its answers are errors after three seconds, and the others come after
 * eleven. It counts its requests as the service does, so that what is measured of it is valid, and bad. Safe for use by many threads.
 */
final class BadServer implements AutoCloseable {

    private static final Duration UNTIL_ERROR = Duration.ofSeconds(3);
    private static final Duration UNTIL_ANSWER = Duration.ofSeconds(11);
    private static final int PRODUCTS = 600;
    private static final int BACKLOG = 1024;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, AtomicLong> asked = new ConcurrentHashMap<>();
    private final AtomicLong requests = new AtomicLong();
    private final HttpServer server;

    private BadServer(HttpServer server) {
        this.server = server;
    }

    /** Starts it on a free port of this machine. */
    static BadServer start() throws IOException {
        BadServer bad = new BadServer(
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG));
        for (String route : new String[]{"/health", "/v1/products", "/v1/products/{ref}", "/v1/categories"}) {
            bad.asked.put(route, new AtomicLong());
        }
        bad.server.createContext("/", bad::answer);
        bad.server.setExecutor(bad.threads);
        bad.server.start();
        return bad;
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (path.equals("/metrics")) {
            send(exchange, 200, metrics());
        } else if ("limit=250&sort=id".equals(exchange.getRequestURI().getRawQuery())) {
            send(exchange, 200, catalogue()); // whoever plans the load must know what to ask for
        } else {
            asked.computeIfAbsent(route(path), _ -> new AtomicLong()).incrementAndGet();
            boolean fails = requests.getAndIncrement() % 2 == 0;
            pause(fails ? UNTIL_ERROR : UNTIL_ANSWER);
            send(exchange, fails ? 500 : 200, "{}");
        }
    }

    private static String route(String path) {
        return path.startsWith("/v1/products/") ? "/v1/products/{ref}" : path;
    }

    private static void pause(Duration length) {
        try {
            Thread.sleep(length);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    private String metrics() {
        return new TreeMap<>(asked).entrySet().stream()
                .map(each -> "vitrina_requests_total{route=\"" + each.getKey() + "\"} " + each.getValue() + "\n")
                .collect(Collectors.joining("", "process_start_time_seconds 1\n", ""));
    }

    private static String catalogue() {
        return IntStream.range(0, PRODUCTS)
                .mapToObj(i -> "{\"id\":\"%d\",\"handle\":\"h%d\",\"vendor\":\"v%d\",\"category\":\"c%d\"}"
                        .formatted(1000 + i, i, i % 10, i % 5))
                .collect(Collectors.joining(",", "{\"products\":[", "],\"meta\":{\"complete\":true}}"));
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
