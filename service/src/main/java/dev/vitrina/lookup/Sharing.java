package dev.vitrina.lookup;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

import dev.vitrina.cache.Entry;
import dev.vitrina.cache.SharedPages;
import dev.vitrina.product.ProductKey;

/**
 * What callers and loads have of the level that all nodes share. The question to Redis is asked in a thread of its own, so that no
 * caller waits longer than its bound, whatever a connection does; and once a key at a time, however many callers. Safe for use by many
 * threads.
 */
final class Sharing {

    private final SharedPages shared;
    private final ConcurrentMap<ProductKey, CompletableFuture<Map<ProductKey, Entry>>> reads = new ConcurrentHashMap<>();
    private final OneForAll oneForAll;

    Sharing(SharedPages shared) {
        this.shared = shared;
        this.oneForAll = new OneForAll(shared);
    }

    /** What sees to it that nodes do not load the same at once. */
    OneForAll oneForAll() {
        return oneForAll;
    }

    /**
     * Brings what is newer there into memory; says whether something came. Blocks as long as a call to Redis may take, at most as long
     * as given.
     */
    boolean read(ProductKey key, Duration atMost) throws InterruptedException {
        if (!shared.isAsked()) {
            return false;
        }
        CompletableFuture<Map<ProductKey, Entry>> mine = new CompletableFuture<>();
        CompletableFuture<Map<ProductKey, Entry>> running = reads.putIfAbsent(key, mine);
        if (running != null) {
            return await(running, atMost).containsKey(key);
        }
        run(mine, () -> {
            try {
                return shared.fetch(List.of(key));
            } finally {
                reads.remove(key, mine);
            }
        });
        return await(mine, atMost).containsKey(key);
    }

    /** The same for several keys, in a question of their own; gives what memory holds now of those for which something came. */
    Map<ProductKey, Entry> read(List<ProductKey> keys, Duration atMost) throws InterruptedException {
        return asked(() -> shared.fetch(keys), atMost);
    }

    /** The same for somebody who only looks: gives what would come. */
    Map<ProductKey, Entry> peek(List<ProductKey> keys) throws InterruptedException {
        return asked(() -> shared.peek(keys), shared.bound());
    }

    private Map<ProductKey, Entry> asked(Supplier<Map<ProductKey, Entry>> question, Duration atMost)
            throws InterruptedException {
        if (!shared.isAsked()) {
            return Map.of();
        }
        CompletableFuture<Map<ProductKey, Entry>> mine = new CompletableFuture<>();
        run(mine, question);
        return await(mine, atMost);
    }

    private static void run(CompletableFuture<Map<ProductKey, Entry>> mine,
            Supplier<Map<ProductKey, Entry>> question) {
        Thread.ofVirtual().name("shared").start(() -> {
            try {
                mine.complete(question.get());
            } catch (RuntimeException | Error e) {
                mine.completeExceptionally(e);
            }
        });
    }

    private Map<ProductKey, Entry> await(CompletableFuture<Map<ProductKey, Entry>> read, Duration atMost)
            throws InterruptedException {
        Duration bound = atMost.compareTo(shared.bound()) < 0 ? atMost : shared.bound();
        try {
            return read.get(bound.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException _) {
            return Map.of();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a read failed in a way that no outcome describes", e.getCause());
        }
    }

    /** Brings what is newer there into memory, for a load, which nobody waits for without a bound. Blocks as long as Redis takes. */
    void readForLoad(List<ProductKey> keys) {
        if (shared.isAsked()) {
            var _ = shared.fetch(keys);
        }
    }
}
