package dev.vitrina.http;

import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

import io.helidon.http.Header;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Headers;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

/** The name of one request in logs and answers: the caller's own where it is harmless, else one that we make. */
public final class RequestId {

    /** What log lines call it. */
    public static final String FIELD = "request_id";

    static final HeaderName NAME = HeaderNames.create("X-Request-Id");
    private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9._=+/:-]{1,128}");

    private RequestId() {}

    static Header header(Headers request) {
        return HeaderValues.create(NAME, of(request));
    }

    /**
     * Gives an answer the id of its request, unless it has one.
     *
     * @param request what is answered
     * @param response the answer; nothing was sent on it yet
     * @return the id, for the log
     */
    public static String assign(ServerRequest request, ServerResponse response) {
        if (!response.headers().contains(NAME)) {
            response.header(header(request.headers()));
        }
        return response.headers().get(NAME).get();
    }

    /** The id that a request was answered with, or that it would be. */
    static String of(ServerRequest request, ServerResponse response) {
        return response.headers().contains(NAME) ? response.headers().get(NAME).get() : of(request.headers());
    }

    static String of(Headers request) {
        if (request.contains(NAME)) {
            String sent = request.get(NAME).get();
            if (HARMLESS.matcher(sent).matches()) {
                return sent;
            }
        }
        return Long.toHexString(ThreadLocalRandom.current().nextLong() | Long.MIN_VALUE);
    }
}
