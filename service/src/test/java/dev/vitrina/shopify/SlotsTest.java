package dev.vitrina.shopify;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import dev.vitrina.shopify.Slots.Turn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
final class SlotsTest {

    private final Slots slots = new Slots(1);

    @Test
    void onlySoManyMissesQueueAndEachGetsItsTurn() throws Exception {
        assertThat(slots.take(Lane.MISS)).isEqualTo(Turn.TAKEN);
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Turn>> queued = new ArrayList<>();
            for (int i = 0; i < Slots.LONGEST_QUEUE; i++) {
                queued.add(callers.submit(() -> slots.take(Lane.MISS)));
            }
            await().until(() -> slots.queued() == Slots.LONGEST_QUEUE);
            assertThat(slots.take(Lane.MISS)).isEqualTo(Turn.QUEUE_FULL);
            for (int i = 0; i < Slots.LONGEST_QUEUE; i++) {
                slots.release();
            }
            for (Future<Turn> one : queued) {
                assertThat(one.get()).isEqualTo(Turn.TAKEN);
            }
        }
        assertThat(slots.queued()).isZero();
    }

    @Test
    void whoLeavesTheQueueTakesNoSlotAlong() throws Exception {
        assertThat(slots.take(Lane.MISS)).isEqualTo(Turn.TAKEN);
        Thread caller = Thread.ofVirtual().start(() -> {
            try {
                slots.take(Lane.MISS);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        });
        await().until(() -> slots.queued() == 1);
        caller.interrupt();
        caller.join();
        assertThat(slots.queued()).isZero();
        slots.release();
        assertThat(slots.take(Lane.REFRESH)).isEqualTo(Turn.TAKEN);
    }

    @ParameterizedTest
    @EnumSource(value = Lane.class, mode = EnumSource.Mode.EXCLUDE, names = "MISS")
    void othersNeverQueue(Lane lane) throws Exception {
        assertThat(slots.take(lane)).isEqualTo(Turn.TAKEN);
        assertThat(slots.take(lane)).isEqualTo(Turn.NONE_FREE);
    }
}
