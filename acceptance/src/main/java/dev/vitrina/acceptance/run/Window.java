package dev.vitrina.acceptance.run;

import dev.vitrina.acceptance.evidence.Condition;
import dev.vitrina.loadtest.Sample;

/**
 * When a condition took place.
 *
 * @param condition the condition
 * @param fromMillis since when it did, in milliseconds since 1970
 * @param toMillis until when, exclusive
 * @param faults answers that the demo store spoiled on purpose
 */
record Window(Condition condition, long fromMillis, long toMillis, long faults) {

    /** {@return whether the request was due in it} */
    boolean holds(Sample sample) {
        return sample.dueMillis() >= fromMillis && sample.dueMillis() < toMillis;
    }
}
