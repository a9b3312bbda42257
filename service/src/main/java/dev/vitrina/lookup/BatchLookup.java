package dev.vitrina.lookup;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import dev.vitrina.cache.CacheSettings;
import dev.vitrina.cache.Entry;
import dev.vitrina.cache.Freshness;
import dev.vitrina.product.Market;
import dev.vitrina.product.ProductBatch;
import dev.vitrina.product.ProductQuery;
import dev.vitrina.product.ProductRef;
import dev.vitrina.product.RenderedBody;
import dev.vitrina.product.Rendering;
import org.jspecify.annotations.Nullable;

/**
 * Answers for several products at once: each from the first level that can, as {@link ProductLookup} does for one, but with one
 * question to the shop for all that it is needed for. Safe for use by many threads.
 */
final class BatchLookup {

    private final LookupSettings settings;
    private final CacheSettings lives;
    private final BatchLoader loader;
    private final NextLevel nextLevel;
    private final InstantSource clock;

    BatchLookup(LookupSettings settings, CacheSettings lives, BatchLoader loader, NextLevel nextLevel,
            InstantSource clock) {
        this.settings = settings;
        this.lives = lives;
        this.loader = loader;
        this.nextLevel = nextLevel;
        this.clock = clock;
    }

    /** Blocks until the shop has answered for what memory lacks, at most as long as for a single product. */
    Answered answer(ProductBatch batch, Reach reach) throws InterruptedException {
        Market market = batch.market();
        HeldBatch held = held(batch, Set.of());
        Duration waitedBefore = Duration.ZERO;
        BatchSharing sharing = loader.sharing();
        if (sharing != null && !held.lacking().isEmpty()) {
            long from = System.nanoTime();
            held = held(batch, sharing.read(new ProductBatch(held.lacking(), market), patience(held)));
            waitedBefore = Duration.ofNanos(System.nanoTime() - from);
        }
        if (reach == Reach.CACHE_ONLY && !held.lacking().isEmpty()) {
            return Answered.atOnce(new Answer.NotCached());
        }
        Map<Long, Answer> answers = new HashMap<>(held.fresh());
        refreshBehind(market, held.refreshed(), held.stale(), answers);
        Duration waited = held.lacking().isEmpty()
                ? Duration.ZERO
                : load(new ProductBatch(held.lacking(), market), held, waitedBefore, answers);
        return new Answered(joined(batch, answers), waited);
    }

    private HeldBatch held(ProductBatch batch, Set<Long> shared) {
        return HeldBatch.of(batch, id -> loader.held(batch.market(), id), shared, lives, clock.instant());
    }

    private Duration patience(HeldBatch held) {
        return held.allHaveNets() ? settings.softDeadline() : settings.patience();
    }

    /** Answers for the stale ones; those that are due have their answer. */
    private void refreshBehind(Market market, List<Long> all, Map<Long, Entry> stale, Map<Long, Answer> answers) {
        if (all.isEmpty()) {
            return;
        }
        Map<Long, Reason> reasons = loader.refresh(new ProductBatch(all, market));
        stale.forEach((id, held) -> answers.put(id,
                nextLevel.answer(single(market, id), held, reasons.getOrDefault(id, Reason.REVALIDATING))));
    }

    /** Answers for what memory lacks; says how long that took for the sake of the shop. */
    private Duration load(ProductBatch lacking, HeldBatch held, Duration waitedBefore, Map<Long, Answer> answers)
            throws InterruptedException {
        Market market = lacking.market();
        Map<Long, Entry> nets = held.nets();
        Duration left = patience(held).minus(waitedBefore);
        Duration patience = left.isNegative() ? Duration.ZERO : left;
        Map<Long, Reason> obstacles = loader.obstacles(lacking, patience);
        obstacles.forEach((id, reason) -> answers.put(id, nextLevel.answer(single(market, id), nets.get(id), reason)));
        List<Long> asked = lacking.ids().stream().filter(id -> !obstacles.containsKey(id)).toList();
        if (asked.isEmpty()) {
            return Duration.ZERO;
        }
        long from = System.nanoTime();
        Map<Long, Loads.Joined> joined = loader.load(new ProductBatch(asked, market), patience);
        Map<Long, Loaded> loaded = BatchLoader.await(joined, patience);
        Duration waited = Duration.ofNanos(Math.max(1, System.nanoTime() - from));
        Map<Long, Entry> outdated = new LinkedHashMap<>();
        Reason late = held.allHaveNets() ? Reason.SOFT_DEADLINE : Reason.PATIENCE;
        joined.forEach((id, one) -> {
            Entry net = nets.get(id);
            Loaded ended = loaded.getOrDefault(id, new Loaded.Nothing(late));
            if (ended instanceof Loaded.Kept(Entry entry) && !isFresh(entry)) {
                outdated.put(id, entry); // something changed while it was under way
            } else {
                answers.put(id, answer(single(market, id), net, ended, one.collapsed()));
            }
        });
        refreshBehind(market, List.copyOf(outdated.keySet()), outdated, answers);
        return waited;
    }

    private boolean isFresh(Entry entry) {
        return Freshness.of(entry, lives, clock.instant()).state() == Freshness.State.FRESH;
    }

    private Answer answer(ProductQuery query, @Nullable Entry net, Loaded loaded, boolean collapsed) {
        return switch (loaded) {
            case Loaded.Kept(Entry entry) -> NextLevel.of(entry,
                    new Provenance.Shopify(Freshness.of(entry, lives, clock.instant()), net != null, collapsed));
            case Loaded.Present(Entry entry) ->
                NextLevel.of(entry, new Provenance.Memory(Freshness.of(entry, lives, clock.instant())));
            case Loaded.Shared(Entry entry) ->
                NextLevel.of(entry, new Provenance.Redis(Freshness.of(entry, lives, clock.instant())));
            case Loaded.CursorRefused() -> throw new IllegalStateException("a batch has no cursor");
            case Loaded.Nothing(Reason reason) -> nextLevel.answer(query, net, reason);
        };
    }

    static ProductQuery single(Market market, long id) {
        return new ProductQuery.Single(new ProductRef.Id(id), market);
    }

    /** The whole in the order asked for; labelled like the least of its products, and kept by nobody where one is unavailable. */
    private static Answer joined(ProductBatch batch, Map<Long, Answer> answers) {
        List<RenderedBody> products = new ArrayList<>();
        List<Long> missing = new ArrayList<>();
        List<Long> unavailable = new ArrayList<>();
        List<Answer> inOrder = batch.ids().stream().map(id -> Objects.requireNonNull(answers.get(id))).toList();
        for (long id : batch.ids()) {
            switch (Objects.requireNonNull(answers.get(id))) {
                case Answer.Found(RenderedBody body, _) -> products.add(body);
                case Answer.NotFound _ -> missing.add(id);
                case Answer.Unavailable _ -> unavailable.add(id);
                case Answer.CursorRefused _,Answer.NotCached _ ->
                    throw new IllegalStateException("never of one product");
            }
        }
        return switch (BatchLabel.of(inOrder)) {
            case BatchLabel.Unknown(Reason reason) -> new Answer.Unavailable(reason);
            case BatchLabel.Known(Provenance least) ->
                new Answer.Found(Rendering.batch(batch.market(), products, missing, unavailable), least);
        };
    }
}
