package dev.vitrina.http;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.concurrency.limits.Limit;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.ListenerConfig;
import io.helidon.webserver.http1.Http1Config;
import io.helidon.webserver.http1.Http1Connection;
import io.helidon.webserver.http1.Http1ConnectionSelector;
import io.helidon.webserver.spi.ServerConnection;
import io.helidon.webserver.spi.ServerConnectionSelector;

/**
 * The connections of a listener, which end when their caller is too slow. Safe for use by many threads.
 *
 * <p>How it works: each connection of Helidon's is wrapped. Once a second Helidon asks all how long they have been idle, which is
 * since a request began or ended, and closes those past its timeout; but that ends only those that wait for a request line. A
 * caller who dribbles headers or a body, or does not read the answer, would stay forever. So the timeout that Helidon is told is
 * that of a request, and the wrapper decides: what waits for a request line has the longer idle timeout, and anything else is cut.
 */
public final class Connections implements ServerConnectionSelector {

    private static final Duration BETWEEN_CHECKS = Duration.ofSeconds(1);

    private final ServerConnectionSelector http1;
    private final RequestLimits limits;
    private final boolean linger;
    private final Set<Kept> open = ConcurrentHashMap.newKeySet();
    private volatile boolean stopping;
    private volatile boolean answersAreLast;

    /**
     * Makes an empty set.
     *
     * @param http how HTTP/1.1 is spoken
     * @param limits how slow callers may be
     * @param linger whether connections stay when the server stops, until {@link Drain} ends them
     */
    public Connections(Http1Config http, RequestLimits limits, boolean linger) {
        this.http1 = Http1ConnectionSelector.builder().config(http).build();
        this.limits = limits;
        this.linger = linger;
    }

    /**
     * Makes a listener use these connections, and no others.
     *
     * @param listener the listener being configured
     */
    public void install(ListenerConfig.BuilderBase<?, ?> listener) {
        listener.addConnectionSelector(this)
                .protocolsDiscoverServices(false)
                .idleConnectionTimeout(limits.requestTimeout())
                .idleConnectionPeriod(BETWEEN_CHECKS);
    }

    /** The server is about to stop. */
    void stopping() {
        stopping = true;
    }

    /** Whether the server has stopped listening, so that whoever is told to connect anew does not come back here. */
    boolean answersAreLast() {
        return answersAreLast;
    }

    /** Closes connections that wait for a request; others end with their answer. */
    void close() {
        open.forEach(kept -> kept.connection.close(false));
    }

    /** Closes all, whatever they do. */
    void cut() {
        open.forEach(kept -> kept.connection.close(true));
    }

    @Override
    public int bytesToIdentifyConnection() {
        return http1.bytesToIdentifyConnection();
    }

    @Override
    public Support supports(BufferData data) {
        return http1.supports(data);
    }

    @Override
    public Set<String> supportedApplicationProtocols() {
        return http1.supportedApplicationProtocols();
    }

    @Override
    public ServerConnection connection(ConnectionContext context) {
        return new Kept((Http1Connection) http1.connection(context));
    }

    private final class Kept implements ServerConnection {

        private final Http1Connection connection;

        Kept(Http1Connection connection) {
            this.connection = connection;
        }

        @Override
        public void handle(Limit limit) throws InterruptedException {
            open.add(this);
            try {
                connection.handle(limit);
            } finally {
                open.remove(this);
            }
        }

        @Override
        public Duration idleTime() {
            return connection.idleTime();
        }

        /** The server asks for this once it has stopped listening, and before that, about those that seem idle. */
        @Override
        public void close(boolean interrupt) {
            if (interrupt) {
                connection.close(true);
            } else if (!stopping) {
                closeWhereSlow();
            } else if (linger) {
                answersAreLast = true;
            } else {
                connection.close(false);
            }
        }

        private void closeWhereSlow() {
            boolean waits = connection.canInterrupt();
            if (!waits || idleTime().compareTo(limits.idleTimeout()) >= 0) {
                connection.close(true);
            }
        }
    }
}
