package dev.vitrina.lookup;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongFunction;

import dev.vitrina.cache.CacheSettings;
import dev.vitrina.cache.Entry;
import dev.vitrina.cache.Freshness;
import dev.vitrina.product.ProductBatch;
import org.jspecify.annotations.Nullable;

/**
 * The products of a batch, by what memory holds of them, or would.
 *
 * @param found how fresh each is that there is an entry for
 * @param fresh answers for those that are fresh
 * @param due which of those are refreshed ahead of their expiry
 * @param stale those served at once, in the order asked for
 * @param nets those to fall back on
 * @param lacking those that the shop is asked for, in the order asked for; those with a net are among them
 */
record HeldBatch(List<Freshness> found, Map<Long, Answer> fresh, List<Long> due, Map<Long, Entry> stale,
        Map<Long, Entry> nets, List<Long> lacking) {

    /**
     * What is held of an id comes from the function, which says null where there is nothing. Those of the set came from another node
     * just now.
     */
    static HeldBatch of(ProductBatch batch, LongFunction<@Nullable Entry> memory, Set<Long> shared, CacheSettings lives,
            Instant now) {
        HeldBatch all = new HeldBatch(new ArrayList<>(), new HashMap<>(), new ArrayList<>(), new LinkedHashMap<>(),
                new HashMap<>(), new ArrayList<>());
        for (long id : batch.ids()) {
            Entry held = memory.apply(id);
            if (held == null) {
                all.lacking.add(id);
            } else {
                all.add(id, held, Freshness.of(held, lives, now), shared.contains(id));
            }
        }
        return all;
    }

    private void add(long id, Entry held, Freshness freshness, boolean shared) {
        found.add(freshness);
        switch (freshness.state()) {
            case FRESH -> {
                fresh.put(id, NextLevel.of(held,
                        shared ? new Provenance.Redis(freshness) : new Provenance.Memory(freshness)));
                if (freshness.due()) {
                    due.add(id);
                }
            }
            case STALE -> stale.put(id, held);
            case EXPIRED -> {
                nets.put(id, held);
                lacking.add(id);
            }
            case GONE -> lacking.add(id);
        }
    }

    /** Those that a refresh is begun for, behind the answer. */
    List<Long> refreshed() {
        List<Long> all = new ArrayList<>(due);
        all.addAll(stale.keySet());
        return all;
    }

    boolean allHaveNets() {
        return nets.size() == lacking.size();
    }
}
