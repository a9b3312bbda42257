package dev.vitrina.shopify;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

import tools.jackson.databind.json.JsonMapper;

/** A GraphQL document of ours; the operation in it has the document's name. */
enum Document {

    Products(3, 21, "ProductFields", "VariantFields"), Product(13, 2, "ProductFields", "VariantFields"), ProductsById(0,
            21, "ProductFields",
            "VariantFields"),
    Variants(6, 2, "VariantFields"), Categories(6, 0), Shop(1, 0);

    private final String query;
    private final int fixedPoints;
    private final int pointsANode;

    Document(int fixedPoints, int pointsANode, String... fragments) {
        this.query = resource(name()) + Arrays.stream(fragments).map(Document::resource).collect(Collectors.joining());
        this.fixedPoints = fixedPoints;
        this.pointsANode = pointsANode;
    }

    String query() {
        return query;
    }

    /** The body of a request, in UTF-8. */
    byte[] request(Map<String, ?> variables) {
        return JsonMapper.shared()
                .writeValueAsBytes(Map.of("query", query, "variables", variables, "operationName", name()));
    }

    /**
     * What the document costs by the rule that fits the replies of today's Shopify, which grows with the logarithm of the nodes
     * asked for. Only until an answer tells: the rule is nowhere promised.
     */
    int firstGuess(int nodes) {
        return fixedPoints + pointsANode * (int) (2 * Math.log(Math.max(2, nodes)));
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
