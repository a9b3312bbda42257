package dev.vitrina.product;

import java.util.ArrayList;
import java.util.List;

import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/**
 * Products as a JSON array, for files: each in the form in which callers see it, and {@code published_at} besides. Stateless.
 */
public final class ProductArray {

    private ProductArray() {}

    /**
     * Writes products.
     *
     * @param json where the array goes
     * @param products what to write, which {@link #read} gives back equal unless one is a sample
     */
    public static void write(JsonGenerator json, List<Product> products) {
        json.writeStartArray();
        products.forEach(product -> ProductJson.writeWhole(json, product));
        json.writeEndArray();
    }

    /**
     * Reads products. One without {@code published_at} counts as published when it was created; none is a sample.
     *
     * @param json anything
     * @return the products, or what is wrong with the first that is no product
     */
    public static Outcome read(JsonNode json) {
        if (!json.isArray()) {
            return new Outcome.NoArray();
        }
        List<Product> products = new ArrayList<>();
        for (JsonNode element : json) {
            try {
                products.add(ProductReader.read(new ObjectReader(element, "")));
            } catch (BadFieldException e) {
                return new Outcome.Bad(products.size(), e.path(), e.problem());
            }
        }
        return new Outcome.Read(List.copyOf(products));
    }

    /** What came of reading. */
    public sealed interface Outcome {

        /**
         * All of them were read.
         *
         * @param products the products, perhaps none
         */
        record Read(List<Product> products) implements Outcome {}

        /**
         * One of them is no product.
         *
         * @param index which one, from 0
         * @param field where in it the mistake is, such as {@code variants[2].price.amount}
         * @param problem the mistake, in words that follow the field's name
         */
        record Bad(int index, String field, String problem) implements Outcome {}

        /** The JSON is of another type. */
        record NoArray() implements Outcome {}
    }
}
