package dev.vitrina.lookup;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;

import dev.vitrina.lookup.Answer.Reason;
import dev.vitrina.product.ProductKey;
import dev.vitrina.product.ProductKey.Kind;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

final class LoadsTest {

    private static final ProductKey KEY = new ProductKey(Kind.PAGE, "key");
    private static final Loaded OUTCOME = new Loaded.Nothing(Reason.FAILED);

    private final Loads loads = new Loads();

    @Test
    void aThousandWhoWaitForOneKeyShareOneLoad() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        AtomicInteger begun = new AtomicInteger();
        ConcurrentLinkedQueue<Loads.Joined> joined = new ConcurrentLinkedQueue<>();
        List<Thread> callers = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            callers.add(Thread.ofVirtual().start(() -> joined.add(join(begun, release))));
        }
        await().until(() -> callers.stream().allMatch(caller -> caller.getState() == Thread.State.WAITING));
        release.countDown();
        for (Thread caller : callers) {
            caller.join();
        }
        assertThat(begun).hasValue(1);
        assertThat(joined).hasSize(1_000).allMatch(one -> one.loaded().equals(OUTCOME));
        assertThat(joined.stream().filter(one -> !one.collapsed())).hasSize(1);
    }

    @Test
    void neverTwoLoadsOfAKeyAtOnceWhileManyRace() throws Exception {
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        AtomicInteger begun = new AtomicInteger();
        CyclicBarrier start = new CyclicBarrier(16);
        List<Thread> callers = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            callers.add(Thread.ofVirtual().start(() -> race(start, running, most, begun)));
        }
        for (Thread caller : callers) {
            caller.join();
        }
        assertThat(most).hasValue(1);
        assertThat(begun.get()).isBetween(1, 16 * 500);
    }

    @Test
    void aLoadThatEndedIsBegunAnew() throws Exception {
        AtomicInteger begun = new AtomicInteger();
        CountDownLatch released = new CountDownLatch(0);
        assertThat(join(begun, released).collapsed()).isFalse();
        assertThat(join(begun, released).collapsed()).isFalse();
        assertThat(begun).hasValue(2);
    }

    @Test
    void aLoadThatThrowsFailsItsCallersAndLeavesTheKeyFree() throws Exception {
        assertThatThrownBy(() -> loads.join(KEY, () -> {
            throw new IllegalArgumentException("a mistake");
        })).isInstanceOf(IllegalStateException.class).hasRootCauseMessage("a mistake");
        assertThat(join(new AtomicInteger(), new CountDownLatch(0)).loaded()).isEqualTo(OUTCOME);
    }

    @Test
    void aLoadGoesOnWhenItsCallerLeaves() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        Thread caller = Thread.ofVirtual().start(() -> {
            try {
                loads.join(KEY, () -> {
                    begun.countDown();
                    release.await();
                    ended.countDown();
                    return OUTCOME;
                });
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        });
        begun.await();
        caller.interrupt();
        caller.join();
        release.countDown();
        ended.await();
        assertThat(ended.getCount()).isZero();
    }

    private Loads.Joined join(AtomicInteger begun, CountDownLatch release) {
        try {
            return loads.join(KEY, () -> {
                begun.incrementAndGet();
                release.await();
                return OUTCOME;
            });
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void race(CyclicBarrier start, AtomicInteger running, AtomicInteger most, AtomicInteger begun) {
        try {
            start.await();
            for (int i = 0; i < 500; i++) {
                loads.join(KEY, () -> {
                    begun.incrementAndGet();
                    most.accumulateAndGet(running.incrementAndGet(), Math::max);
                    running.decrementAndGet();
                    return OUTCOME;
                });
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
