package dev.vitrina.lookup;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

import dev.vitrina.cache.CacheSettings;
import dev.vitrina.cache.Entry;
import dev.vitrina.cache.Freshness;
import dev.vitrina.cache.MemoryPages;
import dev.vitrina.lookup.Explanation.State;
import dev.vitrina.product.ProductKey;
import dev.vitrina.product.ProductQuery;
import org.jspecify.annotations.Nullable;

/** Says what {@link ProductLookup} would answer, without asking for anything. Safe for use by many threads. */
record Explainer(LookupSettings settings, CacheSettings lives, MemoryPages memory, Loader loader, NextLevel nextLevel,
        InstantSource clock) {

    Explanation explain(ProductQuery query) throws InterruptedException {
        ProductKey key = ProductKey.of(query);
        Entry held = memory.peek(key);
        Freshness freshness = held == null ? null : Freshness.of(held, lives, clock.instant());
        Sharing sharing = loader.sharing();
        if (sharing == null || (freshness != null && freshness.isServedAtOnce())) {
            return explanation(query, key, held, freshness, null);
        }
        Entry shared = sharing.peek(List.of(key)).get(key);
        if (shared == null) {
            return explanation(query, key, held, freshness, State.NONE);
        }
        Freshness ofShared = Freshness.of(shared, lives, clock.instant());
        return explanation(query, key, shared, ofShared, state(ofShared));
    }

    /** The entry is the one that would answer, from memory or, as the state in Redis says, from there. */
    private Explanation explanation(ProductQuery query, ProductKey key, @Nullable Entry held,
            @Nullable Freshness freshness, @Nullable State redis) {
        State state = state(freshness);
        Ways ways = switch (state) {
            case FRESH -> new Ways(redis == null ? Source.MEMORY : Source.REDIS, null, null);
            case STALE -> new Ways(Source.STALE, null, orRevalidating(loader.refreshObstacle(query, key)));
            case EXPIRED -> loading(query, key, held, settings.softDeadline(), Reason.SOFT_DEADLINE);
            case NONE, GONE -> loading(query, key, null, settings.patience(), Reason.PATIENCE);
        };
        return new Explanation(key.text(), state, ways.source, ways.otherwise, ways.reason,
                freshness == null ? null : freshness.age(), freshness == null ? null : freshness.ttlLeft(),
                loader.isLoading(key), redis, loader.pausedUntil(key), Map.of());
    }

    private record Ways(Source source, @Nullable Source otherwise, @Nullable Reason reason) {}

    private Ways loading(ProductQuery query, ProductKey key, @Nullable Entry net, Duration patience, Reason late) {
        Reason obstacle = loader.obstacle(query, key, patience);
        Source otherwise = Source.of(nextLevel.answer(query, net, obstacle == null ? late : obstacle));
        return obstacle == null ? new Ways(Source.SHOPIFY, otherwise, late) : new Ways(otherwise, null, obstacle);
    }

    private static Reason orRevalidating(@Nullable Reason obstacle) {
        return obstacle == null ? Reason.REVALIDATING : obstacle;
    }

    static State state(@Nullable Freshness freshness) {
        return switch (freshness == null ? null : freshness.state()) {
            case null -> State.NONE;
            case FRESH -> State.FRESH;
            case STALE -> State.STALE;
            case EXPIRED -> State.EXPIRED;
            case GONE -> State.GONE;
        };
    }
}
