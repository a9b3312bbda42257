package dev.vitrina.demo;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The fields that products can be searched by; {@code DEFAULT} is a word without a field. */
enum SearchField {
    DEFAULT, HANDLE, ID, PRODUCT_TYPE, PUBLISHED_STATUS, STATUS, TAG, TITLE, VENDOR;

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

    static Optional<SearchField> named(String name) {
        return Arrays.stream(values())
                .filter(field -> field != DEFAULT && field.name().equalsIgnoreCase(name))
                .findFirst();
    }

    /** The value is in lower case. */
    boolean matches(DemoProduct product, String value, Instant now) {
        return switch (this) {
            case DEFAULT -> everywhere(product).anyMatch(text -> lower(text).contains(value));
            case HANDLE -> product.handle().equalsIgnoreCase(value);
            case ID -> String.valueOf(product.id()).equals(value);
            case PRODUCT_TYPE -> product.type().equalsIgnoreCase(value);
            case PUBLISHED_STATUS -> value.equals(product.publishedBy(now) ? "published" : "unpublished");
            case STATUS -> product.status().name().equalsIgnoreCase(value);
            case TAG -> product.tags().stream().anyMatch(tag -> tag.equalsIgnoreCase(value));
            case TITLE -> words(lower(product.title())).contains(words(value));
            case VENDOR -> product.vendor().equalsIgnoreCase(value);
        };
    }

    private static Stream<String> everywhere(DemoProduct product) {
        return Stream.concat(Stream.of(product.title(), product.type(), product.vendor(), product.handle()),
                product.tags().stream());
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    /** With a space on either side of every word, so that only whole words are found. */
    private static String words(String text) {
        return " " + BETWEEN_WORDS.matcher(text).replaceAll(" ").strip() + " ";
    }
}
