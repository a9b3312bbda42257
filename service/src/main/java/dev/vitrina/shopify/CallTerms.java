package dev.vitrina.shopify;

/**
 * On what terms a call is made.
 *
 * @param lane what it is for
 * @param wanted whether anyone still wants it
 */
public record CallTerms(Lane lane, Wanted wanted) {

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

    /** The same call, made only if somebody waits for it when there is a slot. */
    CallTerms whileSomebodyWaits() {
        return new CallTerms(lane, new Wanted() {
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

    /**
     * Terms of a call that nobody waits for.
     *
     * @param lane what it is for
     * @return the terms
     */
    public static CallTerms inBackground(Lane lane) {
        return new CallTerms(lane, BY_NOBODY_WHO_WAITS);
    }
}
