package dev.vitrina.acceptance.capacity;

import dev.vitrina.acceptance.evidence.CapacityLevel;
import dev.vitrina.acceptance.evidence.Generator;

/**
 * What a level must hold, and where the search looks. Immutable.
 *
 * @param start the first rate, in requests a second
 * @param lowest the rate below which the search gives up
 * @param highest the rate above which it does not climb
 * @param mostLevels how many levels are measured at most, repetitions included
 * @param precision how near the result is to the lowest rate that does not hold, as a factor above 1
 * @param p99LimitMicros what a level's own 99th percentile must stay below, in microseconds
 * @param failedShareLimit what the share of its failed requests must stay below, 0 to 1
 * @param startedShare the least share of the planned requests that the generator must have sent, 0 to 1
 * @param lagLimitMicros the most that the generator's 99th percentile of lag may be, in microseconds
 * @param cpuShareLimit the most that the generator may have taken of all processors, 0 to 1
 */
public record CapacityRules(double start, double lowest, double highest, int mostLevels, double precision,
        long p99LimitMicros, double failedShareLimit, double startedShare, long lagLimitMicros, double cpuShareLimit) {

    /** Refuses a search that could not end or not confirm anything. */
    public CapacityRules {
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

    /** {@return whether the generator sent what was planned, and in time} */
    boolean offered(CapacityLevel level) {
        Generator generator = level.generator();
        return generator.started() >= startedShare * generator.offered()
                && generator.lagP99Micros() <= lagLimitMicros
                && generator.cpuShare() <= cpuShareLimit;
    }

    /** {@return whether the service carried the level, which must have been offered} */
    boolean holds(CapacityLevel level) {
        long started = level.generator().started();
        return offered(level) && started > 0 && level.p99Micros() < p99LimitMicros
                && level.failed() < failedShareLimit * started;
    }
}
