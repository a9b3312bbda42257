package dev.vitrina.acceptance.verdict;

import java.util.Set;

import dev.vitrina.acceptance.evidence.Condition;
import dev.vitrina.loadtest.Sample;
import dev.vitrina.loadtest.TrafficClass;

/** Whether a request counts as failed in a condition, and why: the rules and the reports say the same. Pure. */
public final class Failed {

    /** Why an answer may be stale although nothing is wrong. */
    private static final Set<String> SOUND = Set.of("", "revalidating", "soft-deadline");

    private Failed() {}

    /** {@return whether the request failed} */
    public static boolean in(Condition condition, Sample sample) {
        return !why(condition, sample).isEmpty();
    }

    /**
     * {@return why the request failed; empty where it did not} In calm so did one that the shop could have answered and did
     * not; and there is no honest 503 for the health.
     */
    public static String why(Condition condition, Sample sample) {
        if (sample.failed()) {
            return sample.failure();
        }
        if (sample.unanswered() && (!condition.fault() || sample.trafficClass() == TrafficClass.HEALTH)) {
            return "503 that nothing excuses";
        }
        return condition.fault() || SOUND.contains(sample.reason()) || refreshWasSkipped(sample)
                ? ""
                : "degraded in calm: " + sample.reason();
    }

    /**
     * Background refreshes never queue: without a slot there is none, and the stale answer is as good as with one. Where an
     * entry can no more be shown, somebody waits for its load, and a full queue is an error.
     */
    private static boolean refreshWasSkipped(Sample sample) {
        return sample.reason().equals("queue-full") && sample.source().equals("stale")
                && Requests.AT_ONCE.contains(sample.trafficClass());
    }
}
