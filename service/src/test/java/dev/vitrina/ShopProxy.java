package dev.vitrina;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands between the service and its shop, and does to connections what networks do. It keeps its port whatever it does. */
final class ShopProxy implements AutoCloseable {

    private static final int BACKLOG = 1_000;

    /** What becomes of connections from now on. */
    enum Mode {
        /** Nothing. */
        FORWARD,
        /** Nobody listens any more, and those that are open are reset. */
        REFUSE,
        /** Each is reset when a request has come. */
        RESET,
        /** Each is reset in the midst of the answer's body. */
        CUT
    }

    private final URI shop;
    private final InetSocketAddress address;
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private final AtomicInteger opened = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();

    private volatile Mode mode = Mode.FORWARD;
    private Closeable port; // guarded by this: who listens, or what keeps the port while nobody does
    private Thread acceptor; // guarded by this

    ShopProxy(URI shop) throws IOException {
        this.shop = shop;
        ServerSocket listener = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
        this.address = new InetSocketAddress(listener.getInetAddress(), listener.getLocalPort());
        this.port = listener;
        this.acceptor = Thread.ofVirtual().start(() -> accept(listener));
    }

    URI url() {
        return URI.create("http://" + address.getAddress().getHostAddress() + ":" + address.getPort());
    }

    /** How many connections are open. */
    int open() {
        return connections.size();
    }

    /** How many were open at a time at most. */
    int most() {
        return most.get();
    }

    /** How many were opened in all. */
    int opened() {
        return opened.get();
    }

    synchronized void mode(Mode next) throws IOException, InterruptedException {
        boolean listened = mode != Mode.REFUSE;
        mode = next;
        if (listened && next == Mode.REFUSE) {
            port.close();
            acceptor.join(); // only then is the port free
            Socket bound = new Socket();
            bound.setReuseAddress(true);
            bound.bind(address);
            port = bound;
            resetAll();
        } else if (!listened && next != Mode.REFUSE) {
            port.close();
            ServerSocket listener = new ServerSocket(address.getPort(), BACKLOG, address.getAddress());
            port = listener;
            acceptor = Thread.ofVirtual().start(() -> accept(listener));
        }
    }

    /** As a gateway does that restarts, or that holds connections for idle. */
    void resetAll() {
        for (Socket connection : connections) {
            try {
                reset(connection);
            } catch (IOException _) {
                // it was closed just now
            }
        }
    }

    private void accept(ServerSocket listener) {
        try {
            while (true) {
                Socket connection = listener.accept();
                connections.add(connection);
                opened.incrementAndGet();
                most.accumulateAndGet(connections.size(), Math::max);
                Thread.ofVirtual().start(() -> forward(connection));
            }
        } catch (IOException _) {
            // the mode changed
        }
    }

    private void forward(Socket connection) {
        try (connection; Socket toShop = new Socket(shop.getHost(), shop.getPort())) {
            Thread.ofVirtual().start(() -> answer(toShop, connection));
            InputStream in = new BufferedInputStream(connection.getInputStream());
            while (true) {
                byte[] request = message(in);
                if (mode == Mode.RESET || mode == Mode.REFUSE) {
                    reset(connection);
                }
                toShop.getOutputStream().write(request);
            }
        } catch (IOException _) {
            // one side has left, and so does the other
        } finally {
            connections.remove(connection);
        }
    }

    private void answer(Socket toShop, Socket connection) {
        try (toShop; connection) {
            InputStream in = new BufferedInputStream(toShop.getInputStream());
            while (true) {
                byte[] reply = message(in);
                if (mode == Mode.CUT) {
                    connection.getOutputStream().write(reply, 0, reply.length - 1);
                    reset(connection);
                }
                connection.getOutputStream().write(reply);
            }
        } catch (IOException _) {
            // one side has left, and so does the other
        }
    }

    private static void reset(Socket connection) throws IOException {
        connection.setSoLinger(true, 0);
        connection.close();
    }

    /** Reads a request or a reply with a body of the length that it names. */
    private static byte[] message(InputStream in) throws IOException {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        String head = "";
        while (!head.endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                throw new EOFException();
            }
            message.write(next);
            if (next == '\n') {
                head = message.toString(StandardCharsets.ISO_8859_1);
            }
        }
        String length = head.toLowerCase(Locale.ROOT).replaceAll("(?s).*content-length: (\\d+).*", "$1");
        message.write(in.readNBytes(Integer.parseInt(length)));
        return message.toByteArray();
    }

    @Override
    public synchronized void close() {
        try {
            port.close();
            resetAll();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
