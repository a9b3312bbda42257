package dev.vitrina.shopify;

import java.time.Duration;

/** Hears of each call that was made to the shop. Must be safe for use by many threads, and must not block. */
@FunctionalInterface
public interface CallObserver {

    /**
     * A call has ended; heard once a call, a second try being one of its own. One that was cut from outside is not heard of.
     *
     * @param lane what it was for
     * @param result what came of it; never {@link ShopifyResult.NotAsked}
     * @param took from sending it to having read the answer
     */
    void ended(Lane lane, ShopifyResult<?> result, Duration took);
}
