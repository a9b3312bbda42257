package dev.vitrina.ops;

import java.nio.charset.StandardCharsets;

import dev.vitrina.http.Problem;
import dev.vitrina.http.ProblemType;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

/** Paths that take a JSON body by POST; that it is JSON, {@link OpsGuard} sees to. */
final class JsonPost {

    /** Does what a body asks for. */
    interface Action {
        void accept(String body, ServerRequest request, ServerResponse response);
    }

    private JsonPost() {}

    /** Routes a path that takes nothing else. */
    static void route(HttpRules rules, String path, Action action) {
        rules.post(path, (request, response) -> action.accept(body(request), request, response));
        refuseOthers(rules, path, "POST", "POST works here");
    }

    /** Routes a path that can be read by GET and HEAD, too. */
    static void readableRoute(HttpRules rules, String path, Action action, Handler reading) {
        rules.get(path, reading);
        rules.head(path, reading);
        rules.post(path, (request, response) -> action.accept(body(request), request, response));
        refuseOthers(rules, path, "GET, HEAD, POST", "GET, HEAD and POST work here");
    }

    private static void refuseOthers(HttpRules rules, String path, String allowed, String detail) {
        rules.any(path, (request, response) -> {
            response.header(HeaderNames.ALLOW, allowed);
            new Problem(ProblemType.METHOD_NOT_ALLOWED, detail).send(request, response);
        });
    }

    /** JSON is UTF-8, whatever charset the caller names. */
    private static String body(ServerRequest request) {
        byte[] bytes = request.content().hasEntity() ? request.content().as(byte[].class) : new byte[0];
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
