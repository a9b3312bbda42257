package dev.vitrina.lookup;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import dev.vitrina.product.ProductKey;
import dev.vitrina.product.ProductKey.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
final class LoadsTest {

    private static final ProductKey KEY = new ProductKey(Kind.PAGE, "key");
    private static final Loaded OUTCOME = new Loaded.Nothing(Reason.FAILED);
    private static final Duration LONG = Duration.ofSeconds(50);

    private final Loads loads = new Loads();

    @Test
    void aThousandWhoWaitForOneKeyShareOneLoad() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        AtomicInteger begun = new AtomicInteger();
        ConcurrentLinkedQueue<Boolean> collapsed = new ConcurrentLinkedQueue<>();
        List<Thread> callers = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            callers.add(Thread.ofVirtual().start(() -> collapsed.add(joinAndWait(calling(begun, release)))));
        }
        await().until(() -> callers.stream().allMatch(caller -> caller.getState() == Thread.State.TIMED_WAITING));
        release.countDown();
        for (Thread caller : callers) {
            caller.join();
        }
        assertThat(begun).hasValue(1);
        assertThat(collapsed).hasSize(1_000);
        assertThat(collapsed.stream().filter(one -> !one)).hasSize(1);
    }

    @Test
    void neverTwoLoadsOfAKeyCallAtOnceWhileManyRace() throws Exception {
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CyclicBarrier start = new CyclicBarrier(16);
        Load.Work counting = load -> {
            if (load.mayCall()) {
                most.accumulateAndGet(running.incrementAndGet(), Math::max);
                running.decrementAndGet();
            }
            return OUTCOME;
        };
        List<Thread> callers = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            callers.add(Thread.ofVirtual().start(() -> race(start, counting)));
        }
        for (Thread caller : callers) {
            caller.join();
        }
        assertThat(most).hasValue(1);
        await().until(() -> loads.count() == 0);
    }

    @Test
    void aLoadThatEndedIsBegunAnew() throws Exception {
        AtomicInteger begun = new AtomicInteger();
        assertThat(joinAndWait(calling(begun, new CountDownLatch(0)))).isFalse();
        assertThat(joinAndWait(calling(begun, new CountDownLatch(0)))).isFalse();
        assertThat(begun).hasValue(2);
    }

    @Test
    void aLoadThatThrowsFailsItsCallersAndLeavesTheKeyFree() throws Exception {
        assertThatThrownBy(() -> loads.join(KEY, _ -> {
            throw new IllegalArgumentException("a mistake");
        }).load().await(LONG)).isInstanceOf(IllegalStateException.class).hasRootCauseMessage("a mistake");
        assertThat(loads.join(KEY, _ -> OUTCOME).load().await(LONG)).isEqualTo(OUTCOME);
    }

    @Test
    void aLoadThatCallsGoesOnWhenItsCallersLeave() throws Exception {
        CountDownLatch calling = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        Loads.Joined joined = loads.join(KEY, load -> {
            assertThat(load.mayCall()).isTrue();
            calling.countDown();
            release.await();
            ended.countDown();
            return OUTCOME;
        });
        calling.await();
        assertThat(joined.load().await(Duration.ZERO)).isNull();
        assertThat(loads.count()).isEqualTo(1);
        release.countDown();
        assertThat(ended.await(50, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aLoadThatHasNotCalledYetIsAbandonedByItsLastCaller() throws Exception {
        CountDownLatch queued = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        Load.Work queueing = _ -> {
            queued.countDown();
            never.await();
            throw new AssertionError("it was released");
        };
        Loads.Joined first = loads.join(KEY, queueing);
        Loads.Joined second = loads.join(KEY, queueing);
        assertThat(second.collapsed()).isTrue();
        queued.await();
        assertThat(first.load().await(Duration.ZERO)).isNull();
        assertThat(loads.count()).isEqualTo(1);
        assertThat(second.load().await(Duration.ZERO)).isNull();
        await().until(() -> loads.count() == 0);
        assertThat(first.load().mayCall()).isFalse();
        assertThat(loads.join(KEY, _ -> OUTCOME).load().await(LONG)).isEqualTo(OUTCOME);
    }

    @Test
    void aLoadInTheBackgroundNeedsNobodyAndIsJoined() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        AtomicInteger begun = new AtomicInteger();
        assertThat(loads.begin(KEY, calling(begun, release))).isTrue();
        assertThat(loads.begin(KEY, calling(begun, release))).isFalse();
        Loads.Joined joined = loads.join(KEY, calling(begun, release));
        assertThat(joined.load().await(Duration.ZERO)).isNull();
        Loads.Joined again = loads.join(KEY, calling(begun, release));
        release.countDown();
        assertThat(again.load().await(LONG)).isEqualTo(OUTCOME);
        assertThat(begun).hasValue(1);
    }

    private static Load.Work calling(AtomicInteger begun, CountDownLatch release) {
        return load -> {
            begun.incrementAndGet();
            load.mayCall();
            release.await();
            return OUTCOME;
        };
    }

    /** Whether the load was another caller's. */
    private boolean joinAndWait(Load.Work work) {
        try {
            Loads.Joined joined = loads.join(KEY, work);
            assertThat(Objects.requireNonNull(joined.load().await(LONG))).isEqualTo(OUTCOME);
            return joined.collapsed();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void race(CyclicBarrier start, Load.Work work) {
        try {
            start.await();
            for (int i = 0; i < 500; i++) {
                loads.join(KEY, work).load().await(i % 2 == 0 ? LONG : Duration.ZERO);
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
