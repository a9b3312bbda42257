package dev.vitrina.demo;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import dev.vitrina.demo.ChaosState.CannedAnswer;

/** An answer over HTTP before it is sent. */
record ShopReply(int status, String contentType, String body) {

    private static final String JSON = "application/json; charset=utf-8";
    private static final String HTML = "text/html; charset=utf-8";

    static ShopReply json(int status, Object value) {
        return new ShopReply(status, JSON, new String(Json.bytes(value), StandardCharsets.UTF_8));
    }

    static ShopReply unauthorized() {
        return json(401, Map.of("errors",
                "[API] Invalid API key or access token (unrecognized login or wrong password)"));
    }

    static ShopReply unreadable() {
        return json(400, Map.of("errors", Map.of("query", "Required parameter missing or invalid")));
    }

    static ShopReply notFound() {
        return json(404, Map.of("errors", "Not Found"));
    }

    static ShopReply canned(CannedAnswer answer) {
        return new ShopReply(answer.status(), answer.contentType(), answer.body());
    }

    /** The failures of a shop in trouble, by turns. */
    static ShopReply failure(long turn) {
        return switch ((int) (turn % 3)) {
            case 0 -> new ShopReply(500, HTML, "<html><body><h1>500 Internal Server Error</h1></body></html>");
            case 1 -> new ShopReply(502, HTML, "<html><body><h1>502 Bad Gateway</h1></body></html>");
            default -> json(200, Map.of("errors", List.of(Map.of("message", "Internal error.", "extensions",
                    Map.of("code", "INTERNAL_SERVER_ERROR")))));
        };
    }

    byte[] bytes() {
        return body.getBytes(StandardCharsets.UTF_8);
    }

    byte[] halfOfBytes() {
        byte[] whole = bytes();
        return Arrays.copyOf(whole, whole.length / 2);
    }
}
