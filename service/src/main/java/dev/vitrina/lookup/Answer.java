package dev.vitrina.lookup;

import dev.vitrina.product.RenderedBody;

/** What a caller gets. */
public sealed interface Answer {

    /**
     * The products asked for.
     *
     * @param body the bytes to send
     * @param provenance how they were come by
     */
    record Found(RenderedBody body, Provenance provenance) implements Answer {}

    /**
     * The shop says that there is no such product.
     *
     * @param provenance how that is known
     */
    record NotFound(Provenance provenance) implements Answer {}

    /** The shop refused the cursor that the page starts behind. */
    record CursorRefused() implements Answer {}

    /** The caller wanted what is in a cache or nothing, and no cache has it. */
    record NotCached() implements Answer {}

    /**
     * No level has an answer.
     *
     * @param reason why the shop, the last of them, had none
     */
    record Unavailable(Reason reason) implements Answer {}
}
