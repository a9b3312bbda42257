package dev.vitrina.loadtest.probe;

import java.io.IOException;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** One kept connection, with at most one request under way. Used by one thread. */
final class Connection {

    private static final int MOST = 64 * 1024;
    private static final String HEAD_END = "\r\n\r\n";

    private final SocketChannel channel;
    private final SelectionKey key;
    private final ByteBuffer in = ByteBuffer.allocate(MOST);
    private ByteBuffer out = ByteBuffer.allocate(0);
    private long bodyLeft = -1;
    private int status;
    /** When the request under way was due, by {@link System#nanoTime}. */
    long due;
    /** Whether a request is under way. */
    boolean busy;

    Connection(Selector selector, SocketAddress address) throws IOException {
        channel = SocketChannel.open();
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
        boolean connected = channel.connect(address);
        key = channel.register(selector, connected ? SelectionKey.OP_READ : SelectionKey.OP_CONNECT, this);
    }

    void send(byte[] request, long dueNanos) throws IOException {
        due = dueNanos;
        busy = true;
        bodyLeft = -1;
        in.clear();
        out = ByteBuffer.wrap(request);
        if (channel.isConnected()) {
            write();
        }
    }

    /** Goes on as far as it can; the status of an answer that is there now, or 0. */
    int proceed() throws IOException {
        if (key.isConnectable()) {
            channel.finishConnect();
            write();
        } else if (key.isWritable()) {
            write();
        }
        return key.isReadable() ? read() : 0;
    }

    private void write() throws IOException {
        channel.write(out);
        key.interestOps(out.hasRemaining() ? SelectionKey.OP_WRITE : SelectionKey.OP_READ);
    }

    private int read() throws IOException {
        int count = channel.read(in);
        if (count < 0 || !busy) {
            throw new IOException("closed");
        }
        if (bodyLeft < 0) {
            String head = new String(in.array(), 0, in.position(), StandardCharsets.ISO_8859_1);
            int end = head.indexOf(HEAD_END);
            if (end < 0) {
                if (!in.hasRemaining()) {
                    throw new IOException("no HTTP");
                }
                return 0;
            }
            int body = end + HEAD_END.length();
            bodyLeft = head(head.substring(0, end)) - (in.position() - body);
        } else {
            bodyLeft -= count;
        }
        if (bodyLeft > 0) {
            in.clear(); // what the body says is not looked at
            return 0;
        }
        busy = false;
        return status;
    }

    /** Takes the status; the length of the body. */
    private long head(String head) throws IOException {
        String small = head.toLowerCase(Locale.ROOT);
        int at = small.indexOf("\r\ncontent-length:");
        if (!small.startsWith("http/1.1 ") || at < 0) {
            throw new IOException("no HTTP/1.1 with a Content-Length");
        }
        int from = at + "\r\ncontent-length:".length();
        int to = small.indexOf('\r', from);
        try {
            status = Integer.parseInt(small.substring("http/1.1 ".length(), "http/1.1 ".length() + 3));
            return Long.parseLong(small.substring(from, to < 0 ? small.length() : to).trim());
        } catch (NumberFormatException e) {
            throw new IOException("no HTTP", e);
        }
    }

    void close() {
        try {
            channel.close();
        } catch (IOException _) {
            // it is gone either way
        }
    }
}
