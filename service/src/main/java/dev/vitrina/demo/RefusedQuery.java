package dev.vitrina.demo;

import java.util.Map;

/** A query that is valid GraphQL but that Shopify would refuse; the message and code are what the caller gets to read. */
final class RefusedQuery extends RuntimeException {

    private final String code;

    RefusedQuery(String message) {
        this(message, "BAD_USER_INPUT");
    }

    RefusedQuery(String message, String code) {
        super(message);
        this.code = code;
    }

    Map<String, Object> extensions() {
        return Map.of("code", code);
    }
}
