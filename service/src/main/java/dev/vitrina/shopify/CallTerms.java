package dev.vitrina.shopify;

import java.time.Duration;

/**
 * On what terms a call is made.
 *
 * @param lane what it is for
 * @param patience how long the call may foreseeably queue until the shop's cost bucket can pay for it; zero for a call that never
 *     queues, neither for points nor for a slot
 * @param wanted whether anyone still wants it
 */
public record CallTerms(Lane lane, Duration patience, Wanted wanted) {

    /** Knows whether anyone still wants an answer. Does not block. */
    public interface Wanted {

        /** {@return whether the shop may be asked; consulted when there is a slot, right before the call} */
        boolean mayCall();

        /** {@return whether somebody waits for the answer now, so that a second try is worth its while} */
        boolean hasWaiters();
    }

    /** Wanted in any case, waited for by nobody. */
    private static final Wanted BY_NOBODY_WHO_WAITS = new Wanted() {
        @Override
        public boolean mayCall() {
            return true;
        }

        @Override
        public boolean hasWaiters() {
            return false;
        }
    };

    /** A second try: with the patience that is left, and made only if somebody waits for it when its turn comes. */
    CallTerms again(Duration patienceLeft) {
        return new CallTerms(lane, patienceLeft, new Wanted() {
            @Override
            public boolean mayCall() {
                return wanted.hasWaiters();
            }

            @Override
            public boolean hasWaiters() {
                return wanted.hasWaiters();
            }
        });
    }

    /** A part after the first: the parts before it are paid, so it queues, in its lane, whatever it may take. */
    CallTerms forNextPart() {
        return new CallTerms(lane, Admission.LONGEST_WAIT, wanted);
    }

    /**
     * Terms of a call that nobody waits for: it is made at once or not at all.
     *
     * @param lane what it is for
     * @return the terms
     */
    public static CallTerms inBackground(Lane lane) {
        return new CallTerms(lane, Duration.ZERO, BY_NOBODY_WHO_WAITS);
    }
}
