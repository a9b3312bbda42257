package dev.vitrina.ops;

import java.nio.charset.StandardCharsets;

import dev.vitrina.http.Problem;
import dev.vitrina.http.ProblemType;
import io.helidon.common.media.type.MediaTypes;
import io.helidon.http.HeaderNames;
import io.helidon.http.HttpMediaType;
import io.helidon.http.Method;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

/** {@code POST /demo/shopify}; only there while the demo store runs. */
public final class DemoRoutes implements HttpService {

    private static final String PATH = "/demo/shopify";

    private final DemoControl control;

    /**
     * Makes the route.
     *
     * @param control the demo store
     */
    public DemoRoutes(DemoControl control) {
        this.control = control;
    }

    @Override
    public void routing(HttpRules rules) {
        rules.post(PATH, this::change);
        rules.any(PATH, (request, response) -> {
            response.header(HeaderNames.ALLOW, Method.POST.text());
            new Problem(ProblemType.METHOD_NOT_ALLOWED, "POST works here").send(request, response);
        });
    }

    /** JSON is UTF-8, whatever charset the caller names. */
    private static String body(ServerRequest request) {
        byte[] bytes = request.content().hasEntity() ? request.content().as(byte[].class) : new byte[0];
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private void change(ServerRequest request, ServerResponse response) {
        boolean json = request.headers().contentType().filter(type -> type.test(MediaTypes.APPLICATION_JSON))
                .isPresent();
        if (!json) {
            new Problem(ProblemType.UNSUPPORTED_MEDIA_TYPE, "Content-Type must be application/json").send(request,
                    response);
            return;
        }
        switch (control.apply(body(request))) {
            case DemoControl.Reply.Applied(String state) -> {
                response.headers().contentType(HttpMediaType.create(MediaTypes.APPLICATION_JSON));
                response.send(state.getBytes(StandardCharsets.UTF_8));
            }
            case DemoControl.Reply.Rejected(String reason) ->
                new Problem(ProblemType.BAD_REQUEST, reason).send(request, response);
        }
    }
}
