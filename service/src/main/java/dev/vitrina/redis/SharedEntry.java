package dev.vitrina.redis;

import java.time.Instant;

import dev.vitrina.product.RenderedBody;

/** What is kept under a key for all nodes. Immutable. */
public sealed interface SharedEntry {

    /** {@return when the load began that brought it, by the clock of the node that loaded; in whole milliseconds} */
    Instant loadStartedAt();

    /**
     * An answer, ready to be sent.
     *
     * @param body its bytes
     * @param loadStartedAt when its load began
     */
    record Filled(RenderedBody body, Instant loadStartedAt) implements SharedEntry {}

    /**
     * The shop said that there is no such product.
     *
     * @param loadStartedAt when its load began
     */
    record NotFound(Instant loadStartedAt) implements SharedEntry {}
}
