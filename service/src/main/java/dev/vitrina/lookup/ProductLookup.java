package dev.vitrina.lookup;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;

import dev.vitrina.cache.CacheSettings;
import dev.vitrina.cache.Entry;
import dev.vitrina.cache.Freshness;
import dev.vitrina.cache.Freshness.State;
import dev.vitrina.cache.LastKnownGood;
import dev.vitrina.cache.MemoryPages;
import dev.vitrina.product.ProductBatch;
import dev.vitrina.product.ProductKey;
import dev.vitrina.product.ProductQuery;
import org.jspecify.annotations.Nullable;

/**
 * Answers a query from the first level that can: a fresh entry in memory, one that another node has loaded, the shop, an
 * entry that is no longer fresh, the last known good catalogue. Safe for use by many threads.
 */
public final class ProductLookup {

    private final LookupSettings settings;
    private final CacheSettings lives;
    private final MemoryPages memory;
    private final Loader loader;
    private final @Nullable Sharing sharing;
    private final NextLevel nextLevel;
    private final InstantSource clock;
    private final BatchLookup batches;
    private final HitCounter hits = new HitCounter();
    private final SourceMix sources;

    /**
     * Puts the levels in order.
     *
     * @param settings how long callers wait
     * @param lives how long entries live
     * @param memory the first level
     * @param loader gets what memory lacks
     * @param lastKnownGood the last level
     * @param clock tells how old an entry is
     */
    public ProductLookup(LookupSettings settings, CacheSettings lives, MemoryPages memory, Loader loader,
            LastKnownGood lastKnownGood, InstantSource clock) {
        this.settings = settings;
        this.lives = lives;
        this.memory = memory;
        this.loader = loader;
        this.sharing = loader.sharing();
        this.nextLevel = new NextLevel(lives, lastKnownGood, clock);
        this.clock = clock;
        this.sources = new SourceMix(clock);
        this.batches = new BatchLookup(settings, lives, loader.batches(), nextLevel, clock);
    }

    /**
     * Answers a query. Returns at once from memory where the entry is fresh or only a little old; otherwise blocks until the shop
     * has answered, at most for the soft deadline where there is an entry to fall back on, and for the patience where there is none.
     * Where nodes share a level, that is asked before the shop, in the same time.
     *
     * @param query what is asked for
     * @param reach whether the shop may be waited for; if not, this blocks for the shared level alone
     * @return the answer, with how it was come by and how long the caller waited for the shop
     * @throws InterruptedException if the caller is interrupted while it waits; the load goes on
     */
    public Answered answer(ProductQuery query, Reach reach) throws InterruptedException {
        return counted(fromMemoryFirst(query, ProductKey.of(query), reach));
    }

    /**
     * Answers for several products at once, each from the first level that can; the shop is asked once for all that lack. Blocks as
     * long as {@link #answer(ProductQuery, Reach)} may.
     *
     * @param batch which ones
     * @param reach whether the shop may be waited for; if not, this blocks for the shared level alone, and returns all of them or none
     * @return the products in that order, which are missing and which nobody knows of now; unavailable where nothing is known of any
     * @throws InterruptedException if the caller is interrupted while it waits; the loads go on
     */
    public Answered answer(ProductBatch batch, Reach reach) throws InterruptedException {
        return counted(batches.answer(batch, reach));
    }

    private Answered counted(Answered answered) {
        hits.count(answered);
        sources.count(answered.answer());
        return answered;
    }

    private Answered fromMemoryFirst(ProductQuery query, ProductKey key, Reach reach) throws InterruptedException {
        Entry held = memory.get(key);
        Freshness freshness = held == null ? null : Freshness.of(held, lives, clock.instant());
        if (held != null && freshness != null && freshness.isServedAtOnce()) {
            return atOnce(query, key, held, freshness, false);
        }
        return sharing == null
                ? fromShop(query, key, reach, net(held, freshness), Duration.ZERO)
                : fromOtherNodesNext(sharing, query, key, reach, patience(net(held, freshness)));
    }

    /** What another node has loaded goes before a question to the shop, and before all that is less than fresh. */
    private Answered fromOtherNodesNext(Sharing others, ProductQuery query, ProductKey key, Reach reach,
            Duration patience) throws InterruptedException {
        long from = System.nanoTime();
        boolean came = others.read(key, patience);
        Entry held = memory.get(key);
        Freshness freshness = held == null ? null : Freshness.of(held, lives, clock.instant());
        if (held != null && freshness != null && freshness.isServedAtOnce()) {
            return atOnce(query, key, held, freshness, came);
        }
        return fromShop(query, key, reach, net(held, freshness), Duration.ofNanos(System.nanoTime() - from));
    }

    private Answered atOnce(ProductQuery query, ProductKey key, Entry held, Freshness freshness, boolean came) {
        if (freshness.state() == State.STALE) {
            return Answered
                    .atOnce(NextLevel.of(held, new Provenance.Stale(freshness, loader.refresh(query, key))));
        }
        if (freshness.due()) {
            var _ = loader.refresh(query, key);
        }
        return Answered.atOnce(NextLevel.of(held,
                came ? new Provenance.Redis(freshness) : new Provenance.Memory(freshness)));
    }

    /** What there is to fall back on, or null. */
    private static @Nullable Entry net(@Nullable Entry held, @Nullable Freshness freshness) {
        return freshness != null && freshness.state() == State.EXPIRED ? held : null;
    }

    private Duration patience(@Nullable Entry net) {
        return net == null ? settings.patience() : settings.softDeadline();
    }

    /** The time that the caller has waited already counts. */
    private Answered fromShop(ProductQuery query, ProductKey key, Reach reach, @Nullable Entry net,
            Duration waitedBefore) throws InterruptedException {
        if (reach == Reach.CACHE_ONLY) {
            return Answered.atOnce(new Answer.NotCached());
        }
        Duration left = patience(net).minus(waitedBefore);
        return load(query, key, net, left.isNegative() ? Duration.ZERO : left);
    }

    private Answered load(ProductQuery query, ProductKey key, @Nullable Entry net, Duration patience)
            throws InterruptedException {
        Reason obstacle = loader.obstacle(query, key, patience);
        if (obstacle != null) {
            return Answered.atOnce(nextLevel.answer(query, net, obstacle));
        }
        long from = System.nanoTime();
        Loads.Joined joined = loader.load(query, key, patience);
        Loaded loaded = joined.load().await(patience);
        Duration waited = Duration.ofNanos(Math.max(1, System.nanoTime() - from)); // zero says that there was no waiting
        return switch (loaded) {
            case null -> new Answered(nextLevel.answer(query, orCame(key, net),
                    net == null ? Reason.PATIENCE : Reason.SOFT_DEADLINE), waited);
            case Loaded.Kept(Entry entry) ->
                new Answered(arrived(query, key, entry, net != null, joined.collapsed()), waited);
            case Loaded.Present(Entry entry) -> present(entry);
            case Loaded.Shared(Entry entry) -> new Answered(NextLevel.of(entry,
                    new Provenance.Redis(Freshness.of(entry, lives, clock.instant()))), waited);
            case Loaded.CursorRefused() -> new Answered(new Answer.CursorRefused(), waited);
            case Loaded.Nothing(Reason reason) ->
                new Answered(nextLevel.answer(query, orCame(key, net), reason), waited);
        };
    }

    /** Where there was no net, a load that found none newer with another node may have brought one all the same. */
    private @Nullable Entry orCame(ProductKey key, @Nullable Entry net) {
        if (net != null || sharing == null) {
            return net;
        }
        Entry held = memory.get(key);
        return held == null ? null : switch (Freshness.of(held, lives, clock.instant()).state()) {
            case STALE, EXPIRED -> held;
            case FRESH, GONE -> null;
        };
    }

    /** The shop was not asked. */
    private Answered present(Entry entry) {
        return Answered.atOnce(
                NextLevel.of(entry, new Provenance.Memory(Freshness.of(entry, lives, clock.instant()))));
    }

    /** What a load brought is old already where something changed while it was under way. */
    private Answer arrived(ProductQuery query, ProductKey key, Entry entry, boolean heldBefore, boolean collapsed) {
        Freshness freshness = Freshness.of(entry, lives, clock.instant());
        if (freshness.state() == State.FRESH) {
            return NextLevel.of(entry, new Provenance.Shopify(freshness, heldBefore, collapsed));
        }
        return NextLevel.of(entry, new Provenance.Stale(freshness, loader.refresh(query, key)));
    }

    /**
     * Says where the answers of the last five minutes came from.
     *
     * @return how many came from each level, without those that none came from
     */
    public Map<Source, Long> sources() {
        return sources.counts();
    }

    /**
     * Which share of the answers so far did not wait for the shop. Cheap enough to be asked with each answer.
     *
     * @return the ratio over everything answered since this was made
     */
    public HitRatio hitRatio() {
        return hits.ratio();
    }

    /**
     * Says what a query would be answered with now. Asks the shop nothing and loads nothing; blocks while the level is looked
     * at that all nodes share, where there is one and memory does not answer.
     *
     * @param query any query
     * @return which level would answer, and why
     * @throws InterruptedException if the thread is interrupted meanwhile
     */
    public Explanation explain(ProductQuery query) throws InterruptedException {
        return new Explainer(settings, lives, memory, loader, nextLevel, clock).explain(query);
    }

    /**
     * Says what a batch would be answered with now, as a whole; as for a query.
     *
     * @param batch any batch
     * @return which level the answer would be labelled with, and why
     * @throws InterruptedException if the thread is interrupted meanwhile
     */
    public Explanation explain(ProductBatch batch) throws InterruptedException {
        return new BatchExplainer(settings, lives, loader.batches(), nextLevel, clock).explain(batch);
    }
}
