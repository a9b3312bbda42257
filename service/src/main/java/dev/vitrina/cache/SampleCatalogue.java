package dev.vitrina.cache;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

import dev.vitrina.product.Product;
import dev.vitrina.product.ProductArray;
import tools.jackson.databind.JsonNode;

/** The hundred products that come with the service, for a demo store that has never answered. */
final class SampleCatalogue {

    private static final String RESOURCE = "samples.json";

    private SampleCatalogue() {}

    /** Each marked as a sample and with nothing of it to buy, whatever the resource says. Blocks while it reads. */
    static List<Product> products() {
        try (InputStream in = Objects.requireNonNull(SampleCatalogue.class.getResourceAsStream(RESOURCE), RESOURCE)) {
            if (BoundedJson.read(in) instanceof BoundedJson.Parsed(JsonNode json)
                    && ProductArray.read(json) instanceof ProductArray.Outcome.Read(List<Product> products)) {
                return products.stream().map(Product::asSample).toList();
            }
            throw new IllegalStateException(RESOURCE + " in the jar is damaged");
        } catch (IOException e) {
            throw new UncheckedIOException(RESOURCE, e);
        }
    }
}
