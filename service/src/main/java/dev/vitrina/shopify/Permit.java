package dev.vitrina.shopify;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The right to make one call: a slot and the promise of points. The slot is free again when the call has really ended, which is later
 * than its deadline sometimes; the points are settled once, by what first is known of them. Safe for use by many threads.
 */
final class Permit {

    private final Admission admission;
    private final int points;
    private final AtomicBoolean slotFree = new AtomicBoolean();
    private final AtomicBoolean settled = new AtomicBoolean();
    private final Thread caller = Thread.currentThread();
    private volatile boolean gaveWay;

    Permit(Admission admission, int points) {
        this.admission = admission;
        this.points = points;
    }

    /** The call has ended. */
    void ended() {
        if (slotFree.compareAndSet(false, true)) {
            admission.slotFree(this);
        }
    }

    /** Somebody who waits needs the slot: cuts the call, which then frees it. Only for a call that nobody waits for. */
    void giveWay() {
        gaveWay = true;
        caller.interrupt();
    }

    boolean gaveWay() {
        return gaveWay;
    }

    /** The shop charged nothing: the call did not reach it, or it said so. */
    void notCharged() {
        if (settled.compareAndSet(false, true)) {
            admission.giveBack(points);
        }
    }

    /** The shop may have charged the call, and does not say what is left. */
    void presumablyCharged() {
        if (settled.compareAndSet(false, true)) {
            admission.spend(points);
        }
    }

    /** The shop said what is left. */
    void settle(CostReport report) {
        if (settled.compareAndSet(false, true)) {
            admission.settle(points, report);
        }
    }
}
