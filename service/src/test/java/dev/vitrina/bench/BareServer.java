package dev.vitrina.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Set;

import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http1.Http1Config;

/**
 * What a memory hit is measured against: the least that Helidon can do. It asks a running Vitrina for one answer when it
 * starts, and then sends those bytes and those headers, made beforehand, to whoever asks for the same path. There is one
 * route and no filter. Started by {@code bench/memory-hit.sh}.
 */
final class BareServer {

    /** Helidon writes these itself, for both servers. */
    private static final Set<String> OF_HELIDON = Set.of("connection", "content-length", "date");

    private BareServer() {}

    /**
     * Starts the server on a free port of loopback, prints its address, and leaves it running.
     *
     * @param arguments the URL to copy, which must be in Vitrina's memory; then the value of Accept-Encoding to ask with
     */
    static void main(String... arguments) throws IOException, InterruptedException {
        URI original = URI.create(arguments[0]);
        HttpResponse<byte[]> answer = hit(original, arguments[1]);
        byte[] body = answer.body();
        Header[] headers = headers(answer);
        HttpRouting.Builder routing = HttpRouting.builder().get(original.getPath(), (_, response) -> {
            for (Header header : headers) {
                response.header(header);
            }
            response.send(body);
        });
        System.out.println("Bare server listens on http://127.0.0.1:" + start(routing).port());
    }

    private static HttpResponse<byte[]> hit(URI url, String encoding) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(url).header("Accept-Encoding", encoding).build();
            HttpResponse<byte[]> answer = client.send(request, BodyHandlers.ofByteArray());
            String source = answer.headers().firstValue("Vitrina-Source").orElse("");
            if (answer.statusCode() != 200 || !source.equals("memory")) {
                throw new IllegalStateException(url + " is no memory hit: " + answer + " " + answer.headers());
            }
            return answer;
        }
    }

    private static Header[] headers(HttpResponse<?> answer) {
        return answer.headers().map().entrySet().stream()
                .map(header -> HeaderValues.createCached(HeaderNames.create(header.getKey()),
                        header.getValue().getFirst()))
                .filter(header -> !OF_HELIDON.contains(header.headerName().lowerCase()))
                .toArray(Header[]::new);
    }

    /** As {@code Listeners} of the service does it. */
    private static WebServer start(HttpRouting.Builder routing) {
        return WebServer.builder()
                .address(InetAddress.getLoopbackAddress())
                .port(0)
                .addRouting(routing)
                .maxPayloadSize(64 << 10)
                .connectionOptions(socket -> socket.tcpNoDelay(true))
                .addProtocol(Http1Config.builder()
                        .maxPrologueLength(8 << 10)
                        .maxHeadersSize(16 << 10)
                        .validatePrologue(false)
                        .build())
                .shutdownHook(false)
                .build()
                .start();
    }
}
