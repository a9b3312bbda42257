package dev.vitrina.demo;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CountingTest {

    @Test
    void manyThreadsCannotOverdrawTheBucket() {
        CostBucket bucket = new CostBucket(new BucketSize(5_000, 100), new HandClock());
        AtomicInteger paid = new AtomicInteger();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int thread = 0; thread < 8; thread++) {
                threads.execute(() -> {
                    for (int i = 0; i < 1_000; i++) {
                        paid.addAndGet(bucket.take(1) ? 1 : 0);
                    }
                });
            }
        }
        assertThat(paid).hasValue(5_000);
        bucket.giveBack(9_999);
        assertThat(bucket.level().available()).isEqualTo(5_000);
    }

    @Test
    void endlesslyManyOperationNamesDoNotFillTheMemory() {
        CallLog log = new CallLog();
        for (int i = 0; i < 1_500; i++) {
            log.asked("Name" + i);
        }
        assertThat(log.calls("Name0")).isEqualTo(1);
        assertThat(log.calls("Name1400")).isZero();
        assertThat(log.calls("")).isEqualTo(500);
    }
}
