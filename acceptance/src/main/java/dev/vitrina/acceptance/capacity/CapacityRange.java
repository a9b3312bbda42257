package dev.vitrina.acceptance.capacity;

/**
 * Where a search looks for the capacity. Immutable.
 *
 * @param start the first rate, in requests a second
 * @param lowest the rate below which the search gives up
 * @param highest the rate above which it does not climb
 * @param mostLevels how many levels are measured at most, repetitions included
 * @param precision how near the result is to the lowest rate that does not hold, as a factor above 1
 */
public record CapacityRange(double start, double lowest, double highest, int mostLevels, double precision) {

    /** Refuses a search that could not end or not confirm anything. */
    public CapacityRange {
        if (!(lowest > 0 && lowest <= start && start <= highest)) {
            throw new IllegalArgumentException("Not 0 < lowest <= start <= highest");
        }
        if (mostLevels < 2) {
            throw new IllegalArgumentException("Nothing can be confirmed with " + mostLevels + " levels");
        }
        if (!(precision > 1)) {
            throw new IllegalArgumentException("The precision is not above 1: " + precision);
        }
    }
}
