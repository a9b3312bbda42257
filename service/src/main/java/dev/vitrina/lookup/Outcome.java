package dev.vitrina.lookup;

import java.util.Map;

import dev.vitrina.cache.Entry;
import dev.vitrina.product.ProductKey;

/**
 * What a question to the shop came to for one key.
 *
 * @param loaded what those get who wait for it
 * @param kept what memory keeps of it, by key; empty where it brought nothing
 */
record Outcome(Loaded loaded, Map<ProductKey, Entry> kept) {

    static Outcome nothing(Loaded loaded) {
        return new Outcome(loaded, Map.of());
    }
}
