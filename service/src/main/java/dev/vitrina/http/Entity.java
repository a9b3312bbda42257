package dev.vitrina.http;

import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

/** Sends the bytes of an answer; to HEAD only how many there are, for Helidon leaves that to us. */
public final class Entity {

    private Entity() {}

    /**
     * Sends them, with the request's id.
     *
     * @param request what they answer
     * @param response where they go; nothing was sent on it yet
     * @param bytes the body of the answer to GET
     */
    public static void send(ServerRequest request, ServerResponse response, byte[] bytes) {
        RequestId.assign(request, response);
        if (request.prologue().method().equals(Method.HEAD)) {
            response.header(HeaderNames.CONTENT_LENGTH, String.valueOf(bytes.length));
            response.send();
        } else {
            response.send(bytes);
        }
    }
}
