package dev.vitrina.lookup;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;

import dev.vitrina.cache.CacheSettings;
import dev.vitrina.cache.Entry;
import dev.vitrina.cache.Freshness;
import dev.vitrina.cache.MemoryPages;
import dev.vitrina.cache.RetryPauses;
import dev.vitrina.product.ProductKey;
import dev.vitrina.product.RenderedBody;
import dev.vitrina.shopify.ShopifyResult;
import dev.vitrina.shopify.ShopifyResult.Cause;
import dev.vitrina.shopify.ShopifyResult.Obstacle;
import org.jspecify.annotations.Nullable;

/**
 * What came of a question to the shop, for the key that it was asked for: an entry in memory, or a pause in which the key is left
 * alone. Safe for use by many threads.
 */
final class Outcomes {

    private static final double PAUSE_JITTER = 0.1;

    private final CacheSettings lives;
    private final MemoryPages memory;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final RetryPauses pauses = new RetryPauses();

    Outcomes(CacheSettings lives, MemoryPages memory, InstantSource clock, RandomGenerator random) {
        this.lives = lives;
        this.memory = memory;
        this.clock = clock;
        this.random = random;
    }

    /** To be taken before a question is asked, for what it brings is as old as that. */
    Instant now() {
        return clock.instant();
    }

    /** Whether the last load of the key failed a moment ago. */
    boolean isPaused(ProductKey key) {
        return pauses.isPaused(key, clock.instant());
    }

    /** Until when the key is left alone, or null where it is not. */
    @Nullable
    Instant pausedUntil(ProductKey key) {
        return pauses.until(key, clock.instant());
    }

    /** Whether an entry needs no load, not even ahead of its expiry. */
    boolean isFreshEnough(Entry held) {
        Freshness freshness = Freshness.of(held, lives, clock.instant());
        return freshness.state() == Freshness.State.FRESH && !freshness.due();
    }

    /** What came along is kept first: whoever sees a page in memory finds its products there too. */
    Outcome found(ProductKey key, Fetched fetched, Instant startedAt) {
        Map<ProductKey, Entry> kept = new LinkedHashMap<>();
        fetched.besides().forEach((other, body) -> kept.put(other, kept(other, filled(body, startedAt))));
        Entry own = kept(key, filled(fetched.body(), startedAt));
        kept.put(key, own);
        return new Outcome(new Loaded.Kept(own), kept);
    }

    Outcome missing(ProductKey key, Instant startedAt) {
        Entry own = kept(key, new Entry.NotFound(startedAt, jitter(), false));
        return new Outcome(new Loaded.Kept(own), Map.of(key, own));
    }

    /** For every result but that there is such a product, or none. */
    Loaded nothing(ProductKey key, ShopifyResult<?> result) {
        return switch (result) {
            case ShopifyResult.NotAsked(Obstacle obstacle) -> new Loaded.Nothing(Reason.of(obstacle));
            case ShopifyResult.Throttled(Duration refill) ->
                paused(key, Reason.THROTTLED, refill == null ? retryPause() : refill);
            case ShopifyResult.Failed(Cause cause, _) -> paused(key, Reason.of(cause), retryPause());
            case ShopifyResult.TimedOut(_) -> paused(key, Reason.FAILED, retryPause());
            case ShopifyResult.CursorRefused() -> new Loaded.CursorRefused();
            case ShopifyResult.Found<?> _,ShopifyResult.Missing<?> _ ->
                throw new IllegalArgumentException("something was said of the product: " + result);
        };
    }

    private Entry filled(RenderedBody body, Instant startedAt) {
        return new Entry.Filled(body, startedAt, jitter(), false);
    }

    private Entry kept(ProductKey key, Entry entry) {
        pauses.end(key);
        return memory.put(key, entry);
    }

    private Loaded paused(ProductKey key, Reason reason, Duration pause) {
        pauses.begin(key, clock.instant().plus(pause));
        return new Loaded.Nothing(reason);
    }

    private Duration retryPause() {
        return Duration.ofMillis(Math.round(lives.retryPause().toMillis() * (1 + PAUSE_JITTER * jitter())));
    }

    private double jitter() {
        return random.nextDouble(-1, 1);
    }
}
