package dev.vitrina.lookup;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.vitrina.cache.Entry;
import dev.vitrina.cache.MemoryPages;
import dev.vitrina.product.Market;
import dev.vitrina.product.Product;
import dev.vitrina.product.ProductBatch;
import dev.vitrina.product.ProductKey;
import dev.vitrina.shopify.CallTerms;
import dev.vitrina.shopify.Lane;
import dev.vitrina.shopify.ShopifyClient;
import dev.vitrina.shopify.ShopifyResult;
import org.jspecify.annotations.Nullable;

/** Gets products by their numbers into memory, in one question for all that nobody loads already. Safe for use by many threads. */
final class BatchLoader {

    private final Loader loader;
    private final MemoryPages memory;
    private final ShopifyClient shopify;

    BatchLoader(Loader loader, MemoryPages memory, ShopifyClient shopify) {
        this.loader = loader;
        this.memory = memory;
        this.shopify = shopify;
    }

    /** What is held of a product, whole or as pages show it: what came of the later load. */
    @Nullable
    Entry held(Market market, long id) {
        Entry whole = memory.get(ProductKey.byId(market, Long.toString(id)));
        Entry listed = memory.get(ProductKey.listed(market, Long.toString(id)));
        if (whole == null || listed == null) {
            return whole == null ? listed : whole;
        }
        return listed.loadStartedAt().isAfter(whole.loadStartedAt()) ? listed : whole;
    }

    /** Begins a load for each product that none is under way for, and joins the others; does not wait for them. */
    Map<Long, Loads.Joined> load(ProductBatch batch, Duration patience) {
        BatchLoad shared = new BatchLoad();
        Map<Long, Loads.Joined> joined = new LinkedHashMap<>();
        Map<Long, Load> mine = new LinkedHashMap<>();
        for (long id : batch.ids()) {
            Loads.Joined one = loader.loads().join(key(batch.market(), id), load -> shared.await(load, id));
            joined.put(id, one);
            if (!one.collapsed()) {
                mine.put(id, one.load());
            }
        }
        if (!mine.isEmpty()) {
            shared.start(mine, (ids, wanted) -> run(new ProductBatch(ids, batch.market()),
                    new CallTerms(Lane.MISS, patience, wanted)));
        }
        return joined;
    }

    /** Why the shop would not be asked for some of them. */
    Map<Long, Reason> obstacles(ProductBatch batch, Duration patience) {
        Map<Long, Reason> obstacles = new LinkedHashMap<>();
        Reason common = loader.reasonOrNull(shopify.obstacle(batch, Lane.MISS, patience));
        for (long id : batch.ids()) {
            Reason reason = loader.isPaused(key(batch.market(), id)) ? Reason.PAUSED : common;
            if (reason != null) {
                obstacles.put(id, reason);
            }
        }
        return obstacles;
    }

    /** Begins a load that nobody waits for of those that none is under way for, unless in vain; says which of the two it is. */
    Reason refresh(ProductBatch batch) {
        Reason obstacle = loader.reasonOrNull(shopify.obstacle(batch, Lane.REFRESH, Duration.ZERO));
        if (obstacle != null) {
            return obstacle;
        }
        BatchLoad shared = new BatchLoad();
        Map<Long, Load> mine = new LinkedHashMap<>();
        for (long id : batch.ids()) {
            if (loader.isPaused(key(batch.market(), id))) {
                continue;
            }
            Load begun = loader.loads().begin(key(batch.market(), id), load -> shared.await(load, id));
            if (begun != null) {
                mine.put(id, begun);
            }
        }
        if (!mine.isEmpty()) {
            shared.start(mine, (ids, _) -> run(new ProductBatch(ids, batch.market()),
                    CallTerms.inBackground(Lane.REFRESH)));
        }
        return Reason.REVALIDATING;
    }

    static ProductKey key(Market market, long id) {
        return ProductKey.listed(market, Long.toString(id));
    }

    /** Another load may have ended between a caller's look into memory and this one. */
    private Map<Long, Loaded> run(ProductBatch batch, CallTerms terms) throws InterruptedException {
        Map<Long, Loaded> loaded = new HashMap<>();
        for (long id : batch.ids()) {
            Entry held = held(batch.market(), id);
            if (held != null && loader.isFreshEnough(held)) {
                loaded.put(id, new Loaded.Present(held));
            }
        }
        List<Long> lacking = batch.ids().stream().filter(id -> !loaded.containsKey(id)).toList();
        if (!lacking.isEmpty()) {
            ask(new ProductBatch(lacking, batch.market()), terms, loaded);
        }
        return loaded;
    }

    private void ask(ProductBatch batch, CallTerms terms, Map<Long, Loaded> loaded) throws InterruptedException {
        Instant startedAt = loader.now();
        ShopifyResult<Map<String, Product>> result = shopify.batch(batch, terms);
        if (result instanceof ShopifyResult.Found<Map<String, Product>>(Map<String, Product> found)) {
            List<Long> doubted = batch.ids().stream().filter(id -> !found.containsKey(Long.toString(id))
                    && held(batch.market(), id) instanceof Entry.Filled).toList();
            if (!doubted.isEmpty()) { // a product that we hold is gone only when the shop says so twice
                result = again(found, shopify.batch(new ProductBatch(doubted, batch.market()), terms));
            }
        }
        for (long id : batch.ids()) {
            loaded.put(id, loaded(batch.market(), id, result, startedAt));
        }
    }

    private static ShopifyResult<Map<String, Product>> again(Map<String, Product> found,
            ShopifyResult<Map<String, Product>> second) {
        return second.map(more -> {
            Map<String, Product> all = new HashMap<>(found);
            all.putAll(more);
            return all;
        });
    }

    private Loaded loaded(Market market, long id, ShopifyResult<Map<String, Product>> result, Instant startedAt) {
        if (!(result instanceof ShopifyResult.Found<Map<String, Product>>(Map<String, Product> found))) {
            return loader.nothing(key(market, id), result);
        }
        Product product = found.get(Long.toString(id));
        return product == null
                ? loader.missing(ProductKey.byId(market, Long.toString(id)), startedAt)
                : loader.kept(Fetched.ofBatch(market, product), startedAt);
    }
}
