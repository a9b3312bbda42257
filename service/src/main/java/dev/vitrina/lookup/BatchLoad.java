package dev.vitrina.lookup;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import dev.vitrina.shopify.CallTerms;

/**
 * One question to the shop for many products. Each product has a load of its own, so that others can join it and nobody loads it
 * twice; one virtual thread does the work for all of them. It is wanted as long as one of them is. Filled by one thread, then
 * started; from then on safe for use by many threads.
 */
final class BatchLoad implements CallTerms.Wanted {

    /** Asks for the products and keeps them; says for each what came of it. */
    interface Work {
        Map<Long, Loaded> run(List<Long> ids) throws InterruptedException;
    }

    private final Map<Long, Load> loads = new LinkedHashMap<>();
    private final AtomicInteger wanted = new AtomicInteger();

    /** Takes a load over that was begun for it. */
    void add(long id, Load load) {
        loads.put(id, load);
    }

    /** Begins, once it is known which products are loaded by this one and not by others; does nothing where there are none. */
    void start(Work work) {
        if (loads.isEmpty()) {
            return;
        }
        Thread worker = Thread.ofVirtual().name("batch").unstarted(() -> run(work));
        wanted.set(loads.size());
        loads.values().forEach(load -> load.stopBy(() -> oneLess(worker)));
        worker.start();
    }

    private void oneLess(Thread worker) {
        if (wanted.decrementAndGet() == 0) {
            worker.interrupt();
        }
    }

    private void run(Work work) {
        try {
            Map<Long, Loaded> loaded = work.run(List.copyOf(loads.keySet()));
            loads.forEach((id, load) -> load.end(loaded.getOrDefault(id, new Loaded.Nothing(Reason.FAILED))));
        } catch (InterruptedException _) {
            loads.values().forEach(load -> load.end(new Loaded.Nothing(Reason.PATIENCE)));
        } catch (RuntimeException | Error e) {
            loads.values().forEach(load -> load.fail(e));
        }
    }

    @Override
    public boolean mayCall() {
        boolean may = false;
        for (Load load : loads.values()) {
            may |= load.mayCall();
        }
        return may;
    }

    @Override
    public boolean hasWaiters() {
        return loads.values().stream().anyMatch(Load::hasWaiters);
    }
}
