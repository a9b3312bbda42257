package dev.vitrina.shopify;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * One GraphQL request.
 *
 * @param document what is asked for
 * @param size how many nodes of it, which sets the price
 * @param variables the document's variables
 */
record Question(Document document, int size, Map<String, ? extends @Nullable Object> variables) {

    byte[] body() {
        return document.request(variables);
    }
}
