package dev.vitrina.loadtest.answer;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import dev.vitrina.loadtest.TrafficClass;
import dev.vitrina.loadtest.traffic.Expected;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Judges an answer by the contract: its status, its label, then its body.
 *
 * <p>A 503 is honest for a single product alone, and only for one that no level need have: a cold one, or one that does not exist. All else
 * that the traffic asks for the last known good catalogue can answer: listings without a cursor are questions over its own products,
 * each batch has an id that it holds, and the singles that come again are among its products.
 */
public final class AnswerCheck {

    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final int UNAVAILABLE = 503;
    private static final List<String> FIELDS = List.of("id", "handle", "title", "price");

    private AnswerCheck() {}

    /**
     * Judges one answer. Does not block.
     *
     * @param trafficClass what the request was for
     * @param expected what a good answer looks like
     * @param answer what came
     * @return why it counts as failed, or empty
     */
    public static String failure(TrafficClass trafficClass, Expected expected, ReceivedAnswer answer) {
        if (answer.status() == UNAVAILABLE && isHonest(trafficClass, expected)) {
            return refusal(answer);
        }
        int wanted = expected instanceof Expected.NotFound ? NOT_FOUND : OK;
        if (answer.status() != wanted) {
            return "status " + answer.status();
        }
        String label = expected instanceof Expected.Health ? "" : Label.failure(answer);
        return label.isEmpty() ? shape(expected, answer) : label;
    }

    private static boolean isHonest(TrafficClass trafficClass, Expected expected) {
        return expected instanceof Expected.NotFound
                || (expected instanceof Expected.Single && trafficClass == TrafficClass.COLD_SINGLE);
    }

    private static String refusal(ReceivedAnswer answer) {
        if (answer.header("Retry-After").isEmpty()) {
            return "503 without Retry-After";
        }
        if (!Label.REASONS.contains(answer.header("Vitrina-Reason"))) {
            return "503 without a known Vitrina-Reason";
        }
        return problem(answer);
    }

    private static String problem(ReceivedAnswer answer) {
        return answer.header("Content-Type").startsWith("application/problem+json")
                ? ""
                : answer.status() + " without a problem document";
    }

    private static String shape(Expected expected, ReceivedAnswer answer) {
        if (expected instanceof Expected.NotFound) {
            return problem(answer);
        }
        JsonNode body;
        try {
            body = JsonMapper.shared().readTree(answer.body());
        } catch (JacksonException e) {
            return "body is no JSON";
        }
        String shape = switch (expected) {
            case Expected.Page _ -> page(body);
            case Expected.Batch(List<String> ids) -> batch(ids, body);
            case Expected.Single(String id) -> single(id, body);
            case Expected.Categories _ -> body.path("categories").isArray() ? "" : "no categories";
            case Expected.Health _ ->
                Set.of("UP", "DEGRADED").contains(body.path("status").asString("")) ? "" : "no health status";
            case Expected.NotFound _ -> "";
        };
        boolean partial = Set.of("last-known-good", "sample").contains(answer.header("Vitrina-Source"));
        boolean whole = body.path("meta").path("complete").asBoolean(true);
        return shape.isEmpty() && partial && whole && expected instanceof Expected.Page
                ? "last known good passed off as complete"
                : shape;
    }

    private static String page(JsonNode body) {
        JsonNode products = body.path("products");
        if (!products.isArray()) {
            return "no products";
        }
        if (body.path("page").path("count").asInt(-1) != products.size()) {
            return "page.count is not the number of products";
        }
        return products(products);
    }

    private static String products(JsonNode products) {
        for (JsonNode product : products) {
            for (String field : FIELDS) {
                if (!product.has(field)) {
                    return "a product without " + field;
                }
            }
        }
        return "";
    }

    private static String single(String id, JsonNode body) {
        return body.path("id").asString("").equals(id)
                ? products(JsonMapper.shared().createArrayNode().add(body))
                : "another product";
    }

    /** Each id once in one of the three lists, and each list in the order asked for. */
    private static String batch(List<String> ids, JsonNode body) {
        List<String> all = new ArrayList<>();
        for (List<String> some : List.of(ids(body.path("products"), "id"), ids(body.path("missing"), ""),
                ids(body.path("unavailable"), ""))) {
            Set<String> named = new HashSet<>(some);
            if (!ids.stream().filter(named::contains).toList().equals(some)) {
                return "ids in another order";
            }
            all.addAll(some);
        }
        if (all.size() != ids.size() || !new HashSet<>(all).equals(new HashSet<>(ids))) {
            return "not each id answered for once";
        }
        return products(body.path("products"));
    }

    private static List<String> ids(JsonNode array, String field) {
        List<String> ids = new ArrayList<>();
        array.forEach(one -> ids.add((field.isEmpty() ? one : one.path(field)).asString("")));
        return ids;
    }
}
