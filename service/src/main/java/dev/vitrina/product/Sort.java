package dev.vitrina.product;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * The order of a listing. Immutable.
 *
 * @param field what is compared
 * @param descending whether the largest comes first
 */
public record Sort(Field field, boolean descending) {

    /** The order of a listing that asks for none. */
    public static final Sort DEFAULT = new Sort(Field.ID, false);

    /** The order of a listing that searches for a text and asks for no other. */
    public static final Sort BY_RELEVANCE = new Sort(Field.RELEVANCE, false);

    /** What products can be sorted by: all that Shopify sorts by; by relevance only where there is a text to search for. */
    public enum Field {
        ID, TITLE, CREATED_AT, UPDATED_AT, PUBLISHED_AT, VENDOR, TYPE, INVENTORY, RELEVANCE;

        private final String parameter = name().toLowerCase(Locale.ROOT);
    }

    /**
     * Reads the value of a {@code sort} parameter: a field, with a leading - for descending.
     *
     * @param text the value
     * @return the order, or null where there is no such field
     */
    public static @Nullable Sort parse(String text) {
        boolean descending = text.startsWith("-");
        String name = descending ? text.substring(1) : text;
        for (Field field : Field.values()) {
            if (field.parameter.equals(name)) {
                return new Sort(field, descending);
            }
        }
        return null;
    }

    /** {@return every field as a parameter names it, for an error message} */
    public static String fields() {
        return Arrays.stream(Field.values()).map(field -> field.parameter).collect(Collectors.joining(", "));
    }

    /** {@return the order as a parameter writes it} */
    public String parameter() {
        return descending ? "-" + field.parameter : field.parameter;
    }
}
