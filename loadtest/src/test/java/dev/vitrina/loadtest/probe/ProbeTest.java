package dev.vitrina.loadtest.probe;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

final class ProbeTest {

    private static final int STALL_FROM = 50;

    @Test
    void chargesAStallToAllWhoWouldHaveAskedMeanwhile() throws IOException {
        AtomicInteger asked = new AtomicInteger();
        ExecutorService one = Executors.newSingleThreadExecutor();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            if (asked.incrementAndGet() == STALL_FROM) {
                LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
            }
            exchange.sendResponseHeaders(200, 2);
            try (var body = exchange.getResponseBody()) {
                body.write(new byte[2]);
            }
        });
        server.setExecutor(one);
        server.start();
        try {
            ProbeResult result = probe(server.getAddress().getPort()).run(100, Duration.ofSeconds(2));
            assertThat(result.offered()).isEqualTo(200);
            assertThat(result.started()).isEqualTo(200);
            assertThat(asked).hasValue(200);
            assertThat(result.failures()).isEmpty();
            assertThat(result.nanos().getTotalCount()).isEqualTo(200);
            // A closed loop would have one slow answer. About a hundred were due in that second, and waited half of it on average.
            long slow = result.nanos().getCountBetweenValues(TimeUnit.MILLISECONDS.toNanos(500), Long.MAX_VALUE / 4);
            assertThat(slow).isGreaterThan(40);
        } finally {
            server.stop(0);
            one.close();
        }
    }

    @Test
    void countsEachRequestAsFailedWhereNobodyListens() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        ProbeResult result = probe(port).run(100, Duration.ofSeconds(1));
        assertThat(result.failed()).isEqualTo(100);
        assertThat(result.nanos().getTotalCount()).isEqualTo(100);
    }

    private static Probe probe(int port) {
        return new Probe(URI.create("http://127.0.0.1:" + port), List.of("/"), 200);
    }
}
