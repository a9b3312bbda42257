package dev.vitrina.ops;

import java.nio.charset.StandardCharsets;

import dev.vitrina.http.Problem;
import dev.vitrina.http.ProblemType;
import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

/** Paths that take a JSON body by POST, and nothing else; that it is JSON, {@link OpsGuard} sees to. */
final class JsonPost {

    /** Does what a body asks for. */
    interface Action {
        void accept(String body, ServerRequest request, ServerResponse response);
    }

    private JsonPost() {}

    static void route(HttpRules rules, String path, Action action) {
        rules.post(path, (request, response) -> action.accept(body(request), request, response));
        rules.any(path, (request, response) -> {
            response.header(HeaderNames.ALLOW, Method.POST.text());
            new Problem(ProblemType.METHOD_NOT_ALLOWED, "POST works here").send(request, response);
        });
    }

    /** JSON is UTF-8, whatever charset the caller names. */
    private static String body(ServerRequest request) {
        byte[] bytes = request.content().hasEntity() ? request.content().as(byte[].class) : new byte[0];
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
