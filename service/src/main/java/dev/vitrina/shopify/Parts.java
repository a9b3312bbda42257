package dev.vitrina.shopify;

import java.util.function.IntPredicate;
import java.util.function.Predicate;

import dev.vitrina.product.ProductQuery;
import dev.vitrina.shopify.ShopifyResult.Cause;
import dev.vitrina.shopify.ShopifyResult.Failed;
import org.jspecify.annotations.Nullable;

/**
 * Asks for something in as few calls as the shop and its cost bucket allow, one after the other. A part is the whole halved, until
 * it can be paid; what the shop refuses for its price is remembered, so it is tried once.
 *
 * @param document what is asked for
 * @param prices what it costs
 * @param affordable whether a call of that price can ever be paid
 */
record Parts(Document document, Prices prices, IntPredicate affordable) {

    /** Gets the next part and joins it to what there is so far, which is null before the first. */
    interface Asker<T> {
        ShopifyResult<T> ask(@Nullable T soFar, int from, int size, CallTerms terms) throws InterruptedException;
    }

    /** Gets so many, or as many as there are until the end. Whatever else comes of a part comes of the whole. */
    <T> ShopifyResult<T> ask(int wanted, CallTerms terms, Predicate<T> atEnd, Asker<T> asker)
            throws InterruptedException {
        T soFar = null;
        int from = 0;
        while (true) {
            int size = size(wanted - from);
            ShopifyResult<T> result = asker.ask(soFar, from, size, soFar == null ? terms : terms.forNextPart());
            if (isTooDear(result) && size > 1) {
                prices.refused(document, size);
                continue;
            }
            if (!(result instanceof ShopifyResult.Found<T>(T joined))) {
                return soFar == null ? result : withoutBlame(result);
            }
            soFar = joined;
            from += size;
            if (from == wanted || atEnd.test(soFar)) {
                return result;
            }
        }
    }

    /** How many the next call asks for, of so many that are lacking; Shopify gives no more than 250 nodes in one. */
    int size(int lacking) {
        int size = Math.min(lacking, ProductQuery.Paged.LARGEST_LIMIT);
        while (size > 1 && (prices.isRefused(document, size) || !affordable.test(prices.of(document, size)))) {
            size = (size + 1) / 2;
        }
        return size;
    }

    /** The caller's cursor was good, for the first part was found. */
    private static <T> ShopifyResult<T> withoutBlame(ShopifyResult<T> result) {
        return result instanceof ShopifyResult.CursorRefused
                ? new Failed<>(Cause.ERRORS, "the shop refused its own cursor")
                : result;
    }

    /** Whether the shop would not answer such a query whatever its bucket holds. */
    static boolean isTooDear(ShopifyResult<?> result) {
        return result instanceof Failed<?>(Cause cause, _) && cause == Cause.MAX_COST;
    }
}
