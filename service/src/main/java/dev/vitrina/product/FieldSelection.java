package dev.vitrina.product;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * The fields that a caller wants to see, of products or of variants. It is part of the answer alone: entries hold all fields.
 * Immutable.
 *
 * @param subject what has the fields
 * @param names those wanted, at least one
 */
public record FieldSelection(Subject subject, Set<String> names) {

    private static final List<String> OF_PRODUCTS = List.of("id", "handle", "title", "description", "category",
            "vendor",
            "tags", "price", "compare_at_price", "available", "inventory_quantity", "image", "options", "variants",
            "variants_count", "variants_complete", "created_at", "updated_at", "sample");
    private static final List<String> OF_VARIANTS = List.of("id", "sku", "title", "price", "available",
            "inventory_quantity", "options");

    /** What has fields to choose from. */
    public enum Subject {
        /** A product, alone or in {@code products}. */
        PRODUCT("products"),
        /** A variant in {@code variants}. */
        VARIANT("variants");

        private final String list;

        Subject(String list) {
            this.list = list;
        }

        String list() {
            return list;
        }

        /** {@return the names of all its fields, in the order in which answers have them} */
        public List<String> fields() {
            return this == PRODUCT ? OF_PRODUCTS : OF_VARIANTS;
        }
    }

    public FieldSelection {
        names = Set.copyOf(names);
    }

    /**
     * Reads the value of a {@code fields} parameter: names with commas between them, in any order.
     *
     * @param subject what has the fields
     * @param text the value
     * @return the selection, or null where it names nothing, or something that there is not
     */
    public static @Nullable FieldSelection parse(Subject subject, String text) {
        Set<String> names = new LinkedHashSet<>(Arrays.asList(text.split(",", -1)));
        return subject.fields().containsAll(names) ? new FieldSelection(subject, names) : null;
    }

    /** {@return the value of a {@code fields} parameter that selects the same; one for one selection} */
    public String text() {
        return subject.fields().stream().filter(names::contains).collect(Collectors.joining(","));
    }

    /** One for one selection, of digits and letters. */
    String fingerprint() {
        int bits = 0;
        for (String field : subject.fields()) {
            bits = bits << 1 | (names.contains(field) ? 1 : 0);
        }
        return Integer.toHexString(bits);
    }

    /**
     * Shows a body with those fields alone.
     *
     * @param whole a body of the selection's subject
     * @return the same with fewer fields; for use by one thread
     */
    public Representation of(RenderedBody whole) {
        return new SparseBody(whole, this);
    }
}
