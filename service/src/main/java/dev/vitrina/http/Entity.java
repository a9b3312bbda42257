package dev.vitrina.http;

import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

/** Sends the bytes of an answer; to HEAD only how many there are, for Helidon leaves that to us. */
final class Entity {

    private Entity() {}

    static void send(ServerRequest request, ServerResponse response, byte[] bytes) {
        if (request.prologue().method().equals(Method.HEAD)) {
            response.header(HeaderNames.CONTENT_LENGTH, String.valueOf(bytes.length));
            response.send();
        } else {
            response.send(bytes);
        }
    }
}
