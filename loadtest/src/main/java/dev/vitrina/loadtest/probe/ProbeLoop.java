package dev.vitrina.loadtest.probe;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

import org.HdrHistogram.Histogram;

/** One run of a probe. Used by one thread. */
final class ProbeLoop implements AutoCloseable {

    private static final int MOST_CONNECTIONS = 512;
    private static final long TIMEOUT_NANOS = 10_000_000_000L;
    private static final long SECOND_NANOS = 1_000_000_000L;
    private static final long MILLI_NANOS = 1_000_000L;
    private static final long NAP_NANOS = 100_000L;

    private final SocketAddress address;
    private final List<byte[]> requests;
    private final int status;
    private final Selector selector = Selector.open();
    private final Set<Connection> all = new HashSet<>();
    private final ArrayDeque<Connection> idle = new ArrayDeque<>();
    private final Histogram nanos = new Histogram(3);
    private final Histogram lag = new Histogram(3);
    private final Map<String, Long> failures = new HashMap<>();
    private long offered;
    private long started;
    private long lookedForOverdue;
    /** Whether each connection that there may be waits for the service. */
    private boolean exhausted;
    /** When one was there again, by {@link System#nanoTime}; that what was due before is late is the service's doing. */
    private long freeSince = System.nanoTime();

    ProbeLoop(SocketAddress address, List<byte[]> requests, int status) throws IOException {
        this.address = address;
        this.requests = requests;
        this.status = status;
    }

    void run(int rate, long count) throws IOException {
        offered = count;
        long from = System.nanoTime();
        long last = from + count * SECOND_NANOS / rate;
        long next = 0;
        while (next < count || all.size() > idle.size()) {
            long now = System.nanoTime();
            if (now - last > TIMEOUT_NANOS) {
                break;
            }
            boolean held = false;
            while (!held && next < count && from + next * SECOND_NANOS / rate <= now) {
                held = !start(from + next * SECOND_NANOS / rate);
                next += held ? 0 : 1;
            }
            boolean waits = held || next == count; // for answers, and for nothing else
            receive(waits ? MILLI_NANOS : from + next * SECOND_NANOS / rate - System.nanoTime());
            dropOverdue();
        }
        long end = System.nanoTime();
        for (Connection one : List.copyOf(all)) {
            if (one.busy) {
                fail(one, "timed out");
            }
        }
        for (; next < count; next++) {
            started++; // the probe would have sent it, had the service answered others
            failed(from + next * SECOND_NANOS / rate, end, "never sent");
        }
    }

    /** False where all connections that there may be are busy. */
    private boolean start(long due) throws IOException {
        Connection connection = idle.poll();
        if (connection == null) {
            if (all.size() == MOST_CONNECTIONS) {
                exhausted = true;
                return false;
            }
            connection = new Connection(selector, address);
            all.add(connection);
        }
        long now = System.nanoTime();
        freeSince = exhausted ? now : freeSince;
        exhausted = false;
        lag.recordValue(now - Math.max(due, freeSince));
        byte[] request = requests.get((int) (started++ % requests.size()));
        try {
            connection.send(request, due);
        } catch (IOException e) {
            fail(connection, reason(e));
        }
        return true;
    }

    /** Takes what has come, waiting for it no longer than until the next request is due. */
    private void receive(long untilDue) throws IOException {
        if (untilDue >= MILLI_NANOS) {
            selector.select(untilDue / MILLI_NANOS);
        } else if (selector.selectNow() == 0 && untilDue > 0) {
            LockSupport.parkNanos(Math.min(untilDue, NAP_NANOS));
            selector.selectNow();
        }
        for (SelectionKey key : selector.selectedKeys()) {
            if (key.isValid() && key.attachment() instanceof Connection connection) {
                proceed(connection);
            }
        }
        selector.selectedKeys().clear();
    }

    private void proceed(Connection connection) {
        try {
            int came = connection.proceed();
            if (came != 0) {
                long took = System.nanoTime() - connection.due;
                nanos.recordValue(took);
                if (came != status) {
                    failures.merge("status " + came, 1L, Long::sum);
                } else if (took > TIMEOUT_NANOS) {
                    failures.merge("over 10 s", 1L, Long::sum);
                }
                idle.push(connection);
            }
        } catch (IOException e) {
            fail(connection, reason(e));
        }
    }

    private static String reason(IOException e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    /** Ten looks a second are enough for a limit of ten seconds. */
    private void dropOverdue() {
        long now = System.nanoTime();
        if (now - lookedForOverdue < SECOND_NANOS / 10) {
            return;
        }
        lookedForOverdue = now;
        for (Connection one : List.copyOf(all)) {
            if (one.busy && now - one.due > TIMEOUT_NANOS) {
                fail(one, "timed out");
            }
        }
    }

    private void fail(Connection connection, String why) {
        if (connection.busy) {
            failed(connection.due, System.nanoTime(), why);
        }
        connection.busy = false;
        connection.close();
        all.remove(connection);
        idle.remove(connection);
    }

    private void failed(long due, long end, String why) {
        nanos.recordValue(Math.max(0, end - due));
        failures.merge(why, 1L, Long::sum);
    }

    ProbeResult result(long cpuNanos, long wallNanos) {
        return new ProbeResult(offered, started, nanos, lag, failures, cpuNanos, wallNanos);
    }

    @Override
    public void close() throws IOException {
        all.forEach(Connection::close);
        selector.close();
    }
}
