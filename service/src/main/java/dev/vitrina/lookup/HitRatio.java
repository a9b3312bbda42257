package dev.vitrina.lookup;

/**
 * Which share of the answers did not wait for the shop. Immutable.
 *
 * @param hits how many products or "no such product" were answered without waiting for the shop
 * @param answers how many answers there were in all
 */
public record HitRatio(long hits, long answers) {

    private static final int WHOLE = 1000;

    /** Whether there is a ratio: not before the first answer. */
    public boolean isKnown() {
        return answers > 0;
    }

    /**
     * The ratio, rounded to thousandths; the whole only where every answer was a hit.
     *
     * @return 0 to 1000
     * @throws ArithmeticException if there was no answer yet
     */
    public int thousandths() {
        if (hits == answers && isKnown()) {
            return WHOLE;
        }
        return (int) Math.min(WHOLE - 1, (WHOLE * hits + answers / 2) / answers);
    }
}
