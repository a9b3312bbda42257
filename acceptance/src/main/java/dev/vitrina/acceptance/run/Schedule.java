package dev.vitrina.acceptance.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import dev.vitrina.acceptance.evidence.Condition;
import dev.vitrina.acceptance.evidence.Profile;

/**
 * When what happens in a run of load, counted from its first request. Immutable.
 *
 * @param warmUp for how long nothing is judged
 * @param phases one for each condition, in order of time
 * @param length for how long requests are due; whole seconds
 */
record Schedule(Duration warmUp, List<Phase> phases, Duration length) {

    /** The service leaves a shop alone for 10 s after it was given up; then memory fills again. */
    private static final Duration RECOVERY = Duration.ofSeconds(12);
    private static final Duration SETTLE = Duration.ofSeconds(2);

    /** Keeps a copy. */
    Schedule {
        phases = List.copyOf(phases);
    }

    /**
     * What is measured when.
     *
     * @param condition the condition
     * @param begin when it begins
     * @param end when it ends
     */
    record Phase(Condition condition, Duration begin, Duration end) {}

    /**
     * The schedule of a run. Each class of traffic that is judged in each condition needs 200 requests, the rarest of which come in 24 s.
     *
     * @param profile how long calm and the conditions with a fault are
     * @param warmUp for how long nothing is judged
     * @param conditions the conditions, in order
     */
    static Schedule of(Profile profile, Duration warmUp, List<Condition> conditions) {
        List<Phase> phases = new ArrayList<>();
        Duration at = warmUp;
        for (Condition each : conditions) {
            Duration end = at.plus(length(profile, each));
            phases.add(new Phase(each, at, end));
            at = end.plus(each.fault() ? RECOVERY : SETTLE);
        }
        return new Schedule(warmUp, phases, phases.getLast().end().plus(SETTLE));
    }

    private static Duration length(Profile profile, Condition condition) {
        return switch (profile) {
            case QUICK -> Duration.ofSeconds(condition.fault() ? 25 : 30);
            case FULL -> Duration.ofSeconds(condition.fault() ? 60 : 630);
        };
    }

    /** {@return when the counters are read after a phase: as late as nothing new has begun, when all has calmed down} */
    Duration readingAfter(int phase) {
        Duration next = phase + 1 < phases.size() ? phases.get(phase + 1).begin() : length;
        return next.minusMillis(500);
    }
}
