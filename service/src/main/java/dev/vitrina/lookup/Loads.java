package dev.vitrina.lookup;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Consumer;

import dev.vitrina.metrics.Durations;
import dev.vitrina.product.ProductKey;

/**
 * The loads in flight: one a key at most, however many ask. Safe for use by many threads.
 */
final class Loads {

    private final ConcurrentMap<ProductKey, Load> inFlight = new ConcurrentHashMap<>();
    private final LoadCounter counter = new LoadCounter();
    private final Map<ProductKey.Kind, Durations> took = Map.of(ProductKey.Kind.PAGE, new Durations(),
            ProductKey.Kind.PRODUCT, new Durations());

    /** A load, and whether another caller had begun it. */
    record Joined(Load load, boolean collapsed) {}

    /**
     * Begins a load for a caller or joins the one in flight; the caller then waits for it. The work must keep what it got
     * before it returns, and look whether it is needed still when it begins: a load that ended a moment ago is no longer in
     * flight.
     */
    Joined join(ProductKey key, Load.Work work) {
        return joinBy(key, mine -> mine.start(work));
    }

    /** The same for one product of a batch: a load that is begun is left to the batch, which must be started then. */
    Joined join(ProductKey key, BatchLoad batch, long id) {
        return joinBy(key, mine -> batch.add(id, mine));
    }

    private Joined joinBy(ProductKey key, Consumer<Load> begin) {
        Load mine = load(key, true);
        while (true) {
            Load running = inFlight.putIfAbsent(key, mine);
            if (running == null) {
                counter.begun(true);
                begin.accept(mine);
                return new Joined(mine, false);
            }
            if (running.addWaiter()) {
                counter.joined();
                return new Joined(running, true);
            }
            inFlight.remove(key, running);
        }
    }

    /** Begins a load that nobody waits for, unless one is in flight; says whether it did. */
    boolean begin(ProductKey key, Load.Work work) {
        return beginBy(key, mine -> mine.start(work));
    }

    /** The same for one product of a batch, which must be started then. */
    boolean begin(ProductKey key, BatchLoad batch, long id) {
        return beginBy(key, mine -> batch.add(id, mine));
    }

    private boolean beginBy(ProductKey key, Consumer<Load> begin) {
        Load mine = load(key, false);
        if (inFlight.putIfAbsent(key, mine) != null) {
            return false;
        }
        counter.begun(false);
        begin.accept(mine);
        return true;
    }

    private Load load(ProductKey key, boolean wanted) {
        long from = System.nanoTime();
        return new Load(wanted, ended -> {
            took(key.kind()).add(System.nanoTime() - from);
            inFlight.remove(key, ended);
        });
    }

    /** What counts them, and the refreshes that none was begun for. */
    LoadCounter counter() {
        return counter;
    }

    /** What measures those of such entries. */
    Durations took(ProductKey.Kind kind) {
        return Objects.requireNonNull(took.get(kind));
    }

    /** Whether a load of the key is in flight; it may end at any moment. */
    boolean isInFlight(ProductKey key) {
        return inFlight.containsKey(key);
    }

    /** How many there are. */
    int count() {
        return inFlight.size();
    }

    /** How many callers wait for them. */
    int waiters() {
        return inFlight.values().stream().mapToInt(Load::waiters).sum();
    }
}
