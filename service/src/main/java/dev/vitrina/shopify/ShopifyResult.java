package dev.vitrina.shopify;

import java.time.Duration;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * What came of one question to the shop. None of the outcomes but {@link Found} and {@link Missing} says anything about the
 * products asked for.
 *
 * @param <T> what was asked for
 */
public sealed interface ShopifyResult<T> {

    /**
     * The whole answer.
     *
     * @param value what was asked for
     * @param <T> its type
     */
    record Found<T>(T value) implements ShopifyResult<T> {}

    /**
     * The shop answered that there is no such product, or that callers must not see it.
     *
     * @param <T> what was asked for
     */
    record Missing<T>() implements ShopifyResult<T> {}

    /**
     * The shop refused the cursor: it belongs to another order or filter.
     *
     * @param <T> what was asked for
     */
    record CursorRefused<T>() implements ShopifyResult<T> {}

    /**
     * The shop answers too many questions already.
     *
     * @param refill how long until its cost bucket can pay for this one, or null where the shop does not say
     * @param <T> what was asked for
     */
    record Throttled<T>(@Nullable Duration refill) implements ShopifyResult<T> {}

    /**
     * The whole answer was not there in time, and the call was cut.
     *
     * @param after the time it had
     * @param <T> what was asked for
     */
    record TimedOut<T>(Duration after) implements ShopifyResult<T> {}

    /**
     * Anything else.
     *
     * @param cause what kind of failure, for decisions
     * @param detail what happened, for the log; not for callers, and without secrets
     * @param <T> what was asked for
     */
    record Failed<T>(Cause cause, String detail) implements ShopifyResult<T> {}

    /**
     * The shop was not asked.
     *
     * @param obstacle why not
     * @param <T> what was asked for
     */
    record NotAsked<T>(Obstacle obstacle) implements ShopifyResult<T> {}

    /** Why the shop is not asked. */
    enum Obstacle {
        /** It fails too often, and is left alone for a while. */
        BREAKER_OPEN,
        /** It refuses us, and is left alone until a probe is let in. */
        CONFIG,
        /** As many misses as allowed queue already. */
        QUEUE_FULL,
        /** All slots are taken, and nobody waits for this call. */
        NO_SLOT,
        /** The shop's cost bucket cannot pay for it in time, or what is left must be kept for callers who wait. */
        NO_POINTS,
        /** Whoever wanted the answer has left before the call was made. */
        ABANDONED
    }

    /**
     * Turns what was found into something else; every other outcome stays as it is.
     *
     * @param function what to make of it
     * @param <R> what it becomes
     * @return the outcome
     */
    default <R> ShopifyResult<R> map(Function<? super T, ? extends R> function) {
        return switch (this) {
            case Found<T>(T value) -> new Found<>(function.apply(value));
            case Missing<T>() -> new Missing<>();
            case CursorRefused<T>() -> new CursorRefused<>();
            case Throttled<T>(Duration refill) -> new Throttled<>(refill);
            case TimedOut<T>(Duration after) -> new TimedOut<>(after);
            case NotAsked<T>(Obstacle obstacle) -> new NotAsked<>(obstacle);
            case Failed<T>(Cause cause, String detail) -> new Failed<>(cause, detail);
        };
    }

    /** The kinds of failure. */
    enum Cause {
        /** No connection could be opened. */
        NO_CONNECTION,
        /** The connection broke before the answer was whole, as one does that was idle for too long. */
        CONNECTION_LOST,
        /** The shop's front answered 502, 503 or 504. */
        GATEWAY,
        /** The shop answered with another error status, perhaps with an HTML page. */
        STATUS,
        /** Token, scopes or shop are wrong: no repetition will help, an operator must. */
        CONFIG,
        /** The query would cost more than the shop allows for one. */
        MAX_COST,
        /** The answer carries errors, alone or beside a part of the data. */
        ERRORS,
        /** The shop dropped a part of the search, so the products are not those asked for. */
        SEARCH_IGNORED,
        /** The answer is not what the API promises: no JSON, half of it, or fields of the wrong type. */
        MALFORMED,
        /** The shop says that it has no products at all. */
        EMPTY;

        /** Whether the same call may well succeed a moment later. */
        boolean passes() {
            return this == CONNECTION_LOST || this == GATEWAY;
        }
    }
}
