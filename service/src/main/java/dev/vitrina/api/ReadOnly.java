package dev.vitrina.api;

import dev.vitrina.http.Problem;
import dev.vitrina.http.ProblemType;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.HttpRules;

/** Paths that can only be read: by GET and HEAD, with or without a slash at the end. */
final class ReadOnly {

    private ReadOnly() {}

    static void route(HttpRules rules, String path, Handler handler) {
        for (String end : new String[]{"", "/"}) {
            rules.get(path + end, handler);
            rules.head(path + end, handler);
            rules.any(path + end, (request, response) -> {
                response.header(HeaderNames.ALLOW, "GET, HEAD");
                new Problem(ProblemType.METHOD_NOT_ALLOWED, "GET and HEAD work here").send(request, response);
            });
        }
    }
}
