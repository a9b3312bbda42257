package dev.vitrina.shopify;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * What our queries cost, by how many nodes they ask for, as the shop's answers told; and from which size on it refuses them for
 * their price alone. Bounded, for sizes are at most 250. Nothing here blocks. Safe for use by many threads.
 */
final class Prices {

    private final Map<Document, ConcurrentNavigableMap<Integer, Integer>> told = new EnumMap<>(Document.class);
    private final ConcurrentMap<Document, Integer> refused = new ConcurrentHashMap<>();

    Prices() {
        for (Document document : Document.values()) {
            told.put(document, new ConcurrentSkipListMap<>());
        }
    }

    /** In points; a guess for a size that was not asked for yet, and then no less than for the nearest smaller one. */
    int of(Document document, int size) {
        Map.Entry<Integer, Integer> nearest = prices(document).floorEntry(size);
        if (nearest == null) {
            return document.firstGuess(size);
        }
        return nearest.getKey() == size
                ? nearest.getValue()
                : Math.max(nearest.getValue(), document.firstGuess(size));
    }

    void told(Document document, int size, int points) {
        prices(document).put(size, points);
    }

    /** The shop would not answer a query of this size, whatever the bucket holds. */
    void refused(Document document, int size) {
        refused.merge(document, size, Math::min);
    }

    boolean isRefused(Document document, int size) {
        return size >= refused.getOrDefault(document, Integer.MAX_VALUE);
    }

    private ConcurrentNavigableMap<Integer, Integer> prices(Document document) {
        ConcurrentNavigableMap<Integer, Integer> prices = told.get(document);
        if (prices == null) {
            throw new IllegalStateException("every document has its prices");
        }
        return prices;
    }
}
