package dev.vitrina.lookup;

import java.time.Duration;
import java.time.InstantSource;

import dev.vitrina.cache.CacheSettings;
import dev.vitrina.cache.Entry;
import dev.vitrina.cache.Fallback;
import dev.vitrina.cache.Freshness;
import dev.vitrina.cache.LastKnownGood;
import dev.vitrina.product.ProductQuery;
import org.jspecify.annotations.Nullable;

/** The levels behind the shop: an entry that is no longer fresh, then the last known good catalogue. Safe for use by many threads. */
final class NextLevel {

    private final CacheSettings lives;
    private final LastKnownGood lastKnownGood;
    private final InstantSource clock;

    NextLevel(CacheSettings lives, LastKnownGood lastKnownGood, InstantSource clock) {
        this.lives = lives;
        this.lastKnownGood = lastKnownGood;
        this.clock = clock;
    }

    /** Answers in place of the shop, which did not for that reason; does not block. */
    Answer answer(ProductQuery query, @Nullable Entry net, Reason reason) {
        if (net != null) {
            return of(net, new Provenance.Stale(Freshness.of(net, lives, clock.instant()), reason));
        }
        return switch (lastKnownGood.answer(query)) {
            case Fallback.LastKnown(var body, Duration age) ->
                new Answer.Found(body, new Provenance.LastKnownGood(age, reason));
            case Fallback.Provided(var body) ->
                new Answer.Found(body, new Provenance.LastKnownGood(null, reason));
            case Fallback.Sample(var body) -> new Answer.Found(body, new Provenance.Sample(reason));
            case Fallback.None() -> new Answer.Unavailable(reason);
        };
    }

    /** What an entry says, come by in that way. */
    static Answer of(Entry entry, Provenance provenance) {
        return switch (entry) {
            case Entry.Filled filled -> new Answer.Found(filled.body(), provenance);
            case Entry.NotFound _ -> new Answer.NotFound(provenance);
        };
    }
}
