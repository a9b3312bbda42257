package dev.vitrina.cache;

import java.time.Duration;

import dev.vitrina.product.RenderedBody;

/** What can be answered without the shop, by whose products. */
public sealed interface Fallback {

    /**
     * By the shop's own products, as they were.
     *
     * @param body the bytes to send
     * @param age how long ago their load began
     */
    record LastKnown(RenderedBody body, Duration age) implements Fallback {}

    /**
     * By the products that the merchant wrote down for this.
     *
     * @param body the bytes to send
     */
    record Provided(RenderedBody body) implements Fallback {}

    /**
     * By products that are made up, and marked so.
     *
     * @param body the bytes to send
     */
    record Sample(RenderedBody body) implements Fallback {}

    /** Not at all; which does not mean that there is no such product. */
    record None() implements Fallback {}
}
