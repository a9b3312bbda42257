package dev.vitrina.cache;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;
import dev.vitrina.product.ProductKey;
import org.jspecify.annotations.Nullable;

/**
 * When what changed: an entry whose load began before a change of its key says something old, however late it arrives. Safe
 * for use by many threads.
 *
 * <p>Only the newest changes are kept by key. Where one is given up for room, all keys count as changed then: that expires more
 * than it must, and never less.
 */
final class Invalidations {

    private static final int MOST_KEYS = 10_000;

    private final AtomicReference<Instant> all = new AtomicReference<>(Instant.MIN);
    private final Cache<ProductKey, Instant> byKey = Caffeine.newBuilder()
            .maximumSize(MOST_KEYS)
            .executor(Runnable::run)
            .evictionListener(this::forgotten)
            .build();

    private void forgotten(@Nullable ProductKey key, @Nullable Instant at, RemovalCause cause) {
        if (at != null) {
            noteAll(at);
        }
    }

    void note(ProductKey key, Instant at) {
        byKey.asMap().merge(key, at, Invalidations::later);
    }

    void noteAll(Instant at) {
        all.accumulateAndGet(at, Invalidations::later);
    }

    /** A change in the very moment in which a load began counts as later. */
    boolean isOutdated(ProductKey key, Instant loadStartedAt) {
        Instant ofKey = byKey.getIfPresent(key);
        return !all.get().isBefore(loadStartedAt) || (ofKey != null && !ofKey.isBefore(loadStartedAt));
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
