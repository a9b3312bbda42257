package dev.vitrina.shopify;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;

/** A server that does with its one connection what no web server would. */
final class RawShop implements AutoCloseable {

    private final ServerSocket listener;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();

    interface Behaviour {
        void answer(Socket connection) throws IOException;
    }

    RawShop(Behaviour behaviour) throws IOException {
        this.listener = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(() -> serve(behaviour));
    }

    private void serve(Behaviour behaviour) {
        try (Socket connection = listener.accept()) {
            behaviour.answer(connection);
            ended.complete(null);
        } catch (IOException | RuntimeException e) {
            ended.completeExceptionally(e);
        }
    }

    URI url() {
        return URI.create("http://" + listener.getInetAddress().getHostAddress() + ":" + listener.getLocalPort());
    }

    /** Completes when the behaviour has, or with what it threw. */
    CompletableFuture<Void> ended() {
        return ended;
    }

    static void write(Socket connection, String text) throws IOException {
        connection.getOutputStream().write(text.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
        connection.getOutputStream().flush();
    }

    /** Reads one request with a body of the length that it names. */
    static void readRequest(Socket connection) throws IOException {
        var in = connection.getInputStream();
        var head = new StringBuilder();
        while (!head.toString().endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("no whole request");
            }
            head.append((char) next);
        }
        String length = head.toString().toLowerCase(Locale.ROOT).replaceAll("(?s).*content-length: (\\d+).*", "$1");
        in.readNBytes(Integer.parseInt(length));
    }

    /** Returns when the other side has closed or cut the connection. */
    static void readToEnd(Socket connection) {
        try {
            connection.getInputStream().readAllBytes();
        } catch (IOException _) {
            // cut rather than closed: the end as well
        }
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
