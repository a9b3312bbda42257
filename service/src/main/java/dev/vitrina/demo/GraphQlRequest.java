package dev.vitrina.demo;

import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** The body of a call. */
record GraphQlRequest(String query, Map<String, Object> variables, @Nullable String operationName) {

    /** Empty for what is no JSON object with a query text, or has variables or an operation name of a wrong kind. */
    static Optional<GraphQlRequest> read(byte[] body) {
        try {
            JsonNode json = Json.read(body);
            JsonNode query = json.path("query");
            JsonNode variables = json.path("variables");
            JsonNode name = json.path("operationName");
            if (query.isString() && (absent(variables) || variables.isObject()) && (absent(name) || name.isString())) {
                return Optional.of(new GraphQlRequest(query.stringValue(), map(variables),
                        name.isString() ? name.stringValue() : null));
            }
        } catch (JacksonException _) {
            // Answered like any other body that is no request.
        }
        return Optional.empty();
    }

    private static boolean absent(JsonNode node) {
        return node.isMissingNode() || node.isNull();
    }

    private static Map<String, Object> map(JsonNode variables) {
        return absent(variables) ? Map.of() : Json.map(variables);
    }
}
