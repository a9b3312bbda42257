package dev.vitrina;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;

import dev.vitrina.config.BadSettingException;
import dev.vitrina.http.ConnectionClose;
import dev.vitrina.http.Connections;
import dev.vitrina.http.CrossOrigin;
import dev.vitrina.http.Drain;
import dev.vitrina.http.HttpSettings;
import dev.vitrina.http.ProblemAnswers;
import dev.vitrina.http.RequestLimit;
import dev.vitrina.http.SafetyHeaders;
import dev.vitrina.lookup.LookupSettings;
import dev.vitrina.ops.OpsGuard;
import dev.vitrina.ops.OpsSettings;
import io.helidon.webserver.ListenerConfig;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http1.Http1Config;

/** The two listeners of a service, with the limits that both have. */
final class Listeners {

    static final String OPS = "ops";

    private static final int LONGEST_REQUEST_LINE = 8 << 10;
    private static final int LARGEST_HEADERS = 16 << 10;
    private static final int LARGEST_BODY = 64 << 10;
    private static final int MOST_CONNECTIONS = 10_000;

    /** The drain cuts what is not over at its limit, and counts it; the server's own end must not come first. */
    private static final Duration BEHIND_DRAIN = Duration.ofSeconds(1);

    private Listeners() {}

    static WebServer start(HttpSettings http, HttpRouting.Builder products, OpsSettings ops,
            HttpRouting.Builder operations, Drain drain) {
        WebServer server = WebServer.builder()
                .update(listener -> configure(listener, http.host(), http.port(), products,
                        connections(http, drain, true)))
                .shutdownGracePeriod(http.drain().limit().plus(BEHIND_DRAIN))
                .update(_ -> products.addFilter(drain))
                .update(_ -> products.addFeature(new RequestLimit(http.limits().maxRequests())))
                .update(listeners -> CrossOrigin.install(listeners, products, http.cors()))
                .putSocket(OPS,
                        listener -> configure(listener, ops.host(), ops.port(), operations,
                                connections(http, drain, false)))
                .update(_ -> operations.addFilter(new OpsGuard(ops)))
                .shutdownHook(false)
                .build()
                .start();
        if (!server.isRunning()) {
            throw new BadSettingException(
                    "cannot listen on " + http.host() + ":" + http.port() + " and " + ops.host() + ":"
                            + ops.port());
        }
        return server;
    }

    /** Throws {@link BadSettingException} where one of the addresses cannot be listened on, or a request may not take as long as it waits. */
    static void check(HttpSettings http, OpsSettings ops, LookupSettings waiting) {
        http.limits().check(waiting.patience());
        if (http.port() == ops.port() && http.port() != 0) {
            throw new BadSettingException("http.port and ops.port are both " + http.port() + "; they must differ");
        }
        checkFree("http", http.host(), http.port());
        checkFree("ops", ops.host(), ops.port());
    }

    /** An address as a log line and a browser need it. */
    static URI url(String host, int port) {
        String literal = host.indexOf(':') < 0 ? host : "[" + host.replaceFirst("%.*", "") + "]";
        return URI.create("http://" + literal + ":" + port);
    }

    private static void configure(ListenerConfig.BuilderBase<?, ?> listener, String host, int port,
            HttpRouting.Builder routing, Connections connections) {
        ProblemAnswers.install(routing);
        routing.addFilter(new ConnectionClose());
        routing.addFilter(new SafetyHeaders());
        ProblemAnswers.install(listener);
        listener.host(host)
                .port(port)
                .addRouting(routing)
                .maxPayloadSize(LARGEST_BODY)
                .maxTcpConnections(MOST_CONNECTIONS)
                .connectionOptions(socket -> socket.tcpNoDelay(true));
        connections.install(listener);
    }

    private static Connections connections(HttpSettings http, Drain drain, boolean linger) {
        Http1Config spoken = Http1Config.builder()
                .maxPrologueLength(LONGEST_REQUEST_LINE)
                .maxHeadersSize(LARGEST_HEADERS)
                .validatePrologue(false) // QueryParameters is stricter, and names the parameter
                .build();
        Connections connections = new Connections(spoken, http.limits(), linger);
        drain.add(connections);
        return connections;
    }

    /** Helidon logs a stack trace where a port is taken, and returns; an operator needs one line that names the port. */
    private static void checkFree(String section, String host, int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(host, port));
        } catch (IOException | IllegalArgumentException e) {
            throw new BadSettingException(
                    section + ".host and " + section + ".port: cannot listen on " + host + ":" + port + ": "
                            + e.getMessage());
        }
    }
}
