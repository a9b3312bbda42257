package dev.vitrina.shopify;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntPredicate;

import dev.vitrina.product.Product;
import dev.vitrina.product.ProductPage;
import dev.vitrina.product.ProductQuery;
import dev.vitrina.shopify.ShopifyResult.Cause;
import dev.vitrina.shopify.ShopifyResult.Failed;
import org.jspecify.annotations.Nullable;

/**
 * Gets a page in as few calls as the shop and its cost bucket allow, one after the other, and joins what they bring. The parts are
 * the page halved, until one can be paid; what the shop refuses for its price is remembered, so it is tried once.
 *
 * @param prices what parts cost
 * @param affordable whether a call of that price can ever be paid
 * @param asker gets one part
 */
record PageParts(Prices prices, IntPredicate affordable, Asker asker) {

    /** Gets so many products of a listing behind a cursor. */
    interface Asker {
        ShopifyResult<ProductPage> part(ProductQuery.Listing listing, int first, @Nullable String after,
                CallTerms terms)
                throws InterruptedException;
    }

    ShopifyResult<ProductPage> page(ProductQuery.Listing listing, CallTerms terms) throws InterruptedException {
        Map<String, Product> products = new LinkedHashMap<>(); // what moves between two calls may come twice
        String after = listing.after();
        CallTerms partTerms = terms;
        int lacking = listing.limit();
        while (true) {
            int size = sizeOfPart(lacking);
            ShopifyResult<ProductPage> result = asker.part(listing, size, after, partTerms);
            if (isTooDear(result) && size > 1) {
                prices.refused(Document.Products, size);
                continue;
            }
            if (!(result instanceof ShopifyResult.Found<ProductPage>(ProductPage page))) {
                return lacking == listing.limit() ? result : withoutBlame(result);
            }
            page.products().forEach(product -> products.putIfAbsent(product.id(), product));
            after = page.endCursor();
            lacking -= size;
            if (lacking == 0 || after == null) {
                return new ShopifyResult.Found<>(new ProductPage(products.values().stream().toList(), after));
            }
            partTerms = terms.forNextPart();
        }
    }

    private int sizeOfPart(int lacking) {
        return sizeOfPart(Document.Products, lacking);
    }

    /** How many products the next call asks for, of so many that are lacking. */
    int sizeOfPart(Document document, int lacking) {
        int size = lacking;
        while (size > 1
                && (prices.isRefused(document, size) || !affordable.test(prices.of(document, size)))) {
            size = (size + 1) / 2;
        }
        return size;
    }

    /** The caller's cursor was good, for the first part was found. */
    private static ShopifyResult<ProductPage> withoutBlame(ShopifyResult<ProductPage> result) {
        return result instanceof ShopifyResult.CursorRefused
                ? new Failed<>(Cause.ERRORS, "the shop refused its own cursor")
                : result;
    }

    static boolean isTooDear(ShopifyResult<?> result) {
        return result instanceof Failed<?>(Cause cause, _) && cause == Cause.MAX_COST;
    }
}
