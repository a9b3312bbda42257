package dev.vitrina.shopify;

import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;

import dev.vitrina.shopify.ShopifyResult.Cause;
import dev.vitrina.shopify.ShopifyResult.Failed;
import dev.vitrina.shopify.ShopifyResult.NotAsked;
import dev.vitrina.shopify.ShopifyResult.Obstacle;
import org.jspecify.annotations.Nullable;

/**
 * Lets calls through to the shop: past the breaker, into a slot, and once more where a failure passes and somebody still waits.
 * Safe for use by many threads.
 */
final class Calls implements AutoCloseable {

    private static final int SHORTEST_PAUSE_MS = 50;
    private static final int LONGEST_PAUSE_MS = 150;

    private final GraphQlTransport transport;
    private final Slots slots;
    private final Breaker breaker;
    private final FailureLog failures = new FailureLog();

    Calls(ShopifySettings settings) {
        this.transport = new GraphQlTransport(settings);
        this.slots = new Slots(settings.maxConcurrent());
        this.breaker = new Breaker(settings.breaker());
    }

    /** Why the shop is not to be asked, or null. */
    @Nullable
    Obstacle obstacle() {
        return breaker.obstacle();
    }

    /**
     * Blocks until the answer is whole and read, the deadline over or the call refused. A miss queues for a slot before that, until
     * it gets one or is interrupted.
     */
    <T> ShopifyResult<T> ask(byte[] request, CallTerms terms, Function<Exchange.Replied, ShopifyResult<T>> reader,
            Breaker.Probe probe) throws InterruptedException {
        ShopifyResult<T> first = askOnce(request, terms, reader, probe);
        if (!(first instanceof Failed<T>(Cause cause, _)) || !cause.passes() || !isWorthATry(terms)) {
            return first;
        }
        // a front that restarts and a pool that is refilled need a moment
        Thread.sleep(ThreadLocalRandom.current().nextInt(SHORTEST_PAUSE_MS, LONGEST_PAUSE_MS + 1));
        if (!isWorthATry(terms)) {
            return first;
        }
        ShopifyResult<T> second = askOnce(request, terms.whileSomebodyWaits(), reader, probe);
        return second instanceof NotAsked<T> ? first : second;
    }

    private boolean isWorthATry(CallTerms terms) {
        return terms.wanted().hasWaiters() && breaker.obstacle() == null;
    }

    private <T> ShopifyResult<T> askOnce(byte[] request, CallTerms terms,
            Function<Exchange.Replied, ShopifyResult<T>> reader,
            Breaker.Probe probe) throws InterruptedException {
        Obstacle obstacle = breaker.obstacle();
        if (obstacle != null && terms.lane() != Lane.PROBE) {
            return new NotAsked<>(obstacle);
        }
        return switch (slots.take(terms.lane())) {
            case NONE_FREE -> new NotAsked<>(Obstacle.NO_SLOT);
            case QUEUE_FULL -> new NotAsked<>(Obstacle.QUEUE_FULL);
            case TAKEN -> askInSlot(request, terms, reader, probe);
        };
    }

    private <T> ShopifyResult<T> askInSlot(byte[] request, CallTerms terms,
            Function<Exchange.Replied, ShopifyResult<T>> reader,
            Breaker.Probe probe) throws InterruptedException {
        if (!terms.wanted().mayCall()) {
            slots.release();
            return new NotAsked<>(Obstacle.ABANDONED);
        }
        try (Breaker.Call call = breaker.begin(probe)) {
            ShopifyResult<T> result = switch (transport.post(request, slots::release)) {
                case Exchange.TimedOut(var after) -> new ShopifyResult.TimedOut<>(after);
                case Exchange.Broken(boolean connected, String detail) ->
                    new Failed<>(connected ? Cause.CONNECTION_LOST : Cause.NO_CONNECTION, detail);
                case Exchange.Replied reply -> reader.apply(reply);
            };
            call.end(result);
            failures.note(result);
            return result;
        }
    }

    @Override
    public void close() {
        breaker.close();
        transport.close();
    }
}
