package dev.vitrina.loadtest.traffic;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Batches whose ids are not held: each id comes again only when all others had their turn. One more id is of a product that the last
 * known good catalogue holds, as in what a recommender sends: so there is something to answer when the shop is down.
 */
final class ColdBatches {

    private static final List<Integer> SIZES = List.of(10, 10, 12, 15, 18, 20, 25, 30, 40, 50);

    private final List<String> ids;
    private final List<Catalogue.Product> known;
    private final Random random;
    private int next;

    ColdBatches(ProductSets sets, Random random) {
        this.ids = sets.batched();
        this.known = sets.hot();
        this.random = random;
    }

    Ask next() {
        int size = Math.min(SIZES.get(random.nextInt(SIZES.size())), ids.size());
        List<String> asked = new ArrayList<>(size);
        for (int i = 1; i < size; i++) {
            asked.add(ids.get(next++ % ids.size()));
        }
        asked.add(random.nextInt(size), known.get(random.nextInt(known.size())).id());
        return Ask.batch(asked);
    }
}
