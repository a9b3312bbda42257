package dev.vitrina.shopify;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;

import dev.vitrina.shopify.ShopifyResult.Cause;
import dev.vitrina.shopify.ShopifyResult.Failed;
import dev.vitrina.shopify.ShopifyResult.NotAsked;
import dev.vitrina.shopify.ShopifyResult.Obstacle;
import dev.vitrina.shopify.ShopifyResult.Throttled;
import org.jspecify.annotations.Nullable;

/**
 * Lets calls through to the shop: past the breaker, when there are points and a slot, and once more where a failure passes and
 * somebody still waits. Safe for use by many threads.
 */
final class Calls implements AutoCloseable {

    private static final int SHORTEST_PAUSE_MS = 50;
    private static final int LONGEST_PAUSE_MS = 150;

    private final GraphQlTransport transport;
    private final Breaker breaker;
    private final Breaker.Probe probe;
    private final Prices prices = new Prices();
    private final Admission admission;
    private final ApiVersion version;
    private final FailureLog failures = new FailureLog();
    private final CallStatistics statistics;
    private final CallObserver observer;

    Calls(ShopifySettings settings, Breaker.Probe probe, InstantSource clock, CallObserver observer) {
        this.statistics = new CallStatistics(settings.breaker().slowCall(), clock);
        this.observer = observer;
        this.transport = new GraphQlTransport(settings);
        this.breaker = new Breaker(settings.breaker(), this::letGo);
        this.probe = () -> {
            boolean answered = probe.answered();
            if (answered) {
                statistics.wellAgain();
            }
            return answered;
        };
        this.admission = new Admission(settings.maxConcurrent(), prices, System::nanoTime, breaker::obstacle);
        this.version = new ApiVersion(settings.apiVersion());
    }

    private void letGo() {
        admission.wakeAll();
        statistics.opened();
    }

    ShopStatus status() {
        Obstacle obstacle = breaker.obstacle();
        ShopStatus.BreakerState state = obstacle == null
                ? ShopStatus.BreakerState.CLOSED
                : obstacle == Obstacle.CONFIG ? ShopStatus.BreakerState.REFUSED : ShopStatus.BreakerState.OPEN;
        return admission.status(state, statistics);
    }

    /** Why the shop is left alone, or null. */
    @Nullable
    Obstacle obstacle() {
        return breaker.obstacle();
    }

    Prices prices() {
        return prices;
    }

    Admission admission() {
        return admission;
    }

    /**
     * Blocks until the answer is whole and read, the deadline over or the call refused; on terms with patience also while it queues,
     * until its turn or an interrupt.
     */
    <T> ShopifyResult<T> ask(Question question, CallTerms terms, Function<GraphQlAnswer, ShopifyResult<T>> reader)
            throws InterruptedException {
        long begun = System.nanoTime();
        ShopifyResult<T> first = askOnce(question, terms, reader);
        if (!passes(first, left(terms, begun)) || !isWorthATry(terms)) {
            return first;
        }
        // a front that restarts and a pool that is refilled need a moment
        Thread.sleep(ThreadLocalRandom.current().nextInt(SHORTEST_PAUSE_MS, LONGEST_PAUSE_MS + 1));
        Duration left = left(terms, begun);
        if (!left.isPositive() || !isWorthATry(terms)) {
            return first;
        }
        ShopifyResult<T> second = askOnce(question, terms.again(left), reader);
        return second instanceof NotAsked<T> ? first : second;
    }

    /** Whether the same call may well succeed within the time. */
    private static boolean passes(ShopifyResult<?> result, Duration within) {
        return switch (result) {
            case Failed<?>(Cause cause, _) -> cause.passes();
            case Throttled<?>(Duration refill) -> refill != null && refill.compareTo(within) < 0;
            case ShopifyResult.Found<?> _,ShopifyResult.Missing<?> _,ShopifyResult.CursorRefused<?> _,ShopifyResult.TimedOut<?> _,NotAsked<?> _ ->
                false;
        };
    }

    private static Duration left(CallTerms terms, long begun) {
        return terms.patience().minusNanos(System.nanoTime() - begun);
    }

    private boolean isWorthATry(CallTerms terms) {
        return terms.wanted().hasWaiters() && breaker.obstacle() == null;
    }

    private <T> ShopifyResult<T> askOnce(Question question, CallTerms terms,
            Function<GraphQlAnswer, ShopifyResult<T>> reader) throws InterruptedException {
        int points = prices.of(question.document(), question.size());
        return switch (admission.take(terms.lane(), points, terms.patience())) {
            case Turn.Refused(Obstacle obstacle) -> new NotAsked<>(obstacle);
            case Turn.Granted(Permit permit) -> ask(question, terms, reader, permit);
        };
    }

    private <T> ShopifyResult<T> ask(Question question, CallTerms terms,
            Function<GraphQlAnswer, ShopifyResult<T>> reader, Permit permit) throws InterruptedException {
        if (!terms.wanted().mayCall()) {
            permit.notCharged();
            permit.ended();
            return new NotAsked<>(Obstacle.ABANDONED);
        }
        long begun = System.nanoTime();
        try (Breaker.Call call = breaker.begin(probe)) {
            ShopifyResult<T> result = exchange(question, permit, reader);
            call.end(result);
            failures.note(result);
            Duration took = Duration.ofNanos(System.nanoTime() - begun);
            statistics.note(result, took);
            observer.ended(terms.lane(), result, took);
            return result;
        } finally {
            permit.presumablyCharged();
        }
    }

    private <T> ShopifyResult<T> exchange(Question question, Permit permit,
            Function<GraphQlAnswer, ShopifyResult<T>> reader) throws InterruptedException {
        return switch (transport.post(question.body(), permit::ended)) {
            case Exchange.TimedOut(var after) -> new ShopifyResult.TimedOut<>(after);
            case Exchange.Broken(boolean connected, String detail) -> {
                if (!connected) {
                    permit.notCharged();
                }
                yield new Failed<>(connected ? Cause.CONNECTION_LOST : Cause.NO_CONNECTION, detail);
            }
            case Exchange.Replied reply -> read(question, reply, permit, reader);
        };
    }

    /**
     * Asks in the health lane: at once or not at all, and so that no caller is the worse for it. What comes of it is counted nowhere, for
     * it says nothing of the calls that products need.
     */
    <T> ShopifyResult<T> look(Question question, Function<GraphQlAnswer, ShopifyResult<T>> reader)
            throws InterruptedException {
        int points = prices.of(question.document(), question.size());
        return switch (admission.take(Lane.HEALTH, points, Duration.ZERO)) {
            case Turn.Refused(Obstacle obstacle) -> new NotAsked<>(obstacle);
            case Turn.Granted(Permit permit) -> look(question, reader, permit);
        };
    }

    private <T> ShopifyResult<T> look(Question question, Function<GraphQlAnswer, ShopifyResult<T>> reader,
            Permit permit) throws InterruptedException {
        try {
            return exchange(question, permit, reader);
        } catch (InterruptedException e) {
            if (permit.gaveWay()) {
                return new NotAsked<>(Obstacle.NO_SLOT);
            }
            throw e;
        } finally {
            permit.presumablyCharged();
        }
    }

    private <T> ShopifyResult<T> read(Question question, Exchange.Replied reply, Permit permit,
            Function<GraphQlAnswer, ShopifyResult<T>> reader) {
        version.check(reply.apiVersion());
        GraphQlAnswer.Priced priced = GraphQlAnswer.read(reply);
        CostReport cost = priced.cost();
        if (cost != null) {
            permit.settle(cost);
            if (cost.requested() != null) {
                prices.told(question.document(), question.size(), cost.requested());
            }
        }
        if (cost == null && priced.answer() instanceof GraphQlAnswer.Data) {
            admission.untold();
        }
        if (priced.answer() instanceof GraphQlAnswer.Throttled) {
            permit.notCharged();
            return new Throttled<>(cost == null ? null : refill(question));
        }
        return reader.apply(priced.answer());
    }

    /** Null where the bucket could pay as far as we know: then the shop has another reason, and does not say for how long. */
    private @Nullable Duration refill(Question question) {
        Duration refill = admission.refill(prices.of(question.document(), question.size()));
        if (refill.isZero()) {
            return null;
        }
        return refill.compareTo(Admission.LONGEST_WAIT) < 0 ? refill : Admission.LONGEST_WAIT;
    }

    @Override
    public void close() {
        breaker.close();
        admission.close();
        transport.close();
    }
}
