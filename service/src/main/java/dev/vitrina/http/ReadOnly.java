package dev.vitrina.http;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.HttpRules;

/** Paths that can only be read: by GET and HEAD, with or without a slash at the end. */
public final class ReadOnly {

    private ReadOnly() {}

    /**
     * Routes a path; other methods get 405.
     *
     * @param rules the routing being built
     * @param path the path, without a slash at the end
     * @param handler answers both methods
     */
    public static void route(HttpRules rules, String path, Handler handler) {
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
