package dev.vitrina.loadtest.probe;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
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

    /** With all connections busy requests are sent late, and their time counts from when they were due all the same. */
    @Test
    void countsFromWhenARequestWasDueAlsoWhereItWasHeldBack() throws IOException {
        int connections = 512;
        AtomicInteger asked = new AtomicInteger();
        CountDownLatch over = new CountDownLatch(1);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                2 * connections);
        server.createContext("/", exchange -> {
            if (asked.incrementAndGet() == connections) {
                LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
                over.countDown();
            }
            await(over);
            exchange.sendResponseHeaders(200, 2);
            try (var body = exchange.getResponseBody()) {
                body.write(new byte[2]);
            }
        });
        server.setExecutor(threads);
        server.start();
        try {
            ProbeResult result = probe(server.getAddress().getPort()).run(1000, Duration.ofSeconds(1));
            // Some may fail, for this server keeps fewer idle connections; they count from when they were due as well.
            assertThat(result.nanos().getTotalCount()).isEqualTo(1000);
            // The last was due after a second, and none was answered before one and a half.
            assertThat(result.nanos().getMinValue()).isGreaterThan(TimeUnit.MILLISECONDS.toNanos(450));
            // That they were late is the service's doing, and not the probe's.
            assertThat(result.started()).isEqualTo(1000);
            assertThat(result.lagNanos().getValueAtPercentile(50)).isLessThan(TimeUnit.MILLISECONDS.toNanos(450));
        } finally {
            over.countDown();
            server.stop(0);
            threads.close();
        }
    }

    @Test
    void anotherStatusIsAFailure() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(404, 2);
            try (var body = exchange.getResponseBody()) {
                body.write(new byte[2]);
            }
        });
        server.start();
        try {
            assertThat(probe(server.getAddress().getPort()).run(10, Duration.ofSeconds(1)).failures())
                    .containsExactly(Map.entry("status 404", 10L));
        } finally {
            server.stop(0);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
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
