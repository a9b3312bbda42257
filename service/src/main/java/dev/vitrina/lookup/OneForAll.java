package dev.vitrina.lookup;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

import dev.vitrina.cache.Entry;
import dev.vitrina.cache.SharedPages;
import dev.vitrina.cache.Turn;
import dev.vitrina.product.ProductKey;
import dev.vitrina.redis.Lease;

/**
 * One load a key for all nodes: whoever has the lease asks the shop, the others look for what comes of it. Safe for use by many threads.
 *
 * <p>How it works: a load takes the lease, and keeps it by a thread of its own until what it brought is written for the others; then it ends
 * it. A load that finds the lease taken asks again and again, at first after ten milliseconds, until what it needs is there, or the
 * lease is gone: then it is its own turn. Its callers leave it when their patience ends, and with the last of them it ends, as any load
 * that has not asked the shop yet. Where Redis does not say, every node loads for itself.
 */
final class OneForAll {

    private static final Duration RENEWAL = Duration.ofMillis(300);
    private static final long FIRST_PAUSE_MS = 10;
    private static final long LONGEST_PAUSE_MS = 100;

    /** Longer than any load holds a lease; after that it is a mistake of somebody's, and a second load harms nobody. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(15);

    private final SharedPages shared;

    OneForAll(SharedPages shared) {
        this.shared = shared;
    }

    /** Asks the shop. */
    interface Question {
        Outcome ask() throws InterruptedException;
    }

    /** Blocks until there is an entry that is good enough, or the question was answered. */
    Loaded load(ProductKey key, Predicate<Entry> goodEnough, Question question) throws InterruptedException {
        Lease wish = Lease.wishedFor(key);
        long until = System.nanoTime() + LONGEST_WAIT.toNanos();
        long pause = FIRST_PAUSE_MS;
        while (System.nanoTime() < until) {
            switch (shared.take(wish)) {
                case Turn.Came(Entry entry) -> {
                    if (goodEnough.test(entry)) {
                        return new Loaded.Shared(entry);
                    }
                }
                case Turn.Ours() -> {
                    return withLease(wish, question);
                }
                case Turn.Everybodys() -> {
                    return forAll(question);
                }
                case Turn.Theirs() -> {
                    Thread.sleep(pause);
                    pause = Math.min(2 * pause, LONGEST_PAUSE_MS);
                }
            }
        }
        return forAll(question);
    }

    /** Keeps for all nodes what came of it, behind whoever waits. */
    private Loaded forAll(Question question) throws InterruptedException {
        Outcome outcome = question.ask();
        share(outcome.kept());
        return outcome.loaded();
    }

    /** Keeps entries for other nodes; does not wait for that. */
    void share(Map<ProductKey, Entry> entries) {
        if (!entries.isEmpty() && shared.isAsked()) {
            Thread.ofVirtual().name("share").start(() -> shared.write(entries));
        }
    }

    private Loaded withLease(Lease lease, Question question) throws InterruptedException {
        CompletableFuture<Map<ProductKey, Entry>> brought = new CompletableFuture<>();
        Thread.ofVirtual().name("lease").start(() -> keep(lease, brought));
        try {
            Outcome outcome = question.ask();
            brought.complete(outcome.kept());
            return outcome.loaded();
        } finally {
            brought.complete(Map.of()); // does nothing where something was brought
        }
    }

    /** What was brought is there before the lease is gone: whoever waits for it finds one or the other. */
    private void keep(Lease lease, CompletableFuture<Map<ProductKey, Entry>> brought) {
        try {
            Map<ProductKey, Entry> entries = null;
            while (entries == null) {
                try {
                    entries = brought.get(RENEWAL.toMillis(), TimeUnit.MILLISECONDS);
                } catch (TimeoutException _) {
                    shared.renew(lease);
                }
            }
            shared.write(entries);
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("nobody stops this thread, nor fails that future", e);
        } finally {
            shared.release(lease);
        }
    }
}
