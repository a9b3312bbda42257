package dev.vitrina.cache;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.vitrina.product.Market;
import dev.vitrina.product.Product;

/**
 * Part of what a shop sells in one market, as one load found it. Immutable.
 *
 * @param market whose prices and texts the products carry
 * @param loadStartedAt when the load began
 * @param products at least one, all visible then; of two with the same id only the first is kept, for pages are no snapshot
 */
public record Catalogue(Market market, Instant loadStartedAt, List<Product> products) {

    /**
     * Checks that there is something to fall back on.
     *
     * @throws IllegalArgumentException if there is no product: a load that found none has failed
     */
    public Catalogue {
        if (products.isEmpty()) {
            throw new IllegalArgumentException("a catalogue without a product");
        }
        products = List.copyOf(firstOfEachId(products));
    }

    private static Collection<Product> firstOfEachId(List<Product> products) {
        Map<String, Product> byId = new LinkedHashMap<>();
        products.forEach(product -> byId.putIfAbsent(product.id(), product));
        return byId.values();
    }
}
