package dev.vitrina.shopify;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import tools.jackson.databind.json.JsonMapper;

/** A GraphQL document of ours; the operation in it has the document's name. */
enum Document {

    Products, Product;

    private final String query = resource(name()) + resource("ProductFields");

    String query() {
        return query;
    }

    /** The body of a request, in UTF-8. */
    byte[] request(Map<String, ?> variables) {
        return JsonMapper.shared()
                .writeValueAsBytes(Map.of("query", query, "variables", variables, "operationName", name()));
    }

    private static String resource(String name) {
        try (InputStream in = Document.class.getResourceAsStream(name + ".graphql")) {
            if (in == null) {
                throw new IllegalStateException("the jar lacks " + name + ".graphql");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
