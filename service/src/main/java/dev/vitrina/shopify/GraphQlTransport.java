package dev.vitrina.shopify;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import dev.vitrina.config.Secret;
import io.helidon.common.media.type.MediaTypes;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webclient.api.HttpClientResponse;
import io.helidon.webclient.api.WebClient;

/**
 * Posts GraphQL requests, each within a deadline. Safe for use by many threads.
 *
 * <p>How the deadline works: the web client bounds a connect and a single read, so a body that dribbles could go on for
 * ever. Each exchange therefore runs in a virtual thread of its own, and the one that asked for it waits until the
 * deadline and then interrupts it. Interrupting a virtual thread in a socket operation closes the socket (see the class
 * description of {@link java.net.Socket}), which cuts the connection too. The slot is given back by the exchange itself,
 * when it has really ended.
 */
final class GraphQlTransport implements AutoCloseable {

    static final int LARGEST_BODY = 32 << 20;

    /**
     * For how long the web client watches a pooled connection, for it takes its read timeout for that too: past it the connection
     * would be lost from the pool unclosed, and shortly before it a call would inherit what is left. The deadline is ours.
     */
    private static final Duration LONGEST_IDLE = Duration.ofDays(1);

    private static final HeaderName TOKEN = HeaderNames.create("X-Shopify-Access-Token");
    private static final HeaderName VERSION = HeaderNames.create("X-Shopify-API-Version");

    /** What is shorter stands in words by chance, and is no token of Shopify's, which have 38 characters. */
    private static final int SHORTEST_SECRET = 8;

    private final WebClient client;
    private final String path;
    private final Duration hardDeadline;
    private final Secret token;

    GraphQlTransport(ShopifySettings settings) {
        this.path = "/admin/api/" + settings.apiVersion() + "/graphql.json";
        this.hardDeadline = settings.hardDeadline();
        this.token = settings.token();
        this.client = WebClient.builder()
                .baseUri(settings.url())
                .connectTimeout(settings.connectTimeout())
                .readTimeout(LONGEST_IDLE)
                .connectionCacheSize(settings.maxConcurrent())
                .shareConnectionCache(false)
                .followRedirects(false)
                .sendExpectContinue(false)
                .addHeader(TOKEN, settings.token().reveal())
                .addHeader(HeaderNames.USER_AGENT, "Vitrina")
                .build();
    }

    /**
     * Blocks until the reply is whole or the deadline over, whichever comes first. Runs the given action when the exchange has
     * really ended, which after the deadline may be later.
     */
    Exchange post(byte[] body, Runnable atEnd) throws InterruptedException {
        var result = new CompletableFuture<Exchange>();
        Thread call = Thread.ofVirtual().name("shopify-call").start(() -> exchange(body, result, atEnd));
        try {
            return result.get(hardDeadline.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException _) {
            return new Exchange.TimedOut(hardDeadline);
        } catch (ExecutionException e) {
            throw new IllegalStateException("an exchange ends with a value", e);
        } finally {
            call.interrupt();
        }
    }

    private void exchange(byte[] body, CompletableFuture<Exchange> result, Runnable atEnd) {
        Exchange exchange = new Exchange.Broken(true, "the call ended without a result");
        try {
            exchange = exchange(body);
        } finally {
            atEnd.run(); // first, so that whoever gets the result can make another call at once
            result.complete(exchange);
        }
    }

    private Exchange exchange(byte[] body) {
        try (HttpClientResponse response = client.post(path).contentType(MediaTypes.APPLICATION_JSON).submit(body)) {
            byte[] received = withoutToken(readBounded(response.inputStream()));
            if (received.length > LARGEST_BODY) {
                return new Exchange.Broken(true, "an answer of more than " + LARGEST_BODY + " bytes");
            }
            String version = response.headers().first(VERSION).orElse(null);
            return new Exchange.Replied(response.status().code(), version, received);
        } catch (IOException | RuntimeException e) {
            Throwable root = root(e);
            boolean connected = !(root instanceof ConnectException || root instanceof UnknownHostException
                    || root instanceof SocketTimeoutException);
            return new Exchange.Broken(connected,
                    withoutToken(described(root)));
        }
    }

    private static String described(Throwable e) {
        String kind = e.getClass().getSimpleName();
        return e.getMessage() == null ? kind : kind + ": " + e.getMessage();
    }

    /** A shop, or a proxy before it, may quote what it was sent; what it says is logged and shown to operators. */
    private byte[] withoutToken(byte[] body) {
        String text = new String(body, StandardCharsets.ISO_8859_1); // keeps each byte as it is
        String masked = withoutToken(text);
        return masked.equals(text) ? body : masked.getBytes(StandardCharsets.ISO_8859_1);
    }

    private String withoutToken(String text) {
        return token.reveal().length() < SHORTEST_SECRET ? text : text.replace(token.reveal(), token.toString());
    }

    private static byte[] readBounded(InputStream body) throws IOException {
        return body.readNBytes(LARGEST_BODY + 1);
    }

    private static Throwable root(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    @Override
    public void close() {
        client.closeResource();
    }
}
