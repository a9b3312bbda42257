package dev.vitrina.lookup;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

import dev.vitrina.product.ProductKey;
import org.jspecify.annotations.Nullable;

/**
 * The loads in flight: one a key at most, however many ask. Safe for use by many threads.
 */
final class Loads {

    private final ConcurrentMap<ProductKey, Load> inFlight = new ConcurrentHashMap<>();

    /** A load, and whether another caller had begun it. */
    record Joined(Load load, boolean collapsed) {}

    /**
     * Begins a load for a caller or joins the one in flight; the caller then waits for it. The work must keep what it got
     * before it returns, and look whether it is needed still when it begins: a load that ended a moment ago is no longer in
     * flight.
     */
    Joined join(ProductKey key, Load.Work work) {
        Load mine = new Load(true);
        while (true) {
            Load running = inFlight.putIfAbsent(key, mine);
            if (running == null) {
                mine.start(work, () -> inFlight.remove(key, mine));
                return new Joined(mine, false);
            }
            if (running.addWaiter()) {
                return new Joined(running, true);
            }
            inFlight.remove(key, running);
        }
    }

    /** Begins a load that nobody waits for; null where one is in flight already. */
    @Nullable
    Load begin(ProductKey key, Load.Work work) {
        Load mine = new Load(false);
        if (inFlight.putIfAbsent(key, mine) != null) {
            return null;
        }
        mine.start(work, () -> inFlight.remove(key, mine));
        return mine;
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
