package dev.vitrina.cache;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.stats.CacheStats;
import dev.vitrina.product.ProductKey;
import org.jspecify.annotations.Nullable;

/**
 * The entries in this process's memory, in two bounded rooms: one for pages, one for products. Nothing here blocks. Safe for
 * use by many threads.
 *
 * <p>How two bounds become one: products are bounded by number and by bytes, and Caffeine keeps one bound a cache. So a
 * product weighs at least its equal share of the bytes; then as many products as allowed fill the room exactly, and larger
 * ones count for more. An entry without a body weighs that share too, hence a flood of unknown ids stays bounded. A body that
 * is kept under two keys counts twice, which bounds too early and never too late.
 */
public final class MemoryPages {

    /** What an entry takes up besides its texts and bytes: key, map node, entry, body and array headers. */
    private static final int OVERHEAD = 320;

    private final CacheSettings settings;
    private final Cache<ProductKey, Entry> pages;
    private final Cache<ProductKey, Entry> products;
    private final Invalidations invalidations = new Invalidations();

    /**
     * Makes empty rooms.
     *
     * @param settings how large they are
     */
    public MemoryPages(CacheSettings settings) {
        this.settings = settings;
        this.pages = room(settings.maxPageBytes(), 1);
        long share = Math.max(1, settings.maxProductBytes() / settings.maxProducts());
        this.products = room(Math.min(settings.maxProductBytes(), share * settings.maxProducts()), share);
    }

    private static Cache<ProductKey, Entry> room(long bytes, long leastWeight) {
        return Caffeine.newBuilder()
                .maximumWeight(bytes)
                .weigher((ProductKey key, Entry entry) -> weight(key, entry, leastWeight))
                .executor(Runnable::run)
                .recordStats()
                .build();
    }

    private static int weight(ProductKey key, Entry entry, long leastWeight) {
        long own = OVERHEAD + 2L * key.text().length() + switch (entry) {
            case Entry.Filled filled -> filled.body().weight();
            case Entry.NotFound _ -> 0;
        };
        return (int) Math.min(Integer.MAX_VALUE, Math.max(leastWeight, own));
    }

    /**
     * Looks an entry up.
     *
     * @param key its key
     * @return what is kept there, however old, or null
     */
    public @Nullable Entry get(ProductKey key) {
        return room(key).getIfPresent(key);
    }

    /**
     * Looks an entry up for somebody who only looks: it counts as no use of it.
     *
     * @param key its key
     * @return what is kept there, however old, or null
     */
    public @Nullable Entry peek(ProductKey key) {
        return room(key).policy().getIfPresentQuietly(key);
    }

    /**
     * Keeps an entry in place of what was there, unless that comes of a later load; it, or others, may be given up at once where
     * room is short. An entry whose load began before a change of its key is kept as invalidated.
     *
     * @param key its key
     * @param entry what to keep
     * @return what is kept
     */
    public Entry put(ProductKey key, Entry entry) {
        Entry kept = room(key).asMap().compute(key, (_, held) -> {
            if (held != null && held.loadStartedAt().isAfter(entry.loadStartedAt())) {
                return held;
            }
            return judged(key, entry);
        });
        return kept == null ? entry : kept;
    }

    /**
     * Says how an entry would be kept, without keeping it.
     *
     * @param key its key
     * @param entry what a load brought
     * @return the same, invalidated where its load began before a change of its key
     */
    public Entry judged(ProductKey key, Entry entry) {
        return invalidations.isOutdated(key, entry.loadStartedAt()) ? entry.invalidate() : entry;
    }

    /**
     * Makes what is kept under a key expire, and whatever a load brings that has begun by then.
     *
     * @param key the key
     * @param at when it changed
     */
    public void expire(ProductKey key, Instant at) {
        invalidations.note(key, at);
        room(key).asMap().computeIfPresent(key, (_, held) -> held.invalidate());
    }

    /**
     * Makes entries expire, and whatever loads bring that have begun by then; they stay as the net under a failing shop.
     *
     * @param which the entries; loads under way count as about them, for what they bring is not known yet
     * @param at when they changed
     * @return how many entries there were
     */
    public int expire(Narrowing which, Instant at) {
        invalidations.noteAll(at);
        return change(which, Entry::invalidate);
    }

    /**
     * Gives entries up; what loads bring that have begun by then expires on arrival.
     *
     * @param which the entries; loads under way count as about them, for what they bring is not known yet
     * @param at when they changed
     * @return how many entries there were
     */
    public int drop(Narrowing which, Instant at) {
        invalidations.noteAll(at);
        return change(which, _ -> null);
    }

    private int change(Narrowing which, Function<Entry, @Nullable Entry> change) {
        int changed = 0;
        for (Cache<ProductKey, Entry> room : List.of(pages, products)) {
            for (Map.Entry<ProductKey, Entry> held : room.asMap().entrySet()) {
                if (which.matches(held.getKey(), held.getValue())) {
                    room.asMap().computeIfPresent(held.getKey(), (_, entry) -> change.apply(entry));
                    changed++;
                }
            }
        }
        return changed;
    }

    /** {@return how many entries there are and what they weigh, after giving up what is over the bounds} */
    public Usage usage() {
        return new Usage(usage(pages), usage(products));
    }

    private static Usage.Room usage(Cache<ProductKey, Entry> cache) {
        cache.cleanUp();
        return new Usage.Room(cache.estimatedSize(), weight(cache));
    }

    /** {@return how both rooms were used so far, and what the bodies in them take; looks at every entry} */
    public MemoryActivity activity() {
        return new MemoryActivity(activity(pages), activity(products));
    }

    private static MemoryActivity.Room activity(Cache<ProductKey, Entry> cache) {
        CacheStats stats = cache.stats();
        long bodies = cache.asMap().values().stream()
                .mapToLong(entry -> entry instanceof Entry.Filled filled ? filled.body().weight() : 0)
                .sum();
        long limit = cache.policy().eviction().orElseThrow().getMaximum();
        return new MemoryActivity.Room(stats.hitCount(), stats.missCount(), stats.evictionCount(),
                stats.evictionWeight(), bodies, limit);
    }

    /**
     * Looks at every entry, for somebody who only looks: it counts as no use of them, and gives nothing up.
     *
     * @param now the moment at which they are judged
     * @return what is held
     */
    public MemorySurvey survey(Instant now) {
        return new MemorySurvey(now, survey(pages, now), survey(products, now));
    }

    private MemorySurvey.Room survey(Cache<ProductKey, Entry> cache, Instant now) {
        return MemorySurvey.Room.of(weight(cache), cache.asMap().values(), settings, now);
    }

    private static long weight(Cache<ProductKey, Entry> cache) {
        return cache.policy().eviction().orElseThrow().weightedSize().orElseThrow();
    }

    private Cache<ProductKey, Entry> room(ProductKey key) {
        return switch (key.kind()) {
            case PAGE -> pages;
            case PRODUCT -> products;
        };
    }

    /**
     * What memory holds.
     *
     * @param pages the room for pages
     * @param products the room for products
     */
    public record Usage(Room pages, Room products) {

        /**
         * What one room holds.
         *
         * @param entries how many
         * @param weight in bytes as they count against the bound
         */
        public record Room(long entries, long weight) {}
    }
}
