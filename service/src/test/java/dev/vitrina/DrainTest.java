package dev.vitrina;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import dev.vitrina.http.Drain;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A service that ends answers all that it took. */
final class DrainTest {

    private static final String GET = "GET /v1/products?limit=5 HTTP/1.1\r\nHost: localhost\r\n\r\n";
    private static final Duration LONG = Duration.ofSeconds(10);

    private final AtomicInteger answered = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();
    private final AtomicInteger told = new AtomicInteger();

    @TempDir
    private Path directory;

    @Test
    void underLoadOnKeptConnectionsNoRequestFails() throws Exception {
        List<Thread> callers = new ArrayList<>();
        TestService service = TestService.start("http.drain-grace", "3s", "http.drain-limit", "10s");
        URI url = service.vitrina.url();
        for (int i = 0; i < 16; i++) {
            callers.add(Thread.ofVirtual().start(() -> askUntilRefused(url)));
        }
        await().until(() -> answered.get() > 500);
        service.close();
        for (Thread caller : callers) {
            assertThat(caller.join(LONG)).isTrue();
        }
        assertThat(failed).hasValue(0);
        assertThat(told).hasValueGreaterThanOrEqualTo(16);
    }

    @Test
    void itSaysSoDuringTheGraceAndStillTakesConnections() throws Exception {
        TestService service = TestService.start("http.drain-grace", "2s", "http.drain-limit", "10s");
        Thread closing = Thread.ofVirtual().start(service::close);
        await().until(service.vitrina::isDraining);
        assertThat(RawHttp.get(service.vitrina.url(), "/v1/markets")).startsWith("HTTP/1.1 200 ");
        assertThat(
                RawHttp.exchange(service.vitrina.url(), GET + GET.replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n")))
                .as("a connection is kept").containsSubsequence("HTTP/1.1 200 ", "HTTP/1.1 200 ");
        assertThat(closing.join(LONG)).isTrue();
    }

    @Test
    void whatIsInFlightIsAnsweredThoughItTakesLong() throws Exception {
        TestService service = TestService.start("demo.latency", "1s", "http.drain-limit", "10s");
        try (Socket socket = RawHttp.open(service.vitrina.url(), GET)) {
            await().until(() -> service.demo().calls("Products") > 0);
            service.close();
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 200 ");
        }
    }

    @Test
    void whatTakesLongerThanTheLimitIsCutAndSilentConnectionsAreClosed() throws Exception {
        TestService service = TestService.start("lookup.patience", "1m", "shopify.hard-deadline", "1m",
                "http.drain-limit", "300ms");
        service.chaos("{\"hang\":true}");
        try (CapturedLog log = new CapturedLog(Drain.class);
                Socket silent = RawHttp.open(service.vitrina.url(), "");
                Socket hanging = RawHttp.open(service.vitrina.url(), GET)) {
            await().until(() -> service.demo().calls("Products") > 0);
            long from = System.nanoTime();
            service.close();
            assertThat(Duration.ofNanos(System.nanoTime() - from)).isLessThan(LONG);
            assertThat(silent.getInputStream().readAllBytes()).isEmpty();
            assertThat(isOver(hanging)).isTrue();
            assertThat(log.lines())
                    .anyMatch(line -> line.contains("Vitrina listens no more") && line.contains(" cut=1 "));
        }
    }

    @Test
    void aSilentConnectionDoesNotHoldTheEndUpUntilTheLimit() throws Exception {
        TestService service = TestService.start("http.drain-limit", "1m");
        try (Socket silent = RawHttp.open(service.vitrina.url(), GET)) {
            assertThat(silent.getInputStream().read()).isEqualTo('H');
            long from = System.nanoTime();
            service.close();
            assertThat(Duration.ofNanos(System.nanoTime() - from)).isLessThan(LONG);
        }
    }

    @Test
    void theCatalogueThatCouldNotBeSavedIsSavedAtTheEnd() throws Exception {
        Path data = directory.resolve("data");
        Files.writeString(data, "no directory");
        try (CapturedLog log = new CapturedLog("dev.vitrina.lookup.CatalogueKeeper")) {
            TestService service = TestService.start("data.directory", data.toString(), "data.refresh", "10m");
            await().until(() -> log.messages().stream().anyMatch(message -> message.contains("in memory only")));
            Files.delete(data);
            service.close();
            assertThat(data).isDirectoryContaining(file -> Files.isRegularFile(file));
        }
    }

    private static boolean isOver(Socket socket) {
        try {
            return !new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8).contains(" 200 ");
        } catch (IOException _) {
            return true;
        }
    }

    /** As a pool of connections does it: one is used until an answer says that it ends, then another is opened. */
    private void askUntilRefused(URI url) {
        try {
            while (true) {
                try (Socket socket = new Socket(url.getHost(), url.getPort())) {
                    socket.setSoTimeout((int) LONG.toMillis());
                    askUntilTold(socket);
                }
                told.incrementAndGet();
            }
        } catch (ConnectException _) {
            // It takes no more connections, as it should.
        } catch (IOException _) {
            failed.incrementAndGet();
        }
    }

    /** A connection that waits to be accepted when the socket closes is reset by the kernel: that is one more way not to be taken. */
    private void askUntilTold(Socket socket) throws IOException {
        BufferedReader in = new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
        boolean last = false;
        for (int here = 0; !last; here++) {
            last = readAnswer(statusLine(socket, in, here == 0), in);
            answered.incrementAndGet();
        }
    }

    private static @Nullable String statusLine(Socket socket, BufferedReader in, boolean first) throws IOException {
        try {
            socket.getOutputStream().write(GET.getBytes(StandardCharsets.ISO_8859_1));
            String line = in.readLine();
            if (line != null || !first) {
                return line;
            }
        } catch (IOException e) {
            if (!first) {
                throw e;
            }
        }
        throw new ConnectException("never accepted");
    }

    /** Returns whether it is the last one of the connection. */
    private static boolean readAnswer(@Nullable String statusLine, BufferedReader in) throws IOException {
        int length = -1;
        boolean last = false;
        String line = statusLine;
        if (line == null || !line.startsWith("HTTP/1.1 200 ")) {
            throw new IOException("no answer: " + line);
        }
        while (line != null && !line.isEmpty()) {
            line = in.readLine();
            if (line != null && line.startsWith("Content-Length: ")) {
                length = Integer.parseInt(line.substring("Content-Length: ".length()));
            }
            last |= line != null && line.equalsIgnoreCase("Connection: close");
        }
        for (int i = 0; i < length; i++) {
            if (in.read() < 0) {
                throw new IOException("cut short");
            }
        }
        return last;
    }
}
