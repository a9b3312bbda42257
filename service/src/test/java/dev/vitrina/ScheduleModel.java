package dev.vitrina;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import dev.vitrina.ScheduleEntry.State;
import dev.vitrina.ScheduleState.Load;
import dev.vitrina.ScheduleState.Waiting;
import org.jspecify.annotations.Nullable;

/**
 * What the service is to do, in a few lines and without any of its code: one key after the other, one thing at a time. Where it
 * depends on a jitter what comes next, there are several courses, and what is seen decides. Times are in milliseconds.
 */
final class ScheduleModel {

    private final Map<ScheduleKey, ScheduleState> states = new EnumMap<>(ScheduleKey.class);
    private final Map<ScheduleKey, Long> changedAt = new EnumMap<>(ScheduleKey.class);
    private final boolean patient;

    ScheduleShop shop = new ScheduleShop(1, true, ScheduleShop.Trouble.NONE);
    boolean held;
    long now;

    /** Callers who are patient wait until the shop lets go; others until they may leave, which is at once. */
    ScheduleModel(boolean patient, long now) {
        this.patient = patient;
        this.now = now;
        for (ScheduleKey key : ScheduleKey.values()) {
            states.put(key, ScheduleState.EMPTY);
            changedAt.put(key, Long.MIN_VALUE);
        }
    }

    ScheduleState state(ScheduleKey key) {
        return Objects.requireNonNull(states.get(key));
    }

    void know(ScheduleKey key, ScheduleState state) {
        states.put(key, state);
    }

    long changedAt(ScheduleKey key) {
        return Objects.requireNonNull(changedAt.get(key));
    }

    long loads() {
        return states.values().stream().filter(state -> state.load() != null).count();
    }

    void expire(ScheduleKey key) {
        ScheduleEntry entry = state(key).entry();
        states.put(key, state(key).with(entry == null ? null : entry.invalidate()));
        changedAt.put(key, now);
    }

    void drop(ScheduleKey key) {
        states.put(key, state(key).with(null));
        changedAt.put(key, now);
    }

    List<ScheduleCourse> ask(ScheduleKey key) {
        ScheduleState state = state(key);
        ScheduleEntry entry = state.entry();
        if (entry == null) {
            return load(key, state, null);
        }
        return Stream.of(State.values())
                .flatMap(one -> {
                    ScheduleEntry known = entry.in(one, now);
                    return known == null ? Stream.of() : ask(key, state.with(known), known, one).stream();
                })
                .toList();
    }

    private List<ScheduleCourse> ask(ScheduleKey key, ScheduleState state, ScheduleEntry entry, State freshness) {
        return switch (freshness) {
            case FRESH -> List.of(ScheduleCourse.atOnce(state, ScheduleSeen.fromMemory(entry, now), entry, 0));
            case DUE ->
                refresh(key, state, entry, ScheduleSeen.fromMemory(entry, now), ScheduleSeen.fromMemory(entry, now));
            case STALE -> refresh(key, state, entry, ScheduleSeen.staleAtOnce(entry, now, "revalidating"),
                    ScheduleSeen.staleAtOnce(entry, now, "paused"));
            case EXPIRED -> load(key, state, entry);
            case GONE -> load(key, state, null);
        };
    }

    private List<ScheduleCourse> refresh(ScheduleKey key, ScheduleState state, ScheduleEntry entry, String answer,
            String inPause) {
        List<ScheduleCourse> courses = new ArrayList<>();
        ScheduleState paused = state.paused(now);
        if (paused != null) {
            courses.add(ScheduleCourse.atOnce(paused, inPause, entry, 0));
        }
        ScheduleState free = state.free(now);
        if (free != null && free.load() != null) {
            courses.add(ScheduleCourse.atOnce(free, answer, entry, 0));
        } else if (free != null && held) {
            courses.add(ScheduleCourse.atOnce(free.loading(newLoad()), answer, entry, 1));
        } else if (free != null) {
            Ended ended = end(key, free, newLoad());
            courses.add(ScheduleCourse.atOnce(ended.state, answer, entry, ended.calls));
        }
        return courses;
    }

    private List<ScheduleCourse> load(ScheduleKey key, ScheduleState state, @Nullable ScheduleEntry net) {
        List<ScheduleCourse> courses = new ArrayList<>();
        ScheduleState paused = state.paused(now);
        if (paused != null) {
            String answer = net == null
                    ? ScheduleSeen.unavailable("paused")
                    : ScheduleSeen.staleAtOnce(net, now, "paused");
            courses.add(ScheduleCourse.atOnce(paused, answer, net, 0));
        }
        ScheduleState free = state.free(now);
        if (free != null && !held) {
            courses.addAll(loadNow(key, free, net));
        } else if (free != null) {
            boolean first = free.load() == null;
            ScheduleState loading = first ? free.loading(newLoad()) : free;
            if (patient) {
                courses.add(ScheduleCourse.waits(loading.waiting(new Waiting(net, !first)), first ? 1 : 0));
            } else {
                String answer = fallBack(net, net == null ? "patience" : "soft-deadline");
                courses.add(ScheduleCourse.afterWaiting(loading, answer, first ? 1 : 0, first ? 1 : 0));
                if (first) { // whoever leaves before the call is made takes it along
                    courses.add(ScheduleCourse.afterWaiting(free, answer, 0, 0));
                }
            }
        }
        return courses;
    }

    private List<ScheduleCourse> loadNow(ScheduleKey key, ScheduleState state, @Nullable ScheduleEntry net) {
        Ended ended = end(key, state.waiting(new Waiting(net, false)), newLoad());
        return arrived(key, ended, List.of(new Waiting(net, false)), ended.calls);
    }

    /** What comes of the load in flight when the shop lets go of its call. */
    List<ScheduleCourse> release(ScheduleKey key) {
        ScheduleState state = state(key);
        Load load = state.load();
        if (load == null) {
            return List.of(new ScheduleCourse(state, List.of(), null, 0, 0));
        }
        Ended ended = end(key, state, load);
        return arrived(key, ended, state.waiting(), ended.calls - 1);
    }

    private List<ScheduleCourse> arrived(ScheduleKey key, Ended ended, List<Waiting> callers, int calls) {
        ScheduleEntry entry = ended.state.entry();
        if (callers.isEmpty()) {
            return List.of(new ScheduleCourse(ended.state, List.of(), null, calls, calls));
        }
        if (entry == null || !ended.failure.isEmpty()) {
            List<Set<String>> answers = callers.stream().map(one -> Set.of(fallBack(one.net(), ended.failure)))
                    .toList();
            return List.of(new ScheduleCourse(ended.state, answers, null, calls, calls));
        }
        List<ScheduleCourse> courses = new ArrayList<>();
        for (State state : State.values()) {
            ScheduleEntry known = entry.in(state, now);
            if (known == null) {
                continue;
            }
            if (state == State.FRESH || state == State.DUE) {
                List<Set<String>> answers = callers.stream()
                        .map(one -> Set.of(ScheduleSeen.fromShopify(known, now, one.net() != null, one.collapsed())))
                        .toList();
                courses.add(new ScheduleCourse(ended.state.with(known), answers, null, calls, calls));
            } else {
                courses.add(outdated(key, ended.state.with(known), known, callers.size(), calls));
            }
        }
        return courses;
    }

    /** What a load brought is old already, and each caller wants another. */
    private ScheduleCourse outdated(ScheduleKey key, ScheduleState state, ScheduleEntry entry, int callers, int calls) {
        Ended next = end(key, state, newLoad());
        String revalidating = ScheduleSeen.staleAfterWaiting(entry, now, "revalidating");
        boolean failed = !next.failure.isEmpty();
        Set<String> possible = failed && callers > 1
                ? Set.of(revalidating, ScheduleSeen.staleAfterWaiting(entry, now, "paused"))
                : Set.of(revalidating);
        boolean again = !failed && changedAt(key) >= now;
        return new ScheduleCourse(next.state, Collections.nCopies(callers, possible), null, calls + next.calls,
                calls + next.calls * (again ? callers : 1));
    }

    private String fallBack(@Nullable ScheduleEntry net, String reason) {
        return net == null ? ScheduleSeen.unavailable(reason) : ScheduleSeen.staleAfterWaiting(net, now, reason);
    }

    private Load newLoad() {
        return new Load(now, shop);
    }

    private record Ended(ScheduleState state, String failure, int calls) {}

    /** A product that is held is gone only when the shop, as it is when it is asked again, says so once more. */
    private Ended end(ScheduleKey key, ScheduleState state, Load load) {
        ScheduleShop.Reply first = load.met().reply(key);
        boolean twice = first.isMissing() && state.holdsProduct();
        ScheduleShop.Reply reply = twice ? shop.reply(key) : first;
        int calls = twice ? 2 : 1;
        if (!reply.failure().isEmpty()) {
            return new Ended(state.failed(now), reply.failure(), calls);
        }
        boolean outdated = changedAt(key) >= load.startedAt();
        return new Ended(state.kept(ScheduleEntry.of(reply.version(), load.startedAt(), outdated)), "", calls);
    }
}
