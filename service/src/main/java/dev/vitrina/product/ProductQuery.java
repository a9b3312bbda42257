package dev.vitrina.product;

import org.jspecify.annotations.Nullable;

/** What a caller asks for, checked and normalised: two requests for the same thing are equal. */
public sealed interface ProductQuery {

    /** {@return whose prices and texts are wanted} */
    Market market();

    /** What is answered page by page. */
    sealed interface Paged extends ProductQuery {

        /** The most nodes that Shopify gives in one page. */
        int LARGEST_LIMIT = 250;

        /** {@return how many there are in a page at most, 1 to {@link #LARGEST_LIMIT}} */
        int limit();

        /** {@return Shopify's cursor that the page starts behind, or null for the first page} */
        @Nullable
        String after();

        private static void checkLimit(int limit) {
            if (limit < 1 || limit > LARGEST_LIMIT) {
                throw new IllegalArgumentException("limit " + limit);
            }
        }
    }

    /**
     * One page of a listing.
     *
     * @param limit how many products at most
     * @param filter which products
     * @param sort the order
     * @param after Shopify's cursor that the page starts behind, or null for the first page
     * @param market whose prices and texts
     */
    record Listing(int limit, Filter filter, Sort sort, @Nullable String after, Market market) implements Paged {

        /** How many products a page has where nobody says. */
        public static final int DEFAULT_LIMIT = 20;

        /** How many of its variants a product in a page carries at most. */
        public static final int VARIANTS = 10;

        public Listing {
            Paged.checkLimit(limit);
        }

        /**
         * Makes the query for the first page of all products, in the order of a listing that asks for none.
         *
         * @param limit how many products at most
         * @param market whose prices and texts
         * @return the query
         */
        public static Listing first(int limit, Market market) {
            return new Listing(limit, Filter.NONE, Sort.DEFAULT, null, market);
        }

        /**
         * Moves on in the same listing.
         *
         * @param cursor Shopify's
         * @return the query for the page behind it
         */
        public Listing behind(String cursor) {
            return new Listing(limit, filter, sort, cursor, market);
        }
    }

    /**
     * One product.
     *
     * @param ref which one
     * @param market whose prices and texts
     */
    record Single(ProductRef ref, Market market) implements ProductQuery {}

    /**
     * One page of a product's variants, in the product's own order.
     *
     * @param ref which product
     * @param limit how many variants at most
     * @param after Shopify's cursor that the page starts behind, or null for the first page
     * @param market whose prices and texts
     */
    record Variants(ProductRef ref, int limit, @Nullable String after, Market market) implements Paged {

        /** How many variants a page has where nobody says. */
        public static final int DEFAULT_LIMIT = 50;

        public Variants {
            Paged.checkLimit(limit);
        }

        /**
         * Moves on among the same variants.
         *
         * @param cursor Shopify's
         * @return the query for the page behind it
         */
        public Variants behind(String cursor) {
            return new Variants(ref, limit, cursor, market);
        }
    }

    /**
     * All types that products have.
     *
     * @param market whose texts
     */
    record Categories(Market market) implements ProductQuery {}
}
