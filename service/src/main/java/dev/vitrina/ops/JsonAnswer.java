package dev.vitrina.ops;

import dev.vitrina.http.Entity;
import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sends JSON that nobody may keep. */
final class JsonAnswer {

    private static final Header JSON = HeaderValues.createCached(HeaderNames.CONTENT_TYPE, "application/json");
    private static final Header NO_STORE = HeaderValues.createCached(HeaderNames.CACHE_CONTROL, "no-store");

    private JsonAnswer() {}

    static void send(ServerRequest request, ServerResponse response, JsonNode json) {
        send(request, response, JsonMapper.shared().writeValueAsBytes(json));
    }

    static void send(ServerRequest request, ServerResponse response, byte[] json) {
        response.header(JSON);
        response.header(NO_STORE);
        Entity.send(request, response, json);
    }
}
