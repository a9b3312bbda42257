package dev.vitrina.cache;

import java.time.Instant;

import dev.vitrina.product.RenderedBody;

/** What is kept under a key. Immutable. */
public sealed interface Entry {

    /** {@return when the load that filled the entry began, so that a change during the load counts as later} */
    Instant loadStartedAt();

    /** {@return where in its spread the life of this entry lies, from -1 to 1; entries filled together expire apart} */
    double jitter();

    /** {@return whether a change that is newer than its load has made it expire before its time} */
    boolean invalidated();

    /** {@return the same, made to expire before its time} */
    Entry invalidate();

    /**
     * An answer, ready to be sent.
     *
     * @param body its bytes
     * @param loadStartedAt when its load began
     * @param jitter from -1 to 1
     * @param invalidated whether something newer than the load made it expire
     */
    record Filled(RenderedBody body, Instant loadStartedAt, double jitter, boolean invalidated) implements Entry {
        @Override
        public Filled invalidate() {
            return new Filled(body, loadStartedAt, jitter, true);
        }
    }

    /**
     * The shop said that there is no such product.
     *
     * @param loadStartedAt when its load began
     * @param jitter from -1 to 1
     * @param invalidated whether something newer than the load made it expire
     */
    record NotFound(Instant loadStartedAt, double jitter, boolean invalidated) implements Entry {
        @Override
        public NotFound invalidate() {
            return new NotFound(loadStartedAt, jitter, true);
        }
    }
}
