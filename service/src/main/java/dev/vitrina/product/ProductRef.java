package dev.vitrina.product;

import org.jspecify.annotations.Nullable;

/** How a request names one product. */
public sealed interface ProductRef {

    /** The longest handle that Shopify gives out, in characters. */
    int LONGEST_HANDLE = 255;

    /** What decoders put where a path is no UTF-8. */
    int NOT_UTF8 = 0xFFFD;

    /**
     * By its number in Shopify.
     *
     * @param id positive
     */
    record Id(long id) implements ProductRef {}

    /**
     * By the name in its address.
     *
     * @param handle not empty, at most {@link #LONGEST_HANDLE} characters, none of them white space or control
     */
    record Handle(String handle) implements ProductRef {}

    /**
     * Reads an id or a handle: all digits is an id.
     *
     * @param text what stands in the path, decoded
     * @return what it names, or null where no product can be named so
     */
    static @Nullable ProductRef parse(String text) {
        if (!text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return parseId(text);
        }
        return parseHandle(text);
    }

    /**
     * Reads a handle, which may be all digits.
     *
     * @param text what stands in the path, decoded
     * @return what it names, or null where no product can be named so
     */
    static @Nullable ProductRef parseHandle(String text) {
        boolean possible = !text.isEmpty() && text.length() <= LONGEST_HANDLE
                && text.codePoints().allMatch(ProductRef::isPossible);
        return possible ? new Handle(text) : null;
    }

    private static boolean isPossible(int c) {
        return c != '/' && c != NOT_UTF8 && !Character.isWhitespace(c) && !Character.isISOControl(c);
    }

    private static @Nullable ProductRef parseId(String digits) {
        try {
            long id = Long.parseLong(digits);
            return id > 0 ? new Id(id) : null;
        } catch (NumberFormatException _) {
            return null;
        }
    }
}
