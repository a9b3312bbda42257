package dev.vitrina;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

import dev.vitrina.cache.Narrowing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Carries a schedule out on a service and on the model, and compares the two after each step. */
final class ScheduleRun {

    private static final Duration LONGER_THAN_ANY_PAUSE = Duration.ofMinutes(1);

    private static final int UNCOUNTED = -1;

    private final TestService service;
    private final ScheduleModel model;
    private final boolean patient;
    private final Consumer<String> witness;
    private final Map<ScheduleKey, List<Future<ScheduleSeen>>> waiting = new EnumMap<>(ScheduleKey.class);
    private final Map<ScheduleKey, Integer> versionAtChange = new EnumMap<>(ScheduleKey.class);
    private final StringBuilder story = new StringBuilder();

    /** The witness is told of what kind each answer was. Callers who are not patient find each call held. */
    ScheduleRun(TestService service, boolean patient, Consumer<String> witness) throws Exception {
        this.service = service;
        this.patient = patient;
        this.witness = witness;
        service.chaos("{\"reset\":true}");
        awaitQuiet();
        service.vitrina.memory().drop(Narrowing.NONE, service.clock.instant());
        service.clock.advance(LONGER_THAN_ANY_PAUSE);
        this.model = new ScheduleModel(patient, service.clock.instant().toEpochMilli());
        service.chaos(model.shop.chaos());
        if (!patient) {
            hold(true);
        }
    }

    void follow(List<ScheduleStep> steps) throws Exception {
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            try {
                for (ScheduleStep step : steps) {
                    story.append("\n  ").append(step);
                    take(step, callers);
                }
                story.append("\n  at the end");
                release();
                assertBounds();
            } finally {
                service.chaos("{\"reset\":true}");
            }
        }
    }

    private void take(ScheduleStep step, ExecutorService callers) throws Exception {
        switch (step) {
            case ScheduleStep.Ask(ScheduleKey key) -> ask(key, callers);
            case ScheduleStep.Advance(Duration by) -> {
                service.clock.advance(by);
                model.now += by.toMillis();
            }
            case ScheduleStep.Hold() -> hold(true);
            case ScheduleStep.Release() -> release();
            case ScheduleStep.ShopIs(ScheduleShop.Trouble trouble) -> shopIs(model.shop.in(trouble));
            case ScheduleStep.CatalogueChanges(boolean singlesStay) -> shopIs(model.shop.changed(singlesStay));
            case ScheduleStep.Expire(ScheduleKey key) -> {
                service.vitrina.memory().expire(key.key(), service.clock.instant());
                model.expire(key);
                versionAtChange.put(key, model.shop.version());
            }
            case ScheduleStep.ExpireAll() -> {
                service.vitrina.memory().expire(Narrowing.NONE, service.clock.instant());
                changeAll(model::expire);
            }
            case ScheduleStep.DropAll() -> {
                service.vitrina.memory().drop(Narrowing.NONE, service.clock.instant());
                changeAll(model::drop);
            }
        }
    }

    private void changeAll(Consumer<ScheduleKey> change) {
        for (ScheduleKey key : ScheduleKey.values()) {
            change.accept(key);
            versionAtChange.put(key, model.shop.version());
        }
    }

    private void shopIs(ScheduleShop next) {
        model.shop = next;
        service.chaos(next.chaos());
    }

    private void hold(boolean held) {
        service.chaos("{\"hang\":" + held + "}");
        model.held = held;
    }

    private void ask(ScheduleKey key, ExecutorService callers) throws Exception {
        List<ScheduleCourse> courses = model.ask(key);
        long callsBefore = service.demo().calls();
        int waitersBefore = service.vitrina.loader().usage().callers();
        Callable<ScheduleSeen> request = () -> seen(key);
        Future<ScheduleSeen> caller = callers.submit(request);
        if (model.held && patient) {
            until(() -> caller.isDone() || service.vitrina.loader().usage().callers() > waitersBefore);
        } else {
            caller.get();
        }
        List<ScheduleSeen> seen = caller.isDone() ? List.of(caller.get()) : List.of();
        if (seen.isEmpty()) {
            waiting.computeIfAbsent(key, _ -> new ArrayList<>()).add(caller);
        }
        awaitCalls();
        learn(key, courses, seen, Math.toIntExact(service.demo().calls() - callsBefore));
        assertThat((long) service.demo().callsInFlight()).as("calls in flight, one a key at most:" + story)
                .isEqualTo(model.loads());
    }

    private void release() throws Exception {
        long callsBefore = service.demo().calls();
        int fewest = 0;
        int most = 0;
        hold(false);
        for (ScheduleKey key : ScheduleKey.values()) {
            List<ScheduleSeen> seen = new ArrayList<>();
            for (Future<ScheduleSeen> caller : waiting.getOrDefault(key, List.of())) {
                seen.add(caller.get());
            }
            ScheduleCourse course = learn(key, model.release(key), seen, UNCOUNTED);
            fewest += course.fewest();
            most += course.most();
        }
        waiting.clear();
        awaitQuiet();
        assertThat(service.demo().calls() - callsBefore).as("calls after the release" + story)
                .isBetween((long) fewest, (long) most);
        if (!patient) {
            hold(true);
        }
    }

    /** Finds the courses that fit what was seen, and takes over what they tell. */
    private ScheduleCourse learn(ScheduleKey key, List<ScheduleCourse> courses, List<ScheduleSeen> seen, int calls) {
        story.append(seen.isEmpty() ? "" : " => " + seen).append(calls == UNCOUNTED ? "" : ", calls: " + calls);
        seen.forEach(one -> witness.accept(one.kind()));
        seen.forEach(one -> assertNotOutdated(key, one));
        ScheduleCourse fits = null;
        ScheduleState known = null;
        for (ScheduleCourse course : courses) {
            ScheduleState after = course.after(seen, model.now);
            if (after != null && (calls == UNCOUNTED || (course.fewest() <= calls && calls <= course.most()))) {
                known = known == null ? after : known.or(after);
                fits = course;
            }
        }
        if (fits == null || known == null) {
            throw new AssertionError("the last answer is none of those expected:" + story + "\nexpected one of\n  "
                    + String.join("\n  ", courses.stream().map(ScheduleCourse::toString).toList()));
        }
        model.know(key, known);

        return fits;
    }

    /** By the answer alone: whatever is labelled fresh comes of a load that began after the last change. */
    private void assertNotOutdated(ScheduleKey key, ScheduleSeen seen) {
        if (seen.isFresh()) {
            assertThat(model.now - seen.ageMillis()).as("begin of the load of what is called fresh" + story)
                    .isGreaterThan(model.changedAt(key));
            if (seen.version() > 0) {
                assertThat(seen.version()).as("version of what is called fresh" + story)
                        .isGreaterThanOrEqualTo(versionAtChange.getOrDefault(key, 1));
            }
        }
    }

    private void assertBounds() {
        assertThat(service.memory().pages().entries()).isLessThanOrEqualTo(3);
        assertThat(service.memory().products().entries())
                .as("two, their product by its own names, and the one on pages")
                .isLessThanOrEqualTo(5);
        assertThat(service.vitrina.loader().usage().callers()).as("waiters" + story).isZero();
    }

    private ScheduleSeen seen(ScheduleKey key) throws Exception {
        return ScheduleSeen.of(service.get(key.path()));
    }

    /** Until nothing goes on but what the shop holds: one call a load. */
    private void awaitCalls() throws Exception {
        if (model.held) {
            until(() -> service.vitrina.loader().usage().loads() == service.demo().callsInFlight());
        } else {
            awaitQuiet();
        }
    }

    private void awaitQuiet() throws Exception {
        until(() -> service.vitrina.loader().usage().loads() == 0 && service.demo().callsInFlight() == 0);
    }

    private static void until(Callable<Boolean> condition) throws Exception {
        if (condition.call()) {
            return;
        }
        await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(1)).until(condition);
    }
}
