package dev.vitrina.cache;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.vitrina.config.BadSettingException;
import dev.vitrina.product.Product;
import dev.vitrina.product.ProductArray;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The merchant's own products, read from the file that {@code fallback.file} names. */
record ProvidedFile(Path file) {

    /**
     * Blocks while it reads. Throws {@link BadSettingException} with where in the file a mistake is; products are counted
     * from 0.
     */
    static List<Product> read(Path file) {
        return new ProvidedFile(file).products();
    }

    private List<Product> products() {
        List<Product> products = switch (ProductArray.read(json())) {
            case ProductArray.Outcome.Read(List<Product> read) -> read;
            case ProductArray.Outcome.Bad(int index, String field, String problem) ->
                throw bad("product [" + index + "]: " + field + " " + problem);
            case ProductArray.Outcome.NoArray() -> throw bad("must be a JSON array of products");
        };
        if (products.isEmpty()) {
            throw bad("holds no product");
        }
        checkUnique(products);
        return products;
    }

    private JsonNode json() {
        if (!Files.isRegularFile(file)) {
            throw bad("there is no such file");
        }
        try (InputStream in = Files.newInputStream(file)) {
            return switch (BoundedJson.read(in)) {
                case BoundedJson.Parsed(JsonNode json) -> json;
                case BoundedJson.NotJson(String reason) -> throw bad("is " + reason);
            };
        } catch (IOException e) {
            throw bad("cannot be read: " + e.getMessage());
        }
    }

    private void checkUnique(List<Product> products) {
        Map<String, Integer> ids = new HashMap<>();
        Map<String, Integer> handles = new HashMap<>();
        for (int i = 0; i < products.size(); i++) {
            checkNew(ids.putIfAbsent(products.get(i).id(), i), i, "id");
            checkNew(handles.putIfAbsent(products.get(i).handle(), i), i, "handle");
        }
    }

    private void checkNew(@Nullable Integer before, int index, String field) {
        if (before != null) {
            throw bad("product [" + index + "]: " + field + " is that of product [" + before + "] too");
        }
    }

    private BadSettingException bad(String problem) {
        return new BadSettingException(("fallback.file: " + file + ": " + problem).replaceAll("\\R", " "));
    }
}
