package dev.vitrina.lookup;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import dev.vitrina.shopify.CallTerms;
import org.jspecify.annotations.Nullable;

/**
 * One load of a key, in a virtual thread of its own, so that it goes on when those who wait for it leave. Only before the
 * shop is asked does it matter whether somebody waits: a load that a caller began, and that the last caller has left by then,
 * is abandoned. Safe for use by many threads.
 */
final class Load implements CallTerms.Wanted {

    /** What a load does. */
    interface Work {

        /** Gets and keeps the entry; asks {@link Load#mayCall} once, right before the shop is asked. */
        Loaded run(Load load) throws InterruptedException;
    }

    private enum State {
        WAITING, CALLING, ABANDONED
    }

    private final CompletableFuture<Loaded> result = new CompletableFuture<>();
    private final boolean wanted;

    // all guarded by this
    private State state = State.WAITING;
    private int waiters;
    private @Nullable Thread thread;

    /** One that is wanted begins with one waiter; one that is not is never abandoned. */
    Load(boolean wanted) {
        this.wanted = wanted;
        this.waiters = wanted ? 1 : 0;
    }

    void start(Work work, Runnable atEnd) {
        Thread worker = Thread.ofVirtual().name("load").unstarted(() -> run(work, atEnd));
        synchronized (this) {
            thread = worker;
        }
        worker.start();
    }

    private void run(Work work, Runnable atEnd) {
        Loaded loaded = new Loaded.Nothing(Reason.FAILED);
        Throwable mistake = null;
        try {
            loaded = work.run(this);
        } catch (InterruptedException _) {
            loaded = new Loaded.Nothing(Reason.PATIENCE);
        } catch (RuntimeException | Error e) {
            mistake = e;
        }
        atEnd.run();
        if (mistake == null) {
            result.complete(loaded);
        } else {
            result.completeExceptionally(mistake);
        }
    }

    /** Whether the shop may be asked; from then on the load is not abandoned. */
    @Override
    public synchronized boolean mayCall() {
        if (state == State.WAITING) {
            state = State.CALLING;
        }
        return state == State.CALLING;
    }

    /** Counts one more who waits; false where the load is abandoned, and another must be begun. */
    synchronized boolean addWaiter() {
        if (state == State.ABANDONED) {
            return false;
        }
        waiters++;
        return true;
    }

    /** Whether somebody waits now. */
    @Override
    public boolean hasWaiters() {
        return waiters() > 0;
    }

    /** How many wait now. */
    synchronized int waiters() {
        return waiters;
    }

    /** Blocks until the load ends, at most as long as given; null where it goes on. The caller is one of its waiters, and leaves. */
    @Nullable
    Loaded await(Duration atMost) throws InterruptedException {
        try {
            return result.get(atMost.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException _) {
            return null;
        } catch (ExecutionException e) {
            throw new IllegalStateException("a load failed in a way that no outcome describes", e.getCause());
        } finally {
            leave();
        }
    }

    private synchronized void leave() {
        waiters--;
        if (wanted && waiters == 0 && state == State.WAITING) {
            state = State.ABANDONED;
            if (thread != null) {
                thread.interrupt();
            }
        }
    }
}
