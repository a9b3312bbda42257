package dev.vitrina.shopify;

import java.time.Duration;
import java.util.function.Function;

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
     * @param <T> what was asked for
     */
    record Throttled<T>() implements ShopifyResult<T> {}

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
            case Throttled<T>() -> new Throttled<>();
            case TimedOut<T>(Duration after) -> new TimedOut<>(after);
            case Failed<T>(Cause cause, String detail) -> new Failed<>(cause, detail);
        };
    }

    /** The kinds of failure. */
    enum Cause {
        /** No connection, or it broke before the answer was whole. */
        CONNECTION,
        /** The shop or its front answered with an error status, perhaps with an HTML page. */
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
        MALFORMED
    }
}
