package dev.vitrina.product;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * One buyable form of a product. Immutable.
 *
 * @param id its number in Shopify, in digits
 * @param sku the merchant's own number, or null
 * @param title its options joined, as Shopify writes them
 * @param price what it costs
 * @param available whether it can be bought now
 * @param inventoryQuantity pieces in stock, negative when oversold, or null where Shopify does not say
 * @param options value by option name, in the product's order
 */
public record Variant(String id, @Nullable String sku, String title, Money price, boolean available,
        @Nullable Integer inventoryQuantity, Map<String, String> options) {

    public Variant {
        options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
    }

    /** {@return the same with nothing of it to buy} */
    Variant soldOut() {
        return new Variant(id, sku, title, price, false, 0, options);
    }
}
