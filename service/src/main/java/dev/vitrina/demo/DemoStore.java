package dev.vitrina.demo;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;

import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;

/**
 * A small shop on loopback that speaks the Shopify Admin GraphQL API: the default shop where no real one is configured,
 * and the one that tests run against. It holds the same 2,000 products on every start, has no state but its cost bucket,
 * and can be made to misbehave. Safe for use by many threads.
 */
public final class DemoStore implements AutoCloseable {

    private static final String HOST = "127.0.0.1";
    private static final int LARGEST_REQUEST = 512 * 1024;
    private static final int MOST_CONNECTIONS = 4_096;
    private static final Duration GRACE = Duration.ofMillis(100);

    private final Catalogue catalogue;
    private final Chaos chaos;
    private final CallLog log = new CallLog();
    private final String token = "shpat_demo_" + UUID.randomUUID().toString().replace("-", "");
    private final WebServer server;

    private DemoStore(DemoSettings settings, InstantSource clock) {
        catalogue = Catalogue.at(clock.instant());
        CostBucket bucket = new CostBucket(settings.plan().bucket(), clock);
        chaos = new Chaos(settings, bucket);
        HttpRouting.Builder routing = HttpRouting.builder();
        new GraphQlEndpoint(new GraphQlEngine(catalogue, bucket, clock), chaos, log, token).routes(routing);
        server = WebServer.builder()
                .host(HOST)
                .port(0)
                .shutdownHook(false)
                .shutdownGracePeriod(GRACE)
                .maxTcpConnections(MOST_CONNECTIONS)
                .maxPayloadSize(LARGEST_REQUEST)
                .connectionOptions(options -> options.tcpNoDelay(true))
                .routing(routing)
                .build();
    }

    /**
     * Opens the shop on a free port of 127.0.0.1. Blocks until it takes calls. It installs no shutdown hook.
     *
     * @param settings how it behaves until chaos changes it
     * @param clock what the cost bucket and the visibility of products go by; waiting goes by real time
     * @return the open shop, to be closed by the caller
     */
    public static DemoStore start(DemoSettings settings, InstantSource clock) {
        DemoStore store = new DemoStore(settings, clock);
        store.server.start();
        return store;
    }

    /** {@return the base address; queries go to {@code POST {url}/admin/api/{version}/graphql.json}} */
    public URI url() {
        return URI.create("http://" + HOST + ":" + server.port());
    }

    /** {@return what {@code X-Shopify-Access-Token} must be, another one on each start} */
    public String token() {
        return token;
    }

    /** {@return the whole catalogue in the order of ids, hidden products included} */
    public List<DemoProduct> products() {
        return catalogue.products();
    }

    /**
     * Changes how the store behaves from now on. A field left out keeps its value. Calls that hang or dribble go on at
     * once when what holds them ends. Does not block.
     *
     * @param json a JSON object of {@code latency_ms error_rate throttle down hang malformed slow_body empty
     *     ignore_search answer bucket cost_rule plan}, and {@code reset}, which takes all of them and the bucket back to
     *     the settings before the other fields are applied
     * @return what became of it; a bad input is rejected and changes nothing
     */
    public ChaosReply chaos(String json) {
        return chaos.apply(json);
    }

    /** {@return how the store behaves now, a JSON object with every field of chaos but {@code reset}} */
    public String chaos() {
        return chaos.json();
    }

    /**
     * Counts the calls of one GraphQL operation, also those that chaos, the token or the bucket let fail.
     *
     * @param operation the name of the operation; empty for those without a name
     * @return how many since the start
     */
    public long calls(String operation) {
        return log.calls(operation);
    }

    /** {@return how many calls there were since the start, unreadable ones included} */
    public long calls() {
        return log.calls();
    }

    /**
     * Counts the calls that chaos spoiled: delayed beyond the settings' latency, failed by rate, throttled by the flag,
     * answered by a canned answer, empty, unfiltered, malformed or byte by byte, held, or cut off. A call counts once, when the
     * first of this begins. What the bucket refuses, or a wrong token, is no chaos.
     *
     * @return how many since the start; no change of chaos takes it back
     */
    public long faults() {
        return log.spoiled();
    }

    /** {@return how many calls are being answered or held at the moment} */
    public int callsInFlight() {
        return log.inFlight();
    }

    /**
     * Says what the last call of an operation was priced at before it ran.
     *
     * @param operation the name of the operation; empty for those without a name
     * @return points, 0 for a query that was invalid; empty where there was no such call
     */
    public OptionalInt lastRequestedCost(String operation) {
        return log.lastRequestedCost(operation);
    }

    /** Lets go of every call that waits and closes the shop; blocks for a fraction of a second at most. */
    @Override
    public void close() {
        chaos.end();
        server.stop();
    }
}
