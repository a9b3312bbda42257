package dev.vitrina;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What the model knows of one key. Immutable; times are in milliseconds.
 *
 * @param entry what memory holds
 * @param pause when the pause after a failure ends, or null where there is none
 * @param load the load whose call the shop holds
 * @param waiting those who wait for it, in the order in which they came
 */
record ScheduleState(@Nullable ScheduleEntry entry, @Nullable Pause pause, @Nullable Load load, List<Waiting> waiting) {

    static final ScheduleState EMPTY = new ScheduleState(null, null, null, List.of());

    private static final long PAUSE = 10_000;

    /** A pause that ends somewhere in between. */
    record Pause(long earliest, long latest) {}

    /**
     * A load.
     *
     * @param startedAt when it began
     * @param met what the shop was when the call reached it
     */
    record Load(long startedAt, ScheduleShop met) {}

    /**
     * A caller.
     *
     * @param net what it falls back on, or null
     * @param collapsed whether the load was begun by another
     */
    record Waiting(@Nullable ScheduleEntry net, boolean collapsed) {}

    boolean holdsProduct() {
        return entry != null && entry.isFound();
    }

    ScheduleState with(@Nullable ScheduleEntry next) {
        return new ScheduleState(next, pause, load, waiting);
    }

    /** A load ended well. */
    ScheduleState kept(ScheduleEntry next) {
        return new ScheduleState(next, null, null, List.of());
    }

    /** A load failed. */
    ScheduleState failed(long now) {
        return new ScheduleState(entry, new Pause(now + PAUSE - PAUSE / 10, now + PAUSE + PAUSE / 10), null, List.of());
    }

    ScheduleState loading(Load next) {
        return new ScheduleState(entry, null, next, waiting);
    }

    ScheduleState waiting(Waiting caller) {
        List<Waiting> all = new ArrayList<>(waiting);
        all.add(caller);
        return new ScheduleState(entry, pause, load, List.copyOf(all));
    }

    /** The same, now that it is known that the pause goes on; null where that cannot be. */
    @Nullable
    ScheduleState paused(long now) {
        return pause == null || pause.latest <= now
                ? null
                : new ScheduleState(entry, new Pause(Math.max(pause.earliest, now + 1), pause.latest), load, waiting);
    }

    /** The same, now that it is known that there is no pause; null where that cannot be. */
    @Nullable
    ScheduleState free(long now) {
        return pause != null && pause.earliest > now ? null : new ScheduleState(entry, null, load, waiting);
    }

    /** What is known where it is the one or the other, which differ in when something ends but in nothing else. */
    ScheduleState or(ScheduleState other) {
        boolean alike = waiting.equals(other.waiting) && (load == null) == (other.load == null)
                && (entry == null) == (other.entry == null);
        if (!alike || (entry != null && !entry.isSame(other.entry))) {
            throw new IllegalStateException("nobody can tell which it is: " + this + " or " + other);
        }
        ScheduleEntry either = entry == null || other.entry == null ? null : entry.or(other.entry);
        return new ScheduleState(either, either(pause, other.pause), load, waiting);
    }

    /** A pause that may have ended goes on for all that is known. */
    private static @Nullable Pause either(@Nullable Pause one, @Nullable Pause other) {
        if (one == null || other == null) {
            Pause only = one == null ? other : one;
            return only == null ? null : new Pause(0, only.latest);
        }
        return new Pause(Math.min(one.earliest, other.earliest), Math.max(one.latest, other.latest));
    }
}
