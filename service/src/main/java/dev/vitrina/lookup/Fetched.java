package dev.vitrina.lookup;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.vitrina.product.Market;
import dev.vitrina.product.Product;
import dev.vitrina.product.ProductKey;
import dev.vitrina.product.ProductPage;
import dev.vitrina.product.ProductQuery;
import dev.vitrina.product.RenderedBody;
import dev.vitrina.product.Rendering;
import dev.vitrina.product.VariantPage;

/**
 * What one question to the shop brought: the answer to it, and the answers to others that came along, each under its key. Keys
 * of one product share one body.
 */
record Fetched(RenderedBody body, Map<ProductKey, RenderedBody> besides) {

    /**
     * A page shows each product whole unless it has more variants than pages carry, and so answers for the single too. What it
     * shows of the others is kept as that. The page itself shows only what passes the filter, whatever the shop makes of the search,
     * and by availability it cannot search at all.
     */
    static Fetched page(ProductQuery.Listing listing, ProductPage page) {
        Map<ProductKey, RenderedBody> besides = new LinkedHashMap<>();
        for (Product product : page.products()) {
            RenderedBody body = Rendering.product(product);
            if (product.variantsComplete()) {
                putSingles(besides, listing.market(), product, body);
            } else {
                besides.put(ProductKey.listed(listing.market(), product.id()), body);
            }
        }
        return new Fetched(Rendering.page(listing, page.only(listing.filter())), besides);
    }

    /** A product is one, whether it was asked for by its number or by its handle. */
    static Fetched single(ProductQuery.Single single, Product product) {
        RenderedBody body = Rendering.product(product);
        Map<ProductKey, RenderedBody> besides = new LinkedHashMap<>();
        putSingles(besides, single.market(), product, body);
        besides.remove(ProductKey.of(single));
        return new Fetched(body, besides);
    }

    static Fetched variants(ProductQuery.Variants query, VariantPage page) {
        return new Fetched(Rendering.variants(query, page), Map.of());
    }

    static Fetched categories(ProductQuery.Categories query, List<String> categories) {
        return new Fetched(Rendering.categories(query.market(), categories, true), Map.of());
    }

    private static void putSingles(Map<ProductKey, RenderedBody> bodies, Market market, Product product,
            RenderedBody body) {
        bodies.put(ProductKey.byId(market, product.id()), body);
        bodies.put(ProductKey.byHandle(market, product.handle()), body);
    }
}
