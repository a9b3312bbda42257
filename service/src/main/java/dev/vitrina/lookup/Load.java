package dev.vitrina.lookup;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

import dev.vitrina.shopify.CallTerms;
import org.jspecify.annotations.Nullable;

/**
 * One load of a key, not done by those who wait for it, so that it goes on when they leave. Only before the shop is asked does it
 * matter whether somebody waits: a load that a caller began, and that the last caller has left by then, is abandoned. Safe for
 * use by many threads.
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
    private final Consumer<Load> atEnd;

    // all guarded by this
    private State state = State.WAITING;
    private int waiters;
    private @Nullable Runnable stop;

    /** One that is wanted begins with one waiter; one that is not is never abandoned. Runs {@code atEnd} before anyone hears of the end. */
    Load(boolean wanted, Consumer<Load> atEnd) {
        this.wanted = wanted;
        this.waiters = wanted ? 1 : 0;
        this.atEnd = atEnd;
    }

    /** Does the work in a virtual thread of its own. */
    void start(Work work) {
        Thread worker = Thread.ofVirtual().name("load").unstarted(() -> run(work));
        stopBy(worker::interrupt);
        worker.start();
    }

    private void run(Work work) {
        try {
            end(work.run(this));
        } catch (InterruptedException _) {
            end(new Loaded.Nothing(Reason.PATIENCE));
        } catch (RuntimeException | Error e) {
            fail(e);
        }
    }

    /** Says how to stop whoever does the work, once the load is abandoned; which may be now. */
    void stopBy(Runnable how) {
        boolean abandoned;
        synchronized (this) {
            stop = how;
            abandoned = state == State.ABANDONED;
        }
        if (abandoned) {
            how.run();
        }
    }

    /** To be called once by whoever does the work. */
    void end(Loaded loaded) {
        atEnd.accept(this);
        result.complete(loaded);
    }

    /** In place of {@link #end}, for a mistake of ours. */
    void fail(Throwable mistake) {
        atEnd.accept(this);
        result.completeExceptionally(mistake);
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

    /** One of its waiters waits no longer. */
    void leave() {
        Runnable how = left();
        if (how != null) {
            how.run(); // outside the lock, for it may look at other loads
        }
    }

    private synchronized @Nullable Runnable left() {
        waiters--;
        if (!wanted || waiters > 0 || state != State.WAITING) {
            return null;
        }
        state = State.ABANDONED;
        return stop;
    }
}
