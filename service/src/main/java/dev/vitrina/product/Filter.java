package dev.vitrina.product;

import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Which products of the shop a listing is about; null is any. Immutable.
 *
 * @param category the only type wanted
 * @param vendor the only vendor wanted
 * @param tag what they must be tagged with
 * @param text words that must all be found in what the shop searches
 * @param available whether only what can be bought, or only what cannot, is wanted; Shopify cannot search by it
 */
public record Filter(@Nullable String category, @Nullable String vendor, @Nullable String tag, @Nullable String text,
        @Nullable Boolean available) {

    /** All products. */
    public static final Filter NONE = new Filter(null, null, null, null, null);

    /**
     * Makes a filter by type alone.
     *
     * @param category the type, or null for all products
     * @return the filter
     */
    public static Filter ofCategory(@Nullable String category) {
        return new Filter(category, null, null, null, null);
    }

    /** {@return whether the shop is asked for a part of its products only} */
    public boolean narrowsSearch() {
        return category != null || vendor != null || tag != null || text != null;
    }

    /** {@return the words of the text, without those that hold nothing to search for; empty where there is no text} */
    public List<String> words() {
        return text == null
                ? List.of()
                : Arrays.stream(text.split("\\p{Z}+")).filter(Filter::isSearchable).toList();
    }

    /**
     * Says whether there is anything in a text to search for. An index of words holds none of punctuation alone, so that what a
     * search for it finds is anybody's guess.
     *
     * @param text any text
     * @return whether it holds a letter, a digit, or a symbol such as an emoji or a currency's
     */
    public static boolean isSearchable(String text) {
        return text.codePoints().anyMatch(c -> Character.isLetterOrDigit(c)
                || Character.getType(c) == Character.OTHER_SYMBOL || Character.getType(c) == Character.CURRENCY_SYMBOL);
    }

    /**
     * Says whether a product is one of those wanted, by everything but the text. Upper and lower case are the same, and so is one
     * space and many.
     *
     * @param product any product
     * @return whether it passes
     */
    public boolean admits(Product product) {
        return (category == null || same(category, product.category()))
                && (vendor == null || same(vendor, product.vendor()))
                && (tag == null || product.tags().stream().anyMatch(one -> same(tag, one)))
                && (available == null || available == product.available());
    }

    private static boolean same(String wanted, @Nullable String found) {
        return found != null && wanted.equalsIgnoreCase(folded(found));
    }

    /**
     * Writes a text as filters hold it, so that two that mean the same are one.
     *
     * @param text any text
     * @return the text without spaces around it and with single ones inside
     */
    public static String folded(String text) {
        return text.replaceAll(" {2,}", " ").replaceAll("^ | $", "");
    }
}
