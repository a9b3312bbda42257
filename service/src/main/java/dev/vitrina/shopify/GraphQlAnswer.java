package dev.vitrina.shopify;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import dev.vitrina.shopify.ShopifyResult.Cause;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a reply means. Shopify reports most refusals with status 200, and writes {@code errors} in three shapes: an array of
 * GraphQL errors, a text beside an error status, an object beside status 400.
 */
sealed interface GraphQlAnswer {

    JsonMapper JSON = JsonMapper.shared();

    Set<Integer> THROTTLED_STATUSES = Set.of(429, 430);

    /** The whole data, nothing left out. */
    record Data(JsonNode data) implements GraphQlAnswer {}

    record Throttled() implements GraphQlAnswer {}

    record CursorRefused() implements GraphQlAnswer {}

    record Failed(Cause cause, String detail) implements GraphQlAnswer {}

    /** An answer, and what it says of the shop's cost bucket, if anything. */
    record Priced(GraphQlAnswer answer, @Nullable CostReport cost) {}

    static Priced read(Exchange.Replied reply) {
        if (THROTTLED_STATUSES.contains(reply.status())) {
            return new Priced(new Throttled(), null);
        }
        if (reply.status() != 200) {
            String detail = "HTTP " + reply.status() + errorText(reply.body());
            return new Priced(new Failed(causeOf(reply.status()), detail), null);
        }
        try {
            JsonNode answer = JSON.readTree(reply.body());
            return new Priced(read(answer), CostReport.read(answer));
        } catch (JacksonException e) {
            return new Priced(new Failed(Cause.MALFORMED, "no JSON: " + e.getOriginalMessage()), null);
        }
    }

    private static Cause causeOf(int status) {
        return switch (status) {
            case 401, 402, 403, 404, 423 -> Cause.CONFIG; // token, scopes, shop or payment, not the moment
            case 502, 503, 504 -> Cause.GATEWAY;
            default -> Cause.STATUS;
        };
    }

    private static GraphQlAnswer read(JsonNode answer) {
        if (hasContent(answer.path("errors"))) {
            return refused(answer.path("errors"));
        }
        for (JsonNode search : answer.path("extensions").path("search")) {
            if (hasContent(search.path("warnings"))) {
                return new Failed(Cause.SEARCH_IGNORED,
                        "search warnings: " + shortened(search.path("warnings").toString()));
            }
        }
        JsonNode data = answer.path("data");
        return data.isObject() ? new Data(data) : new Failed(Cause.MALFORMED, "an answer without data");
    }

    private static GraphQlAnswer refused(JsonNode errors) {
        String text = shortened(errors.toString());
        Set<String> codes = codes(errors);
        if (codes.contains("THROTTLED")) {
            return new Throttled();
        }
        if (codes.contains("MAX_COST_EXCEEDED")) {
            return new Failed(Cause.MAX_COST, text);
        }
        if (codes.contains("ACCESS_DENIED") || codes.contains("SHOP_INACTIVE")) {
            return new Failed(Cause.CONFIG, text);
        }
        boolean cursor = errors.path(0).path("message").asString("").startsWith("Invalid cursor");
        return cursor ? new CursorRefused() : new Failed(Cause.ERRORS, text);
    }

    private static Set<String> codes(JsonNode errors) {
        return StreamSupport.stream(errors.spliterator(), false)
                .map(error -> error.path("extensions").path("code").asString(""))
                .collect(Collectors.toSet());
    }

    private static boolean hasContent(JsonNode node) {
        return !node.isMissingNode() && !node.isNull() && !(node.isContainer() && node.isEmpty());
    }

    /** What an error status says of itself, where it says it in JSON; HTML pages tell an operator nothing. */
    private static String errorText(byte[] body) {
        try {
            JsonNode errors = JSON.readTree(body).path("errors");
            return hasContent(errors) ? ": " + shortened(errors.toString()) : "";
        } catch (JacksonException _) {
            return "";
        }
    }

    private static String shortened(String text) {
        return text.length() <= 300 ? text : text.substring(0, 300) + "…";
    }
}
