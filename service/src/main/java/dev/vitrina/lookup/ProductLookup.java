package dev.vitrina.lookup;

import java.time.Instant;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

import dev.vitrina.cache.CacheSettings;
import dev.vitrina.cache.Entry;
import dev.vitrina.cache.Freshness;
import dev.vitrina.cache.MemoryPages;
import dev.vitrina.lookup.Answer.Reason;
import dev.vitrina.lookup.Provenance.Source;
import dev.vitrina.product.ProductKey;
import dev.vitrina.product.ProductQuery;
import dev.vitrina.product.RenderedBody;
import dev.vitrina.product.Rendering;
import dev.vitrina.shopify.ShopifyClient;
import dev.vitrina.shopify.ShopifyResult;
import dev.vitrina.shopify.ShopifyResult.Cause;

/**
 * Answers a query from the first level that can: memory, then the shop. Safe for use by many threads.
 */
public final class ProductLookup {

    private final CacheSettings settings;
    private final MemoryPages memory;
    private final ShopifyClient shopify;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final Loads loads = new Loads();

    /**
     * Puts the levels in order.
     *
     * @param settings how long entries live
     * @param memory the first level
     * @param shopify the last one
     * @param clock tells how old an entry is
     * @param random spreads the lives of entries; must be safe for use by many threads
     */
    public ProductLookup(CacheSettings settings, MemoryPages memory, ShopifyClient shopify, InstantSource clock,
            RandomGenerator random) {
        this.settings = settings;
        this.memory = memory;
        this.shopify = shopify;
        this.clock = clock;
        this.random = random;
    }

    /**
     * Answers a query. Returns at once from memory; otherwise blocks until the shop has answered, at most for the hard
     * deadline of a call.
     *
     * @param query what is asked for
     * @return the answer, with how it was come by
     * @throws InterruptedException if the caller is interrupted while it waits; the load goes on
     */
    public Answer answer(ProductQuery query) throws InterruptedException {
        ProductKey key = ProductKey.of(query);
        Entry held = memory.get(key);
        if (held != null) {
            Freshness freshness = freshness(held);
            if (freshness.isFresh()) {
                return answer(held, new Provenance(Source.MEMORY, freshness, true, false));
            }
        }
        Loads.Joined joined = loads.join(key, () -> load(query, key));
        return switch (joined.loaded()) {
            case Loaded.Kept(Entry entry) ->
                answer(entry, new Provenance(Source.SHOPIFY, freshness(entry), held != null, joined.collapsed()));
            case Loaded.CursorRefused() -> new Answer.CursorRefused();
            case Loaded.Nothing(Reason reason) -> new Answer.Unavailable(reason);
        };
    }

    private Loaded load(ProductQuery query, ProductKey key) throws InterruptedException {
        Entry held = memory.get(key);
        if (held != null && freshness(held).isFresh()) {
            return new Loaded.Kept(held);
        }
        Instant startedAt = clock.instant();
        return switch (fetch(query)) {
            case ShopifyResult.Found(RenderedBody body) -> kept(key, new Entry.Filled(body, startedAt, jitter()));
            case ShopifyResult.Missing() -> kept(key, new Entry.NotFound(startedAt, jitter()));
            case ShopifyResult.CursorRefused() -> new Loaded.CursorRefused();
            case ShopifyResult.Throttled() -> new Loaded.Nothing(Reason.THROTTLED);
            case ShopifyResult.TimedOut(_) -> new Loaded.Nothing(Reason.TIMED_OUT);
            case ShopifyResult.Failed(Cause cause, _) ->
                new Loaded.Nothing(cause == Cause.CONFIG ? Reason.CONFIG : Reason.FAILED);
        };
    }

    private ShopifyResult<RenderedBody> fetch(ProductQuery query) throws InterruptedException {
        return switch (query) {
            case ProductQuery.Listing listing -> shopify.listing(listing).map(page -> Rendering.page(listing, page));
            case ProductQuery.Single single -> shopify.single(single).map(Rendering::product);
        };
    }

    private Loaded kept(ProductKey key, Entry entry) {
        memory.put(key, entry);
        return new Loaded.Kept(entry);
    }

    private static Answer answer(Entry entry, Provenance provenance) {
        return switch (entry) {
            case Entry.Filled filled -> new Answer.Found(filled.body(), provenance);
            case Entry.NotFound _ -> new Answer.NotFound(provenance);
        };
    }

    private Freshness freshness(Entry entry) {
        return Freshness.of(entry, settings, clock.instant());
    }

    private double jitter() {
        return random.nextDouble(-1, 1);
    }
}
