package dev.vitrina.lookup;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import dev.vitrina.cache.Entry;
import dev.vitrina.cache.MemoryPages;
import dev.vitrina.product.Market;
import dev.vitrina.product.Product;
import dev.vitrina.product.ProductBatch;
import dev.vitrina.product.ProductKey;
import dev.vitrina.product.ProductQuery;
import dev.vitrina.product.ProductRef;
import dev.vitrina.product.Rendering;
import dev.vitrina.shopify.CallTerms;
import dev.vitrina.shopify.Lane;
import dev.vitrina.shopify.ShopifyClient;
import dev.vitrina.shopify.ShopifyResult;
import dev.vitrina.shopify.ShopifyResult.Obstacle;
import org.jspecify.annotations.Nullable;

/**
 * Gets products by their numbers into memory, in one question for all that nobody loads already. What it asks for is a product as
 * pages show it, so its loads and pauses have keys of their own; a product that is whole with that is kept as a single. Safe for use
 * by many threads.
 */
final class BatchLoader {

    private final MemoryPages memory;
    private final ShopifyClient shopify;
    private final Outcomes outcomes;
    private final Loads loads;
    private final @Nullable BatchSharing sharing;

    BatchLoader(MemoryPages memory, ShopifyClient shopify, Outcomes outcomes, Loads loads, @Nullable Sharing sharing) {
        this.memory = memory;
        this.shopify = shopify;
        this.outcomes = outcomes;
        this.loads = loads;
        this.sharing = sharing == null ? null : new BatchSharing(sharing);
    }

    /** The level that all nodes share, or null where there is none. */
    @Nullable
    BatchSharing sharing() {
        return sharing;
    }

    /** What is held of a product, whole or as pages show it: what came of the later load. */
    @Nullable
    Entry held(Market market, long id) {
        return later(memory.get(single(market, id)), memory.get(listed(market, id)));
    }

    /** The same for somebody who only looks. */
    @Nullable
    Entry peeked(Market market, long id) {
        return later(memory.peek(single(market, id)), memory.peek(listed(market, id)));
    }

    static @Nullable Entry later(@Nullable Entry whole, @Nullable Entry listed) {
        if (whole == null || listed == null) {
            return whole == null ? listed : whole;
        }
        return listed.loadStartedAt().isAfter(whole.loadStartedAt()) ? listed : whole;
    }

    static ProductKey single(Market market, long id) {
        return ProductKey.byId(market, Long.toString(id));
    }

    static ProductKey listed(Market market, long id) {
        return ProductKey.listed(market, Long.toString(id));
    }

    /** For which of them a load for a caller of such patience would not ask the shop, and why. */
    Map<Long, Reason> obstacles(ProductBatch batch, Duration patience) {
        return obstacles(batch, Lane.MISS, patience);
    }

    /** For which of them a load that nobody waits for would not ask the shop, and why. */
    Map<Long, Reason> refreshObstacles(ProductBatch batch) {
        return obstacles(batch, Lane.REFRESH, Duration.ZERO);
    }

    /** Whether one of them is being loaded. */
    boolean isLoadingAny(ProductBatch batch) {
        return batch.ids().stream().anyMatch(id -> loads.isInFlight(listed(batch.market(), id)));
    }

    /** Until when the last of those is left alone that are, after a failure; null where none is. */
    @Nullable
    Instant pausedUntil(ProductBatch batch) {
        return batch.ids().stream().map(id -> outcomes.pausedUntil(listed(batch.market(), id)))
                .filter(Objects::nonNull).max(Comparator.naturalOrder()).orElse(null);
    }

    private Map<Long, Reason> obstacles(ProductBatch batch, Lane lane, Duration patience) {
        Map<Long, Reason> obstacles = new LinkedHashMap<>();
        List<Long> unpaused = batch.ids().stream().filter(id -> !outcomes.isPaused(listed(batch.market(), id)))
                .toList();
        List<Long> asked = unpaused.stream().filter(id -> !loads.isInFlight(listed(batch.market(), id))).toList();
        Obstacle toAsk = asked.isEmpty()
                ? null
                : shopify.obstacle(new ProductBatch(asked, batch.market()), lane, patience);
        Obstacle toJoin = shopify.obstacle();
        for (long id : batch.ids()) {
            Obstacle obstacle = asked.contains(id) ? toAsk : toJoin;
            if (!unpaused.contains(id)) {
                obstacles.put(id, Reason.PAUSED);
            } else if (obstacle != null) {
                obstacles.put(id, Reason.of(obstacle));
            }
        }
        return obstacles;
    }

    /** Begins a load for each product that none is under way for, and joins the others; does not wait for them. */
    Map<Long, Loads.Joined> load(ProductBatch batch, Duration patience) {
        BatchLoad shared = new BatchLoad();
        Map<Long, Loads.Joined> joined = new LinkedHashMap<>();
        for (long id : batch.ids()) {
            joined.put(id, loads.join(listed(batch.market(), id), shared, id));
        }
        shared.start(ids -> run(new ProductBatch(ids, batch.market()), new CallTerms(Lane.MISS, patience, shared)));
        return joined;
    }

    /** Blocks until all of them have ended, at most as long as given, and leaves them; those that go on are left out. */
    static Map<Long, Loaded> await(Map<Long, Loads.Joined> joined, Duration atMost) throws InterruptedException {
        long from = System.nanoTime();
        Map<Long, Loaded> ended = new HashMap<>();
        LinkedHashMap<Long, Loads.Joined> awaited = new LinkedHashMap<>(joined);
        try {
            while (!awaited.isEmpty()) {
                Map.Entry<Long, Loads.Joined> next = awaited.pollFirstEntry();
                Duration left = atMost.minusNanos(System.nanoTime() - from);
                Loaded loaded = next.getValue().load().await(left.isNegative() ? Duration.ZERO : left);
                if (loaded != null) {
                    ended.put(next.getKey(), loaded);
                }
            }
            return ended;
        } finally {
            awaited.values().forEach(one -> one.load().leave());
        }
    }

    /** Begins loads that nobody waits for, of those that none is under way for or would be in vain; says for each which it is. */
    Map<Long, Reason> refresh(ProductBatch batch) {
        Map<Long, Reason> reasons = refreshObstacles(batch);
        reasons.values().forEach(loads.counter()::skipped);
        BatchLoad shared = new BatchLoad();
        for (long id : batch.ids()) {
            if (reasons.putIfAbsent(id, Reason.REVALIDATING) == null) {
                loads.begin(listed(batch.market(), id), shared, id);
            }
        }
        shared.start(ids -> run(new ProductBatch(ids, batch.market()), CallTerms.inBackground(Lane.REFRESH)));
        return reasons;
    }

    private Map<Long, Loaded> run(ProductBatch batch, CallTerms terms) throws InterruptedException {
        Map<Long, Loaded> loaded = new HashMap<>();
        for (long id : batch.ids()) { // other loads may have ended since a caller looked
            Entry held = held(batch.market(), id);
            if (held != null && outcomes.isFreshEnough(held)) {
                loaded.put(id, new Loaded.Present(held));
            } else if (outcomes.isPaused(listed(batch.market(), id))) {
                loaded.put(id, new Loaded.Nothing(Reason.PAUSED));
            }
        }
        readForLoad(batch, loaded);
        List<Long> asked = others(batch, loaded);
        if (!asked.isEmpty()) {
            Instant startedAt = outcomes.now();
            ShopifyResult<Map<String, Product>> result = ask(new ProductBatch(asked, batch.market()), terms);
            Map<ProductKey, Entry> kept = new HashMap<>();
            for (long id : asked) {
                Outcome outcome = outcome(batch.market(), id, result, startedAt);
                loaded.put(id, outcome.loaded());
                kept.putAll(outcome.kept());
            }
            if (sharing != null) {
                sharing.share(kept);
            }
        }
        return loaded;
    }

    private static List<Long> others(ProductBatch batch, Map<Long, Loaded> loaded) {
        return batch.ids().stream().filter(id -> !loaded.containsKey(id)).toList();
    }

    /** Other nodes may have loaded some of those that are left. */
    private void readForLoad(ProductBatch batch, Map<Long, Loaded> loaded) {
        List<Long> left = others(batch, loaded);
        if (sharing == null || left.isEmpty()) {
            return;
        }
        sharing.readForLoad(new ProductBatch(left, batch.market()));
        for (long id : left) {
            Entry now = held(batch.market(), id);
            if (now != null && outcomes.isFreshEnough(now)) {
                loaded.put(id, new Loaded.Shared(now));
            }
        }
    }

    /** A product that we hold is gone only when the shop says so twice. */
    private ShopifyResult<Map<String, Product>> ask(ProductBatch batch, CallTerms terms) throws InterruptedException {
        ShopifyResult<Map<String, Product>> result = shopify.batch(batch, terms);
        if (!(result instanceof ShopifyResult.Found<Map<String, Product>>(Map<String, Product> found))) {
            return result;
        }
        List<Long> doubted = batch.ids().stream().filter(id -> !found.containsKey(Long.toString(id))
                && held(batch.market(), id) instanceof Entry.Filled).toList();
        if (doubted.isEmpty()) {
            return result;
        }
        return shopify.batch(new ProductBatch(doubted, batch.market()), terms).map(more -> {
            Map<String, Product> both = new HashMap<>(found);
            both.putAll(more);
            return both;
        });
    }

    private Outcome outcome(Market market, long id, ShopifyResult<Map<String, Product>> result, Instant startedAt) {
        if (!(result instanceof ShopifyResult.Found<Map<String, Product>>(Map<String, Product> found))) {
            return Outcome.nothing(outcomes.nothing(listed(market, id), result));
        }
        Product product = found.get(Long.toString(id));
        if (product == null) {
            return outcomes.missing(single(market, id), startedAt);
        }
        if (product.variantsComplete()) {
            Fetched whole = Fetched.single(new ProductQuery.Single(new ProductRef.Id(id), market), product);
            return outcomes.found(single(market, id), whole, startedAt);
        }
        return outcomes.found(listed(market, id), new Fetched(Rendering.product(product), Map.of()), startedAt);
    }
}
