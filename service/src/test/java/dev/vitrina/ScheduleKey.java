package dev.vitrina;

import dev.vitrina.product.Market;
import dev.vitrina.product.ProductKey;
import dev.vitrina.product.ProductQuery;
import dev.vitrina.product.ProductRef;

/**
 * What a schedule asks for. The shop's product has another handle than those asked for here, so that the keys stay independent
 * of each other where one load fills several.
 */
enum ScheduleKey {
    PAGE_1, PAGE_2, PAGE_3, SINGLE_1, SINGLE_2;

    private static final Market MARKET = new Market("US");

    boolean isPage() {
        return name().startsWith("PAGE");
    }

    private int number() {
        return name().charAt(name().length() - 1) - '0';
    }

    String path() {
        return isPage() ? "/v1/products?limit=" + number() : "/v1/products/single-" + number();
    }

    ProductKey key() {
        return ProductKey.of(isPage()
                ? ProductQuery.Listing.first(number(), MARKET)
                : new ProductQuery.Single(new ProductRef.Handle("single-" + number()), MARKET));
    }
}
