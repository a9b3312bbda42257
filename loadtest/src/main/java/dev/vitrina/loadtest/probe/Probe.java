package dev.vitrina.loadtest.probe;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/**
 * Asks a service at a constant rate, whatever becomes of the requests before: an open loop. A request's time counts from when it was due, so a
 * service that stalls is charged for all who would have asked meanwhile. Bodies are not looked at. Immutable.
 *
 * <p>How it works: one thread writes what is due to idle connections and reads what has come. It sleeps in between, at the most a tenth of a
 * millisecond while something is due soon, so that it leaves the processors to the service.
 *
 * @param base where the service listens, plain HTTP
 * @param paths what is asked for, in turn
 * @param status the status that each answer must have
 */
public record Probe(URI base, List<String> paths, int status) {

    /** Keeps a copy, and checks the address. */
    public Probe {
        paths = List.copyOf(paths);
        if (!"http".equals(base.getScheme()) || base.getPort() < 0 || paths.isEmpty()) {
            throw new IllegalArgumentException("a probe needs an http address with a port, and a path: " + base);
        }
    }

    /**
     * Asks. Blocks for as long as requests are due, and then until all are answered or ten seconds have passed since.
     *
     * @param rate requests a second
     * @param length for how long requests are due
     * @return what was found; where nothing listens, all failed
     * @throws IOException if the machine gives no socket
     */
    public ProbeResult run(int rate, Duration length) throws IOException {
        List<byte[]> requests = paths.stream().map(this::request).toList();
        long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        long from = System.nanoTime();
        try (ProbeLoop loop = new ProbeLoop(new InetSocketAddress(base.getHost(), base.getPort()), requests, status)) {
            loop.run(rate, rate * length.toMillis() / 1000);
            return loop.result(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpu,
                    System.nanoTime() - from);
        }
    }

    private byte[] request(String path) {
        return ("GET " + path + " HTTP/1.1\r\nHost: " + base.getHost() + ":" + base.getPort()
                + "\r\nUser-Agent: vitrina-probe\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
    }
}
