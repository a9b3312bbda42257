package dev.vitrina.ops;

import java.nio.charset.StandardCharsets;

import dev.vitrina.http.Problem;
import dev.vitrina.http.ProblemType;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** {@code GET} and {@code POST /demo/shopify}; only there while the demo store runs. */
public final class DemoRoutes implements HttpService {

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
        JsonPost.readableRoute(rules, "/demo/shopify", this::change,
                (request, response) -> JsonAnswer.send(request, response, seen()));
    }

    private ObjectNode seen() {
        DemoControl.Seen seen = control.seen();
        ObjectNode json = JsonMapper.shared().createObjectNode().put("calls", seen.calls()).put("faults",
                seen.faults());
        json.set("state", JsonMapper.shared().readTree(seen.state()));
        return json;
    }

    private void change(String body, ServerRequest request, ServerResponse response) {
        switch (control.apply(body)) {
            case DemoControl.Reply.Applied(String state) ->
                JsonAnswer.send(request, response, state.getBytes(StandardCharsets.UTF_8));
            case DemoControl.Reply.Rejected(String reason) ->
                new Problem(ProblemType.BAD_REQUEST, reason).send(request, response);
        }
    }
}
