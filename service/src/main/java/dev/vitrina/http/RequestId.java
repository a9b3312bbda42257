package dev.vitrina.http;

import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

import io.helidon.http.Header;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Headers;

/** The name of one request in logs and answers: the caller's own where it is harmless, else one that we make. */
final class RequestId {

    static final HeaderName NAME = HeaderNames.create("X-Request-Id");
    private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9._=+/:-]{1,128}");

    private RequestId() {}

    static Header header(Headers request) {
        return HeaderValues.create(NAME, of(request));
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
