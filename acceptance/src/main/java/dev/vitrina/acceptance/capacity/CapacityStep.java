package dev.vitrina.acceptance.capacity;

/** What the search wants next. */
public sealed interface CapacityStep {

    /**
     * One more level.
     *
     * @param perSecond the rate to measure, in requests a second
     */
    record Measure(double perSecond) implements CapacityStep {}

    /**
     * Nothing more.
     *
     * @param result what was found
     */
    record Done(CapacityResult result) implements CapacityStep {}
}
