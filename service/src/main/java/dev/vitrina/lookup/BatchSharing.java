package dev.vitrina.lookup;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.vitrina.cache.Entry;
import dev.vitrina.product.Market;
import dev.vitrina.product.ProductBatch;
import dev.vitrina.product.ProductKey;
import org.jspecify.annotations.Nullable;

/** The level that all nodes share, for several products at once: whole or as pages show them. Safe for use by many threads. */
record BatchSharing(Sharing sharing) {

    /** Brings what is newer there into memory, and says of which products something came; blocks as long as for a single one. */
    Set<Long> read(ProductBatch batch, Duration atMost) throws InterruptedException {
        return of(batch, sharing.read(keys(batch), atMost).keySet());
    }

    /** What would come into memory, by key, for somebody who only looks. */
    Map<ProductKey, Entry> peek(ProductBatch batch) throws InterruptedException {
        return sharing.peek(keys(batch));
    }

    /** As {@link Sharing#readForLoad}. */
    void readForLoad(ProductBatch batch) {
        sharing.readForLoad(keys(batch));
    }

    /** As {@link OneForAll#share}. */
    void share(Map<ProductKey, Entry> entries) {
        sharing.oneForAll().share(entries);
    }

    /** What would be held of a product with what came from there: what came of the latest load. */
    static @Nullable Entry later(@Nullable Entry held, Market market, long id, Map<ProductKey, Entry> shared) {
        Entry other = BatchLoader.later(shared.get(BatchLoader.single(market, id)),
                shared.get(BatchLoader.listed(market, id)));
        return BatchLoader.later(held, other);
    }

    private static List<ProductKey> keys(ProductBatch batch) {
        return batch.ids().stream().flatMap(id -> keys(batch, id)).toList();
    }

    private static Stream<ProductKey> keys(ProductBatch batch, long id) {
        return Stream.of(BatchLoader.single(batch.market(), id), BatchLoader.listed(batch.market(), id));
    }

    /** Which of the products the keys are about. */
    static Set<Long> of(ProductBatch batch, Set<ProductKey> keys) {
        return batch.ids().stream().filter(id -> keys(batch, id).anyMatch(keys::contains)).collect(Collectors.toSet());
    }
}
