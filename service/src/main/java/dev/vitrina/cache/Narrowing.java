package dev.vitrina.cache;

import dev.vitrina.product.Market;
import dev.vitrina.product.ProductKey;
import org.jspecify.annotations.Nullable;

/**
 * Which entries an operator means: those that pass all that is given; null is any. Immutable.
 *
 * @param key the text of the only key
 * @param product the number of a product, in digits: entries that are about it or may show it
 * @param market the only market
 */
public record Narrowing(@Nullable String key, @Nullable String product, @Nullable Market market) {

    /** Every entry. */
    public static final Narrowing NONE = new Narrowing(null, null, null);

    boolean matches(ProductKey other, Entry entry) {
        return (key == null || key.equals(other.text()))
                && (product == null || isAbout(product, other, entry))
                && (market == null || other.isOf(market));
    }

    private static boolean isAbout(String product, ProductKey key, Entry entry) {
        return key.names(product) || (entry instanceof Entry.Filled filled && filled.body().mayShow(product));
    }
}
