package dev.vitrina.lookup;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

import dev.vitrina.cache.CacheSettings;
import dev.vitrina.cache.Entry;
import dev.vitrina.cache.MemoryPages;
import dev.vitrina.cache.SharedPages;
import dev.vitrina.metrics.Durations;
import dev.vitrina.product.ProductKey;
import dev.vitrina.product.ProductPage;
import dev.vitrina.product.ProductQuery;
import dev.vitrina.shopify.CallTerms;
import dev.vitrina.shopify.Lane;
import dev.vitrina.shopify.ShopifyClient;
import dev.vitrina.shopify.ShopifyResult;
import dev.vitrina.shopify.ShopifyResult.Cause;
import dev.vitrina.shopify.ShopifyResult.Obstacle;
import org.jspecify.annotations.Nullable;

/**
 * Gets entries from the shop into memory: one load a key at a time, none for a key whose last load failed a moment ago. Safe for
 * use by many threads.
 */
public final class Loader {

    /** Longer than any load takes, for each ends by itself at the hard deadline. */
    private static final Duration UNTIL_IT_ENDS = Duration.ofDays(1);

    private final MemoryPages memory;
    private final ShopifyClient shopify;
    private final Outcomes outcomes;
    private final Loads loads = new Loads();
    private final @Nullable Sharing sharing;

    /**
     * Makes a loader.
     *
     * @param lives how long entries live and failed keys are left alone
     * @param memory where entries are kept
     * @param shopify where they come from
     * @param clock tells when a load began
     * @param random spreads lives and pauses; must be safe for use by many threads
     * @param shared what other nodes have loaded, or null where this node is alone
     */
    public Loader(CacheSettings lives, MemoryPages memory, ShopifyClient shopify, InstantSource clock,
            RandomGenerator random, @Nullable SharedPages shared) {
        this.memory = memory;
        this.shopify = shopify;
        this.outcomes = new Outcomes(lives, memory, clock, random);
        this.sharing = shared == null ? null : new Sharing(shared);
    }

    /** The level that all nodes share, or null where there is none. */
    @Nullable
    Sharing sharing() {
        return sharing;
    }

    /** What gets several products in one question, through the same loads and pauses. */
    BatchLoader batches() {
        return new BatchLoader(memory, shopify, outcomes, loads, sharing);
    }

    /** Why a load for a caller of such patience would not ask the shop, or null. */
    @Nullable
    Reason obstacle(ProductQuery query, ProductKey key, Duration patience) {
        return obstacle(query, key, Lane.MISS, patience);
    }

    private @Nullable Reason obstacle(ProductQuery query, ProductKey key, Lane lane, Duration patience) {
        if (outcomes.isPaused(key)) {
            return Reason.PAUSED;
        }
        Obstacle obstacle = loads.isInFlight(key) // to join costs nothing
                ? shopify.obstacle()
                : shopify.obstacle(query, lane, patience);
        return obstacle == null ? null : Reason.of(obstacle);
    }

    /** Why a load that nobody waits for would not ask the shop, or null. */
    @Nullable
    Reason refreshObstacle(ProductQuery query, ProductKey key) {
        return obstacle(query, key, Lane.REFRESH, Duration.ZERO);
    }

    boolean isLoading(ProductKey key) {
        return loads.isInFlight(key);
    }

    /** Until when the key is left alone after a failure, or null. */
    @Nullable
    Instant pausedUntil(ProductKey key) {
        return outcomes.pausedUntil(key);
    }

    /** Begins a load for a caller, or joins the one in flight; does not wait for it. */
    Loads.Joined load(ProductQuery query, ProductKey key, Duration patience) {
        return loads.join(key, load -> run(query, key, new CallTerms(Lane.MISS, patience, load)));
    }

    /** Begins a load that nobody waits for, unless one is in flight or would be in vain; says which of the two it is. */
    Reason refresh(ProductQuery query, ProductKey key) {
        Reason obstacle = refreshObstacle(query, key);
        if (obstacle != null) {
            loads.counter().skipped(obstacle);
            return obstacle;
        }
        loads.begin(key, _ -> run(query, key, CallTerms.inBackground(Lane.REFRESH)));
        return Reason.REVALIDATING;
    }

    /** Loads ahead of any caller, or joins the load in flight; blocks until it ends. Does not queue, nor ask in vain. */
    Loaded warmUp(ProductQuery query, ProductKey key) throws InterruptedException {
        Reason obstacle = obstacle(query, key, Lane.WARM_UP, Duration.ZERO);
        if (obstacle != null) {
            return new Loaded.Nothing(obstacle);
        }
        Loads.Joined joined = loads.join(key, _ -> run(query, key, CallTerms.inBackground(Lane.WARM_UP)));
        Loaded loaded = joined.load().await(UNTIL_IT_ENDS);
        return loaded == null ? new Loaded.Nothing(Reason.PATIENCE) : loaded;
    }

    /** {@return how many loads are under way, and how many callers wait for them} */
    public Usage usage() {
        return new Usage(loads.count(), loads.waiters());
    }

    /** {@return how many loads there were since the start} */
    public LoadCounts counts() {
        return loads.counter().counts();
    }

    /**
     * Says how long loads took, from their begin to their end, however they ended.
     *
     * @param kind of which entries
     * @return the times of all that have ended; a batch counts once for each of its products
     */
    public Durations.Seen times(ProductKey.Kind kind) {
        return loads.took(kind).seen();
    }

    private Loaded run(ProductQuery query, ProductKey key, CallTerms terms) throws InterruptedException {
        Entry held = memory.get(key);
        if (held != null && outcomes.isFreshEnough(held)) {
            return new Loaded.Present(held);
        }
        if (outcomes.isPaused(key)) {
            return new Loaded.Nothing(Reason.PAUSED); // another load failed since the caller looked
        }
        if (sharing == null) {
            return ask(query, key, terms).loaded();
        }
        return sharing.oneForAll().load(key, outcomes::isFreshEnough, () -> ask(query, key, terms));
    }

    private Outcome ask(ProductQuery query, ProductKey key, CallTerms terms) throws InterruptedException {
        Instant startedAt = outcomes.now();
        ShopifyResult<Fetched> result = fetch(query, terms);
        if (result instanceof ShopifyResult.Missing && memory.get(key) instanceof Entry.Filled) {
            result = fetch(query, terms); // a product that we hold is gone only when the shop says so twice
        }
        return switch (result) {
            case ShopifyResult.Found(Fetched fetched) -> outcomes.found(key, fetched, startedAt);
            case ShopifyResult.Missing() -> outcomes.missing(key, startedAt);
            case ShopifyResult.CursorRefused<?> _,ShopifyResult.NotAsked<?> _,ShopifyResult.Throttled<?> _,ShopifyResult.TimedOut<?> _,ShopifyResult.Failed<?> _ ->
                Outcome.nothing(outcomes.nothing(key, result));
        };
    }

    private ShopifyResult<Fetched> fetch(ProductQuery query, CallTerms terms) throws InterruptedException {
        return switch (query) {
            case ProductQuery.Listing listing -> ofPage(listing, shopify.listing(listing, terms));
            case ProductQuery.Single single -> shopify.single(single, terms)
                    .map(product -> Fetched.single(single, product));
            case ProductQuery.Variants variants -> shopify.variants(variants, terms)
                    .map(page -> Fetched.variants(variants, page));
            case ProductQuery.Categories categories -> shopify.categories(terms)
                    .map(found -> Fetched.categories(categories, found));
        };
    }

    /** A shop without any product is a shop that fails; a filter that nothing passes is an answer. */
    private static ShopifyResult<Fetched> ofPage(ProductQuery.Listing listing, ShopifyResult<ProductPage> result) {
        boolean whole = !listing.filter().narrowsSearch() && listing.after() == null;
        if (whole && result instanceof ShopifyResult.Found<ProductPage>(ProductPage page) && page.isEmpty()) {
            return new ShopifyResult.Failed<>(Cause.EMPTY, "an unfiltered listing without products");
        }
        return result.map(page -> Fetched.page(listing, page));
    }

    /**
     * What is going on.
     *
     * @param loads how many loads are under way, those that queue for the shop included
     * @param callers how many callers wait for them
     */
    public record Usage(int loads, int callers) {}
}
