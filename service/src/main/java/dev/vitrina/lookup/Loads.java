package dev.vitrina.lookup;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;

import dev.vitrina.product.ProductKey;
import org.jspecify.annotations.Nullable;

/**
 * The loads in flight: one a key at most, however many ask. A load runs in a virtual thread of its own, so it goes on when
 * those who wait for it leave. Safe for use by many threads.
 */
final class Loads {

    private final ConcurrentMap<ProductKey, CompletableFuture<Loaded>> inFlight = new ConcurrentHashMap<>();

    /** A load's outcome, and whether another caller had begun it. */
    record Joined(Loaded loaded, boolean collapsed) {}

    /**
     * Begins a load or joins the one in flight, and blocks until it ends. A load must keep what it got before it returns,
     * and look whether it is needed still when it begins: one that ended a moment ago is no longer in flight.
     */
    Joined join(ProductKey key, Callable<Loaded> load) throws InterruptedException {
        var mine = new CompletableFuture<Loaded>();
        CompletableFuture<Loaded> running = inFlight.putIfAbsent(key, mine);
        if (running == null) {
            Thread.ofVirtual().name("load").start(() -> run(key, load, mine));
        }
        return new Joined(await(running == null ? mine : running), running != null);
    }

    private void run(ProductKey key, Callable<Loaded> load, CompletableFuture<Loaded> result) {
        @Nullable
        Loaded loaded = null;
        Throwable failure = new IllegalStateException("a load ended without an outcome");
        try {
            loaded = load.call();
        } catch (Exception e) {
            failure = e;
        } finally {
            inFlight.remove(key, result);
            if (loaded == null) {
                result.completeExceptionally(failure);
            } else {
                result.complete(loaded);
            }
        }
    }

    private static Loaded await(CompletableFuture<Loaded> running) throws InterruptedException {
        try {
            return running.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a load failed in a way that no outcome describes", e.getCause());
        }
    }
}
