package dev.vitrina.lookup;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;

import dev.vitrina.shopify.CallTerms;
import org.jspecify.annotations.Nullable;

/**
 * One question to the shop for many products. Each product has its own load, so that others can join it and nobody loads it twice;
 * all those loads wait for this one. It is wanted as long as one of them is. Safe for use by many threads.
 */
final class BatchLoad implements CallTerms.Wanted {

    /** Asks for the products and keeps them. */
    interface Work {
        Map<Long, Loaded> run(List<Long> ids, CallTerms.Wanted wanted) throws InterruptedException;
    }

    private final ConcurrentLinkedQueue<Load> loads = new ConcurrentLinkedQueue<>();
    private final CompletableFuture<Map<Long, Loaded>> result = new CompletableFuture<>();
    private final AtomicReference<@Nullable Thread> worker = new AtomicReference<>();

    /** What the load of one product does: it waits. Whoever interrupts it wants that product no longer. */
    Loaded await(Load load, long id) throws InterruptedException {
        try {
            Loaded loaded = result.get().get(id);
            return loaded == null ? new Loaded.Nothing(Reason.FAILED) : loaded;
        } catch (ExecutionException e) {
            throw new IllegalStateException("a batch failed in a way that no outcome describes", e.getCause());
        } catch (InterruptedException e) {
            loads.remove(load);
            Thread thread = worker.get();
            if (loads.isEmpty() && thread != null) {
                thread.interrupt();
            }
            throw e;
        }
    }

    /** Begins, once it is known which products are loaded by this one and not by others. */
    void start(Map<Long, Load> mine, Work work) {
        loads.addAll(mine.values());
        Thread thread = Thread.ofVirtual().name("batch").unstarted(() -> run(List.copyOf(mine.keySet()), work));
        worker.set(thread);
        thread.start();
    }

    private void run(List<Long> ids, Work work) {
        try {
            result.complete(work.run(ids, this));
        } catch (InterruptedException _) {
            result.complete(new HashMap<>());
        } catch (RuntimeException | Error e) {
            result.completeExceptionally(e);
        }
    }

    @Override
    public boolean mayCall() {
        boolean may = false;
        for (Load load : loads) {
            may |= load.mayCall();
        }
        return may;
    }

    @Override
    public boolean hasWaiters() {
        return loads.stream().anyMatch(Load::hasWaiters);
    }
}
