package dev.vitrina.product;

import org.jspecify.annotations.Nullable;

/** What a caller asks for, checked and normalised: two requests for the same thing are equal. */
public sealed interface ProductQuery {

    /** {@return whose prices and texts are wanted} */
    Market market();

    /**
     * One page of a listing.
     *
     * @param limit how many products at most, 1 to 250
     * @param category the only type wanted, or null for all
     * @param sort the order
     * @param after Shopify's cursor that the page starts behind, or null for the first page
     * @param market whose prices and texts
     */
    record Listing(int limit, @Nullable String category, Sort sort, @Nullable String after, Market market)
            implements
                ProductQuery {

        /** The most products that Shopify gives in one page. */
        public static final int LARGEST_LIMIT = 250;

        /** How many products a page has where nobody says. */
        public static final int DEFAULT_LIMIT = 20;

        /** How many of its variants a product in a page carries at most. */
        public static final int VARIANTS = 10;

        public Listing {
            if (limit < 1 || limit > LARGEST_LIMIT) {
                throw new IllegalArgumentException("limit " + limit);
            }
        }
    }

    /**
     * One product.
     *
     * @param ref which one
     * @param market whose prices and texts
     */
    record Single(ProductRef ref, Market market) implements ProductQuery {}
}
