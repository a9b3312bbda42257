package dev.vitrina.http;

import dev.vitrina.product.Representation;
import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.ServerRequestHeaders;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

/** Sends a rendered body: in gzip where the caller takes it, not at all where the caller has it already. */
public final class BodyAnswer {

    private static final Header JSON = HeaderValues.createCached(HeaderNames.CONTENT_TYPE, "application/json");
    private static final Header GZIP = HeaderValues.createCached(HeaderNames.CONTENT_ENCODING, "gzip");
    private static final Header VARY = HeaderValues.createCached(HeaderNames.VARY, "Accept-Encoding");

    private BodyAnswer() {}

    /**
     * Sends JSON, or 304 without it, with the headers that describe it; headers set before stay.
     *
     * @param request what it answers
     * @param response where it goes; nothing was sent on it yet
     * @param body the bytes
     */
    public static void send(ServerRequest request, ServerResponse response, Representation body) {
        send(request, response, JSON, body);
    }

    /**
     * The same with something else than JSON.
     *
     * @param request what it answers
     * @param response where it goes; nothing was sent on it yet
     * @param contentType the header that says what it is
     * @param body the bytes
     */
    public static void send(ServerRequest request, ServerResponse response, Header contentType, Representation body) {
        ServerRequestHeaders headers = request.headers();
        response.header(RequestId.header(headers));
        response.header(VARY);
        response.header(HeaderValues.create(HeaderNames.ETAG, body.etag()));
        if (headers.contains(HeaderNames.IF_NONE_MATCH)
                && EntityTags.match(headers.get(HeaderNames.IF_NONE_MATCH).allValues(), body.etag())) {
            response.status(Status.NOT_MODIFIED_304);
            response.send();
            return;
        }
        response.header(contentType);
        byte[] gzip = allowsGzip(headers) ? body.gzip() : null;
        if (gzip != null) {
            response.header(GZIP);
        }
        Entity.send(request, response, gzip == null ? body.plain() : gzip);
    }

    private static boolean allowsGzip(ServerRequestHeaders headers) {
        return headers.contains(HeaderNames.ACCEPT_ENCODING)
                && AcceptEncoding.allowsGzip(headers.get(HeaderNames.ACCEPT_ENCODING).values());
    }
}
