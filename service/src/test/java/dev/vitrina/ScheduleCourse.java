package dev.vitrina;

import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * A way in which the service may go on with a key, for all that the model knows.
 *
 * @param after what is known of the key then
 * @param answers what each caller may get, in the order in which they came
 * @param shown the entry whose ttl is in the answer, or null
 * @param fewest the least calls that reach the shop
 * @param most the most calls that reach the shop
 */
record ScheduleCourse(ScheduleState after, List<Set<String>> answers, @Nullable ScheduleEntry shown, int fewest,
        int most) {

    static ScheduleCourse atOnce(ScheduleState after, String answer, @Nullable ScheduleEntry shown, int calls) {
        return new ScheduleCourse(after, List.of(Set.of(answer)), shown, calls, calls);
    }

    static ScheduleCourse afterWaiting(ScheduleState after, String answer, int fewest, int most) {
        return new ScheduleCourse(after, List.of(Set.of(answer)), null, fewest, most);
    }

    static ScheduleCourse waits(ScheduleState after, int calls) {
        return new ScheduleCourse(after, List.of(), null, calls, calls);
    }

    /** What is known of the key if it went on like this; null where what was seen speaks against it. */
    @Nullable
    ScheduleState after(List<ScheduleSeen> seen, long now) {
        if (seen.size() != answers.size()) {
            return null;
        }
        for (int i = 0; i < seen.size(); i++) {
            if (!answers.get(i).contains(seen.get(i).labels())) {
                return null;
            }
        }
        Long left = seen.isEmpty() ? null : seen.getFirst().secondsLeft();
        if (shown == null || left == null) {
            return after;
        }
        ScheduleEntry known = shown.withLeft(left, now);
        return known == null || !known.isSame(after.entry()) ? (known == null ? null : after) : after.with(known);
    }
}
