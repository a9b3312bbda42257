package dev.vitrina;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import javax.net.ssl.SSLSession;

/** An answer that was read off a raw connection, or put together by hand. */
final class CannedResponse implements HttpResponse<byte[]> {

    private final int status;
    private final HttpHeaders headers;
    private final byte[] body;

    CannedResponse(int status, Map<String, List<String>> headers, byte[] body) {
        this.status = status;
        this.headers = HttpHeaders.of(headers, (_, _) -> true);
        this.body = body;
    }

    /** Reads what {@link RawHttp} received; the body must be text, and its length told by the end of the connection. */
    static CannedResponse parse(String raw) {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        raw.substring(0, raw.indexOf("\r\n\r\n")).lines().skip(1).forEach(line -> {
            int colon = line.indexOf(':');
            headers.computeIfAbsent(line.substring(0, colon), _ -> new ArrayList<>())
                    .add(line.substring(colon + 1).strip());
        });
        return new CannedResponse(RawHttp.status(raw), headers, RawHttp.body(raw).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public int statusCode() {
        return status;
    }

    @Override
    public HttpHeaders headers() {
        return headers;
    }

    @Override
    public byte[] body() {
        return body;
    }

    @Override
    public HttpRequest request() {
        throw new UnsupportedOperationException("there was none");
    }

    @Override
    public URI uri() {
        throw new UnsupportedOperationException("there was none");
    }

    @Override
    public HttpClient.Version version() {
        return HttpClient.Version.HTTP_1_1;
    }

    @Override
    public Optional<HttpResponse<byte[]>> previousResponse() {
        return Optional.empty();
    }

    @Override
    public Optional<SSLSession> sslSession() {
        return Optional.empty();
    }
}
