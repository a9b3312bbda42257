package dev.vitrina.cache;

import java.time.Instant;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.vitrina.product.ProductKey;
import org.jspecify.annotations.Nullable;

/**
 * The keys whose last load failed, and until when they are left alone. Bounded: under a flood of failing keys some are
 * forgotten early, and merely tried again sooner. Nothing here blocks. Safe for use by many threads.
 */
public final class RetryPauses {

    private static final int MOST_KEYS = 10_000;

    private final Cache<ProductKey, Instant> until = Caffeine.newBuilder()
            .maximumSize(MOST_KEYS)
            .executor(Runnable::run)
            .build();

    /**
     * Leaves a key alone for a while.
     *
     * @param key the key
     * @param end until when
     */
    public void begin(ProductKey key, Instant end) {
        until.put(key, end);
    }

    /**
     * Forgets that a load of a key failed.
     *
     * @param key the key
     */
    public void end(ProductKey key) {
        until.invalidate(key);
    }

    /**
     * Says whether a key is left alone.
     *
     * @param key the key
     * @param now the moment
     * @return whether it is left alone then
     */
    public boolean isPaused(ProductKey key, Instant now) {
        return until(key, now) != null;
    }

    /**
     * Says until when a key is left alone.
     *
     * @param key the key
     * @param now the moment
     * @return the end of its pause, or null where it is not left alone then
     */
    public @Nullable Instant until(ProductKey key, Instant now) {
        Instant end = until.getIfPresent(key);
        return end != null && now.isBefore(end) ? end : null;
    }

    /** How many keys are remembered, after forgetting those over the bound. */
    long count() {
        until.cleanUp();
        return until.estimatedSize();
    }
}
