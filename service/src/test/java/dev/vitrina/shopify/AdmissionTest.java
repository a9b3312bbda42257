package dev.vitrina.shopify;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

import dev.vitrina.shopify.ShopifyResult.Obstacle;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
final class AdmissionTest {

    private static final Duration PATIENCE = Duration.ofMillis(1_500);
    private static final Duration NONE = Duration.ZERO;

    private final AtomicLong now = new AtomicLong();
    private final AtomicReference<@Nullable Obstacle> breaker = new AtomicReference<>();
    private final Prices prices = new Prices();

    @Test
    void onlySoManyQueueAndEachGetsItsTurn() throws Exception {
        Admission admission = admission(1);
        Permit first = granted(admission.take(Lane.MISS, 1, PATIENCE));
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Boolean>> queued = new ArrayList<>();
            for (int i = 0; i < Admission.LONGEST_QUEUE; i++) {
                queued.add(callers.submit(() -> takesItsTurn(admission)));
            }
            await().until(() -> admission.queued() == Admission.LONGEST_QUEUE);
            assertRefused(admission.take(Lane.MISS, 1, PATIENCE), Obstacle.QUEUE_FULL);
            first.ended();
            for (Future<Boolean> one : queued) {
                assertThat(one.get()).isTrue();
            }
        }
        assertThat(admission.queued()).isZero();
    }

    @Test
    void neverMoreThanAllowedWhileManyRace() throws Exception {
        Admission admission = admission(3);
        AtomicInteger calling = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 200; i++) {
                Lane lane = i % 3 == 0 ? Lane.REFRESH : Lane.MISS;
                var _ = callers.submit(() -> {
                    if (admission.take(lane, 1, PATIENCE) instanceof Turn.Granted(Permit permit)) {
                        most.accumulateAndGet(calling.incrementAndGet(), Math::max);
                        calling.decrementAndGet();
                        permit.notCharged();
                        permit.ended();
                        permit.ended();
                    }
                    return null;
                });
            }
        }
        assertThat(most.get()).isBetween(1, 3);
        assertThat(admission.queued()).isZero();
        for (int i = 0; i < 3; i++) {
            granted(admission.take(Lane.REFRESH, 1, NONE));
        }
        assertRefused(admission.take(Lane.REFRESH, 1, NONE), Obstacle.NO_SLOT);
    }

    @Test
    void whoLeavesTheQueueTakesNoSlotAlong() throws Exception {
        Admission admission = admission(1);
        Permit first = granted(admission.take(Lane.MISS, 1, PATIENCE));
        Thread caller = Thread.ofVirtual().start(() -> {
            try {
                admission.take(Lane.MISS, 1, PATIENCE);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        });
        await().until(() -> admission.queued() == 1);
        caller.interrupt();
        caller.join();
        assertThat(admission.queued()).isZero();
        first.ended();
        granted(admission.take(Lane.REFRESH, 1, NONE));
    }

    @ParameterizedTest
    @EnumSource(Lane.class)
    void withoutPatienceNobodyQueues(Lane lane) throws Exception {
        Admission admission = admission(1);
        granted(admission.take(lane, 1, NONE));
        assertRefused(admission.take(lane, 1, NONE), Obstacle.NO_SLOT);
    }

    @Test
    void whatTheBucketCannotPayInTimeIsTurnedAwayAtOnce() throws Exception {
        Admission admission = admission(8);
        told(admission, 100, 200, 1_000);
        Duration patience = Duration.ofMillis(199);
        granted(admission.take(Lane.MISS, 100, patience));
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Turn> waits = callers.submit(() -> admission.take(Lane.MISS, 100, patience));
            await().until(() -> admission.queued() == 1);
            assertRefused(admission.take(Lane.MISS, 100, patience), Obstacle.NO_POINTS);
            now.addAndGet(Duration.ofMillis(100).toNanos());
            granted(waits.get());
        }
    }

    @Test
    void theFirstInTheQueueIsNotOvertakenByTheCheap() throws Exception {
        Admission admission = admission(1);
        told(admission, 50, 200, 1_000);
        ConcurrentLinkedQueue<Integer> order = new ConcurrentLinkedQueue<>();
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int points : new int[]{150, 20, 10}) {
                int before = admission.queued();
                var _ = callers.submit(() -> {
                    Permit permit = granted(admission.take(Lane.MISS, points, PATIENCE));
                    order.add(points);
                    permit.notCharged();
                    permit.ended();
                    return null;
                });
                await().until(() -> admission.queued() == before + 1);
            }
            now.addAndGet(Duration.ofSeconds(1).toNanos());
        }
        assertThat(order).containsExactly(150, 20, 10);
    }

    @Test
    void missesGoBeforeEveryoneElse() throws Exception {
        Admission admission = admission(1);
        Permit first = granted(admission.take(Lane.MISS, 1, PATIENCE));
        ConcurrentLinkedQueue<Lane> order = new ConcurrentLinkedQueue<>();
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Lane lane : List.of(Lane.LAST_KNOWN_GOOD, Lane.WARM_UP, Lane.REFRESH, Lane.MISS)) {
                int before = admission.queued();
                var _ = callers.submit(() -> {
                    Permit permit = granted(admission.take(lane, 1, PATIENCE));
                    order.add(lane);
                    permit.notCharged();
                    permit.ended();
                    return null;
                });
                await().until(() -> admission.queued() == before + 1);
            }
            first.ended();
        }
        assertThat(order).containsExactly(Lane.MISS, Lane.REFRESH, Lane.WARM_UP, Lane.LAST_KNOWN_GOOD);
    }

    @Test
    void backgroundCallsLeaveAReserveToMisses() throws Exception {
        Admission admission = admission(8);
        told(admission, 1_100, 2_000, 100);
        assertRefused(admission.take(Lane.WARM_UP, 108, NONE), Obstacle.NO_POINTS);
        assertRefused(admission.take(Lane.LAST_KNOWN_GOOD, 108, NONE), Obstacle.NO_POINTS);
        granted(admission.take(Lane.REFRESH, 108, NONE));
        told(admission, 600, 2_000, 100);
        assertRefused(admission.take(Lane.REFRESH, 108, NONE), Obstacle.NO_POINTS);
        granted(admission.take(Lane.MISS, 108, NONE));
    }

    @Test
    void aSmallBucketKeepsAPageForMissesAndAFullOnePaysForAnything() throws Exception {
        Admission admission = admission(8);
        told(admission, 200, 200, 10);
        assertThat(admission.affords(Lane.WARM_UP, 108)).isFalse();
        assertThat(admission.affords(Lane.WARM_UP, 87)).isTrue();
        assertThat(admission.affords(Lane.MISS, 200)).isTrue();
        assertThat(admission.affords(Lane.MISS, 201)).isFalse();
        granted(admission.take(Lane.REFRESH, 108, NONE)).notCharged();
        told(admission, 199, 200, 10);
        assertRefused(admission.take(Lane.REFRESH, 108, NONE), Obstacle.NO_POINTS);
        granted(admission.take(Lane.REFRESH, 87, NONE));
    }

    @Test
    void aProbeIsNotAMatterOfPoints() throws Exception {
        Admission admission = admission(8);
        told(admission, 0, 200, 0);
        breaker.set(Obstacle.BREAKER_OPEN);
        granted(admission.take(Lane.PROBE, 24, NONE));
        assertRefused(admission.take(Lane.MISS, 24, PATIENCE), Obstacle.BREAKER_OPEN);
    }

    @Test
    void nobodyWaitsAnyMoreWhenTheBreakerOpensOrTheServiceCloses() throws Exception {
        Admission admission = admission(1);
        granted(admission.take(Lane.MISS, 1, PATIENCE));
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Turn> waits = callers.submit(() -> admission.take(Lane.MISS, 1, PATIENCE));
            await().until(() -> admission.queued() == 1);
            breaker.set(Obstacle.CONFIG);
            admission.wakeAll();
            assertRefused(waits.get(), Obstacle.CONFIG);
            breaker.set(null);
            Future<Turn> other = callers.submit(() -> admission.take(Lane.MISS, 1, PATIENCE));
            await().until(() -> admission.queued() == 1);
            admission.close();
            assertRefused(other.get(), Obstacle.ABANDONED);
        }
    }

    private Admission admission(int calls) {
        return new Admission(calls, prices, now::get, breaker::get);
    }

    private static boolean takesItsTurn(Admission admission) throws InterruptedException {
        Permit permit = granted(admission.take(Lane.MISS, 1, PATIENCE));
        permit.ended();
        return true;
    }

    private static void told(Admission admission, double available, double maximum, double perSecond) {
        admission.settle(0, new CostReport(null, available, maximum, perSecond));
    }

    private static Permit granted(Turn turn) {
        assertThat(turn).isInstanceOf(Turn.Granted.class);
        return ((Turn.Granted) turn).permit();
    }

    private static void assertRefused(Turn turn, Obstacle obstacle) {
        assertThat(turn).isEqualTo(new Turn.Refused(obstacle));
    }
}
