package dev.vitrina.http;

import java.io.ByteArrayOutputStream;

import io.helidon.common.media.type.MediaTypes;
import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * An error as callers see it: a problem document by RFC 9457. Immutable.
 *
 * @param type which kind
 * @param detail what is wrong with this request, for the developer who reads it
 * @param parameter the parameter that is wrong, or null
 */
public record Problem(ProblemType type, String detail, @Nullable String parameter) {

    static final Header CONTENT_TYPE = HeaderValues.createCached(HeaderNames.CONTENT_TYPE,
            MediaTypes.create("application/problem+json").text());
    static final Header NO_STORE = HeaderValues.createCached(HeaderNames.CACHE_CONTROL, "no-store");

    private static final JsonFactory JSON = new JsonFactory();

    /**
     * Makes an error that is about no parameter.
     *
     * @param type which kind
     * @param detail what is wrong
     */
    public Problem(ProblemType type, String detail) {
        this(type, detail, null);
    }

    /**
     * Makes an error about one parameter.
     *
     * @param name the parameter
     * @param wanted what would be right, in words that follow "must"
     * @return the error
     */
    public static Problem parameter(String name, String wanted) {
        return new Problem(ProblemType.BAD_PARAMETER, name + " must " + wanted, name);
    }

    /**
     * Sends the error, with a Cache-Control that forbids to keep it unless the response has one already.
     *
     * @param request what it answers
     * @param response where it goes; nothing was sent on it yet
     */
    public void send(ServerRequest request, ServerResponse response) {
        response.status(type.status());
        response.header(CONTENT_TYPE);
        response.headers().setIfAbsent(NO_STORE);
        Entity.send(request, response, json(request.path().rawPath()));
    }

    /** The document in UTF-8; the instance is the path asked for, or empty where there was none. */
    byte[] json(String instance) {
        var out = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), out)) {
            json.writeStartObject();
            json.writeStringProperty("type", type.uri());
            json.writeStringProperty("title", type.title());
            json.writeNumberProperty("status", type.status().code());
            json.writeStringProperty("detail", detail);
            if (!instance.isEmpty()) {
                json.writeStringProperty("instance", instance);
            }
            if (parameter != null) {
                json.writeStringProperty("parameter", parameter);
            }
            json.writeEndObject();
        }
        return out.toByteArray();
    }
}
