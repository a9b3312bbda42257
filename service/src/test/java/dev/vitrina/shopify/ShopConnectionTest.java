package dev.vitrina.shopify;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import dev.vitrina.TestClock;
import dev.vitrina.config.Secret;
import dev.vitrina.product.Market;
import dev.vitrina.product.ProductQuery.Listing;
import dev.vitrina.shopify.ShopifyResult.Cause;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/** What can happen to a connection happens here, below anything that a web server would do. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
final class ShopConnectionTest {

    private static final Listing PAGE = Listing.first(5, new Market("US"));
    private static final CallTerms BACKGROUND = CallTerms.inBackground(Lane.REFRESH);
    private static final BreakerSettings PATIENT = new BreakerSettings(100, 100, 1, Duration.ofHours(1),
            Duration.ofHours(1));
    private static final Duration SOON = Duration.ofMillis(300);
    private static final Duration LATE = Duration.ofSeconds(50);

    @Test
    void anOverdueCallIsCutWithItsConnection() throws Exception {
        for (String sent : new String[]{"", "HTTP/1.1 200 OK\r\nX-",
            "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"da"}) {
            RawShop.Behaviour halting = connection -> {
                RawShop.write(connection, sent);
                RawShop.readToEnd(connection);
            };
            try (RawShop shop = new RawShop(halting); ShopifyClient client = client(shop.url(), LATE, SOON)) {
                assertThat(client.listing(PAGE, BACKGROUND)).isEqualTo(new ShopifyResult.TimedOut<>(SOON));
                assertThat(shop.ended()).succeedsWithin(LATE);
            }
        }
    }

    @Test
    void aConnectionThatBreaksIsAFailure() throws Exception {
        for (String sent : new String[]{"", "nonsense\r\n\r\n", "HTTP/1.1 200 OK\r\nX-",
            "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"da",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\n{\"da\r\n"}) {
            try (RawShop shop = new RawShop(connection -> RawShop.write(connection, sent));
                    ShopifyClient client = client(shop.url(), LATE, LATE)) {
                assertCause(client.listing(PAGE, BACKGROUND), Cause.CONNECTION_LOST);
            }
        }
    }

    @Test
    void aConnectionThatWasIdleForLongerThanTheDeadlineIsUsedAgain() throws Exception {
        String answer = "HTTP/1.1 200 OK\r\nContent-Length: 11\r\n\r\n{\"data\":{}}";
        RawShop.Behaviour keepingAlive = connection -> {
            for (int answered = 0; answered < 2; answered++) {
                RawShop.readRequest(connection);
                RawShop.write(connection, answer);
            }
            RawShop.readToEnd(connection);
        };
        RawShop.Behaviour silent = RawShop::readToEnd;
        try (RawShop shop = new RawShop(keepingAlive);
                RawShop other = new RawShop(silent);
                ShopifyClient client = client(shop.url(), LATE, SOON);
                ShopifyClient waiting = client(other.url(), LATE, SOON.multipliedBy(3))) {
            assertCause(client.listing(PAGE, BACKGROUND), Cause.MALFORMED);
            assertThat(waiting.listing(PAGE, BACKGROUND)).isInstanceOf(ShopifyResult.TimedOut.class);
            assertCause(client.listing(PAGE, BACKGROUND), Cause.MALFORMED);
        }
    }

    @Test
    void aRedirectIsNotFollowedForItWouldCarryTheToken() throws Exception {
        try (RawShop elsewhere = new RawShop(RawShop::readToEnd);
                RawShop shop = new RawShop(connection -> RawShop.write(connection,
                        "HTTP/1.1 307 Temporary Redirect\r\nLocation: "
                                + elsewhere.url() + "/\r\nContent-Length: 0\r\n\r\n"));
                ShopifyClient client = client(shop.url(), LATE, LATE)) {
            assertCause(client.listing(PAGE, BACKGROUND), Cause.STATUS);
            assertThat(elsewhere.ended()).isNotDone();
        }
    }

    @Test
    void nobodyListensThere() throws Exception {
        URI nobody;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = URI.create("http://127.0.0.1:" + socket.getLocalPort());
        }
        try (ShopifyClient client = client(nobody, LATE, LATE)) {
            assertCause(client.listing(PAGE, BACKGROUND), Cause.NO_CONNECTION);
        }
    }

    @Test
    void aConnectionThatDoesNotOpenIsGivenUpLongBeforeTheDeadline() throws Exception {
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            URI url = URI.create("http://127.0.0.1:" + full.getLocalPort());
            List<Socket> waiting = fillBacklog(full);
            try (ShopifyClient client = client(url, SOON, LATE)) {
                assertCause(client.listing(PAGE, BACKGROUND), Cause.NO_CONNECTION);
            }
            for (Socket socket : waiting) {
                socket.close();
            }
        }
    }

    @Test
    void anEndlessBodyIsCutShort() throws Exception {
        RawShop.Behaviour endless = connection -> {
            RawShop.write(connection,
                    "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n");
            String chunk = "10000\r\n" + " ".repeat(0x10000) + "\r\n";
            for (long sent = 0; sent < 4L * GraphQlTransport.LARGEST_BODY; sent += 0x10000) {
                RawShop.write(connection, chunk);
            }
        };
        try (RawShop shop = new RawShop(endless); ShopifyClient client = client(shop.url(), LATE, LATE)) {
            assertCause(client.listing(PAGE, BACKGROUND), Cause.CONNECTION_LOST);
            assertThat(shop.ended()).failsWithin(LATE).withThrowableThat().withCauseInstanceOf(IOException.class);
        }
    }

    private static void assertCause(ShopifyResult<?> result, Cause cause) {
        assertThat(result).isInstanceOfSatisfying(ShopifyResult.Failed.class,
                failed -> assertThat(failed.cause()).isEqualTo(cause));
    }

    /** Connections that nobody accepts, until the system takes no more of them. */
    private static List<Socket> fillBacklog(ServerSocket full) {
        List<Socket> waiting = new ArrayList<>();
        try {
            while (waiting.size() < 1_000) {
                Socket socket = new Socket();
                waiting.add(socket);
                socket.connect(full.getLocalSocketAddress(), (int) SOON.toMillis());
            }
        } catch (IOException _) {
            return waiting;
        }
        throw new AssertionError("the backlog has no end");
    }

    private static ShopifyClient client(URI url, Duration connectTimeout, Duration hardDeadline) {
        return new ShopifyClient(
                new ShopifySettings(url, new Secret("token"), "2026-10", connectTimeout, hardDeadline, 8, PATIENT),
                new TestClock());
    }
}
