package dev.vitrina.lookup;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.vitrina.cache.CacheSettings;
import dev.vitrina.cache.Entry;
import dev.vitrina.cache.Fallback;
import dev.vitrina.cache.Freshness;
import dev.vitrina.cache.LastKnownGood;
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

    private static final int LAST_KNOWN_GOOD = 3;
    private static final Comparator<Provenance> BY_WORTH = Comparator.comparingInt(BatchLookup::rank)
            .thenComparing(BatchLookup::age);

    private final LookupSettings settings;
    private final CacheSettings lives;
    private final BatchLoader loader;
    private final LastKnownGood lastKnownGood;
    private final InstantSource clock;

    BatchLookup(LookupSettings settings, CacheSettings lives, BatchLoader loader, LastKnownGood lastKnownGood,
            InstantSource clock) {
        this.settings = settings;
        this.lives = lives;
        this.loader = loader;
        this.lastKnownGood = lastKnownGood;
        this.clock = clock;
    }

    /** One product, or that there is none (no body), and how that is known. */
    private record Part(@Nullable RenderedBody body, Provenance provenance) {}

    /** The products of a batch by what memory holds of them. */
    private final class Held {
        private final Map<Long, Part> parts = new HashMap<>();
        private final Map<Long, Entry> stale = new LinkedHashMap<>();
        private final Map<Long, Entry> nets = new HashMap<>();
        private final List<Long> due = new ArrayList<>();
        private final List<Long> lacking = new ArrayList<>();

        private void add(long id, Entry held) {
            Freshness freshness = Freshness.of(held, lives, clock.instant());
            switch (freshness.state()) {
                case FRESH -> {
                    parts.put(id, part(held, new Provenance.Memory(freshness)));
                    if (freshness.due()) {
                        due.add(id);
                    }
                }
                case STALE -> {
                    stale.put(id, held);
                    due.add(id);
                }
                case EXPIRED -> {
                    nets.put(id, held);
                    lacking.add(id);
                }
                case GONE -> lacking.add(id);
            }
        }
    }

    /** Blocks until the shop has answered for what memory lacks, at most as long as for a single product. */
    Answered answer(ProductBatch batch) throws InterruptedException {
        Held held = new Held();
        for (long id : batch.ids()) {
            Entry entry = loader.held(batch.market(), id);
            if (entry == null) {
                held.lacking.add(id);
            } else {
                held.add(id, entry);
            }
        }
        if (!held.due.isEmpty()) {
            Reason reason = loader.refresh(new ProductBatch(held.due, batch.market()));
            held.stale.forEach((id, entry) -> held.parts.put(id, part(entry, stale(entry, reason))));
        }
        return held.lacking.isEmpty()
                ? new Answered(joined(batch, held.parts, Reason.PATIENCE), Duration.ZERO)
                : load(batch, held);
    }

    private Answered load(ProductBatch batch, Held held) throws InterruptedException {
        ProductBatch lacking = new ProductBatch(held.lacking, batch.market());
        boolean allHaveNets = held.nets.size() == held.lacking.size();
        Duration patience = allHaveNets ? settings.softDeadline() : settings.patience();
        Map<Long, Reason> obstacles = loader.obstacles(lacking, patience);
        Reason last = Reason.PATIENCE;
        for (Map.Entry<Long, Reason> obstacle : obstacles.entrySet()) {
            last = obstacle.getValue();
            fallBack(batch, held, obstacle.getKey(), last);
        }
        List<Long> asked = held.lacking.stream().filter(id -> !obstacles.containsKey(id)).toList();
        if (asked.isEmpty()) {
            return new Answered(joined(batch, held.parts, last), Duration.ZERO);
        }
        long from = System.nanoTime();
        for (var one : loader.load(new ProductBatch(asked, batch.market()), patience).entrySet()) {
            long id = one.getKey();
            Duration left = patience.minusNanos(System.nanoTime() - from);
            Loaded loaded = one.getValue().load().await(left.isNegative() ? Duration.ZERO : left);
            switch (loaded) {
                case null -> {
                    last = allHaveNets ? Reason.SOFT_DEADLINE : Reason.PATIENCE;
                    fallBack(batch, held, id, last);
                }
                case Loaded.Kept(Entry entry) ->
                    held.parts.put(id, arrived(entry, held.nets.containsKey(id), one.getValue().collapsed()));
                case Loaded.Present(Entry entry) -> held.parts.put(id,
                        part(entry, new Provenance.Memory(Freshness.of(entry, lives, clock.instant()))));
                case Loaded.CursorRefused() -> throw new IllegalStateException("a batch has no cursor");
                case Loaded.Nothing(Reason reason) -> {
                    last = reason;
                    fallBack(batch, held, id, reason);
                }
            }
        }
        return new Answered(joined(batch, held.parts, last), Duration.ofNanos(Math.max(1, System.nanoTime() - from)));
    }

    /** What a load brought is old already where something changed while it was under way; the next batch asks again. */
    private Part arrived(Entry entry, boolean heldBefore, boolean collapsed) {
        Freshness freshness = Freshness.of(entry, lives, clock.instant());
        return part(entry, freshness.state() == Freshness.State.FRESH
                ? new Provenance.Shopify(freshness, heldBefore, collapsed)
                : stale(entry, Reason.REVALIDATING));
    }

    private void fallBack(ProductBatch batch, Held held, long id, Reason reason) {
        Entry net = held.nets.get(id);
        if (net != null) {
            held.parts.put(id, part(net, stale(net, reason)));
            return;
        }
        switch (lastKnownGood.answer(new ProductQuery.Single(new ProductRef.Id(id), batch.market()))) {
            case Fallback.LastKnown(var body, Duration age) ->
                held.parts.put(id, new Part(body, new Provenance.LastKnownGood(age, reason)));
            case Fallback.Provided(var body) ->
                held.parts.put(id, new Part(body, new Provenance.LastKnownGood(null, reason)));
            case Fallback.Sample(var body) -> held.parts.put(id, new Part(body, new Provenance.Sample(reason)));
            case Fallback.None() -> {
                // unavailable, which is not the same as missing
            }
        }
    }

    /** The whole in the order asked for, as far as anything is known; labelled like the least of its products. */
    private static Answer joined(ProductBatch batch, Map<Long, Part> parts, Reason reason) {
        if (parts.isEmpty()) {
            return new Answer.Unavailable(reason);
        }
        List<RenderedBody> products = new ArrayList<>();
        List<Long> missing = new ArrayList<>();
        List<Long> unavailable = new ArrayList<>();
        for (long id : batch.ids()) {
            Part part = parts.get(id);
            if (part == null) {
                unavailable.add(id);
            } else if (part.body() == null) {
                missing.add(id);
            } else {
                products.add(part.body());
            }
        }
        Provenance least = parts.values().stream().map(Part::provenance).max(BY_WORTH).orElseThrow();
        if (!unavailable.isEmpty() && rank(least) < LAST_KNOWN_GOOD) {
            least = new Provenance.LastKnownGood(null, reason); // what is not known here must not be kept by anybody
        }
        return new Answer.Found(Rendering.batch(batch.market(), products, missing, unavailable), least);
    }

    private static int rank(Provenance provenance) {
        return switch (provenance) {
            case Provenance.Memory _ -> 0;
            case Provenance.Shopify _ -> 1;
            case Provenance.Stale _ -> 2;
            case Provenance.LastKnownGood _ -> LAST_KNOWN_GOOD;
            case Provenance.Sample _ -> LAST_KNOWN_GOOD + 1;
        };
    }

    private static Duration age(Provenance provenance) {
        return switch (provenance) {
            case Provenance.Memory(Freshness freshness) -> freshness.age();
            case Provenance.Shopify(Freshness freshness, _, _) -> freshness.age();
            case Provenance.Stale(Freshness freshness, _) -> freshness.age();
            case Provenance.LastKnownGood(Duration age, _) -> age == null ? Duration.ZERO : age;
            case Provenance.Sample _ -> Duration.ZERO;
        };
    }

    private Provenance stale(Entry entry, Reason reason) {
        return new Provenance.Stale(Freshness.of(entry, lives, clock.instant()), reason);
    }

    private static Part part(Entry entry, Provenance provenance) {
        return switch (entry) {
            case Entry.Filled filled -> new Part(filled.body(), provenance);
            case Entry.NotFound _ -> new Part(null, provenance);
        };
    }
}
