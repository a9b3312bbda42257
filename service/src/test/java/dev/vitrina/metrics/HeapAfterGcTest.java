package dev.vitrina.metrics;

import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What is left of the heap by a collection, and not what came after it. */
final class HeapAfterGcTest {

    private static final int BIG = 64 << 20;

    private final HeapAfterGc heap = HeapAfterGc.ofThisProcess();
    private byte @Nullable [] big = new byte[BIG];

    @Test
    void isWhatTheLastCollectionLeft() {
        System.gc();
        System.gc(); // finds the big array and no garbage, so that what it found and what it left are the same
        double with = heap.bytes();
        assertThat(with).isBetween((double) BIG, (double) Runtime.getRuntime().maxMemory());
        assertThat(big).as("held until here").hasSize(BIG);
        big = null;
        System.gc();
        double without = heap.bytes();
        assertThat(without).isPositive().isLessThan(with - BIG / 2.0);
    }

    @Test
    void theLatestOfAllCollectorsCounts() {
        System.gc();
        HeapAfterGc backwards = new HeapAfterGc(heap.collectors().reversed(), heap.heapPools());
        await().until(() -> backwards.bytes() == heap.bytes());
    }

    @Test
    void staysAsItIsBetweenCollections() {
        System.gc();
        await().until(() -> {
            double before = heap.bytes();
            big = new byte[BIG / 8];
            return heap.bytes() == before && big.length > 0;
        });
    }

    @Test
    void countsTheHeapAlone() {
        System.gc();
        assertThat(new HeapAfterGc(heap.collectors(), Set.of()).bytes()).isZero();
        assertThat(heap.heapPools()).isNotEmpty().noneMatch(pool -> pool.contains("Metaspace"));
    }

    @Test
    void isUnknownBeforeTheFirst() {
        assertThat(new HeapAfterGc(List.of(), heap.heapPools()).bytes()).isNaN();
    }
}
