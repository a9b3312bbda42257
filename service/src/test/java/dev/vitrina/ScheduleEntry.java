package dev.vitrina;

import org.jspecify.annotations.Nullable;

/**
 * What the model knows of an entry in memory. How long it lives is the service's secret within the bounds of its jitter; the model
 * knows the bounds, and closer ones with each answer. Immutable; times are in milliseconds.
 *
 * @param version what the product's title says, or 0 where there is no such product
 * @param shortest the least that its life can be
 * @param longest the most that its life can be
 */
record ScheduleEntry(int version, long startedAt, boolean invalidated, long shortest, long longest) {

    private static final long TTL = 300_000;
    private static final long NOT_FOUND_TTL = 30_000;
    private static final long STALE_WHILE_REVALIDATE = 600_000;
    private static final long STALE_IF_ERROR = 24 * 3_600_000;
    private static final long EVER = Long.MAX_VALUE;

    enum State {
        FRESH, DUE, STALE, EXPIRED, GONE
    }

    static ScheduleEntry of(int version, long startedAt, boolean invalidated) {
        long ttl = version > 0 ? TTL : NOT_FOUND_TTL;
        return new ScheduleEntry(version, startedAt, invalidated, ttl - ttl / 10, ttl + ttl / 10);
    }

    boolean isFound() {
        return version > 0;
    }

    ScheduleEntry invalidate() {
        return new ScheduleEntry(version, startedAt, true, shortest, longest);
    }

    /** The same, of which it is now known that it is in a state at a time; null where it cannot be. */
    @Nullable
    ScheduleEntry in(State state, long now) {
        long age = now - startedAt;
        boolean mayBeFresh = !invalidated;
        return switch (state) {
            case FRESH -> mayBeFresh ? living(isFound() ? Math.max(age + 1, age * 5 / 4) : age + 1, EVER) : null;
            case DUE -> mayBeFresh && isFound() ? living(age + 1, age * 5 / 4) : null;
            case STALE -> mayBeFresh && isFound() ? living(age - STALE_WHILE_REVALIDATE + 1, age) : null;
            case EXPIRED -> isFound()
                    ? living(age - STALE_IF_ERROR + 1, invalidated ? EVER : age - STALE_WHILE_REVALIDATE)
                    : null;
            case GONE -> isFound() ? living(0, age - STALE_IF_ERROR) : living(0, invalidated ? EVER : age);
        };
    }

    /** The same, of which an answer said how many seconds of its life are left; null where that cannot be. */
    @Nullable
    ScheduleEntry withLeft(long seconds, long now) {
        long age = now - startedAt;
        return invalidated && seconds == 0
                ? living(age, EVER)
                : living(age + 1000 * seconds, age + 1000 * seconds + 999);
    }

    private @Nullable ScheduleEntry living(long atLeast, long atMost) {
        long least = Math.max(shortest, atLeast);
        long most = Math.min(longest, atMost);
        return least > most ? null : new ScheduleEntry(version, startedAt, invalidated, least, most);
    }

    boolean isSame(@Nullable ScheduleEntry other) {
        return other != null && version == other.version && startedAt == other.startedAt;
    }

    /** What is known where it is the one or the other. */
    ScheduleEntry or(ScheduleEntry other) {
        return new ScheduleEntry(version, startedAt, invalidated, Math.min(shortest, other.shortest),
                Math.max(longest, other.longest));
    }
}
