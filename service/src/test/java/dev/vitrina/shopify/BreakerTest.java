package dev.vitrina.shopify;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import dev.vitrina.shopify.ShopifyResult.Cause;
import dev.vitrina.shopify.ShopifyResult.Obstacle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
final class BreakerTest {

    private static final Duration NEVER = Duration.ofHours(1);
    private static final ShopifyResult<String> FOUND = new ShopifyResult.Found<>("x");
    private static final ShopifyResult<String> FAILED = failed(Cause.STATUS);

    private final AtomicInteger probes = new AtomicInteger();
    private final AtomicBoolean probeAnswers = new AtomicBoolean();

    @Test
    void opensAtHalfFailedAndNotBefore() {
        try (Breaker breaker = breaker(NEVER, NEVER)) {
            end(breaker, FOUND, 5);
            end(breaker, FAILED, 4);
            assertThat(breaker.obstacle()).isNull();
            end(breaker, FAILED, 1);
            assertThat(breaker.obstacle()).isEqualTo(Obstacle.BREAKER_OPEN);
        }
    }

    @Test
    void looksAtTheLastCallsOnly() {
        try (Breaker breaker = breaker(NEVER, NEVER)) {
            end(breaker, FOUND, 100);
            end(breaker, FAILED, 9);
            assertThat(breaker.obstacle()).isNull();
            end(breaker, FAILED, 1);
            assertThat(breaker.obstacle()).isEqualTo(Obstacle.BREAKER_OPEN);
        }
    }

    @Test
    void whatSaysNothingOfTheShopsHealthIsNotCounted() {
        try (Breaker breaker = breaker(NEVER, NEVER)) {
            end(breaker, new ShopifyResult.Throttled<>(null), 100);
            end(breaker, failed(Cause.MAX_COST), 100);
            end(breaker, failed(Cause.SEARCH_IGNORED), 100);
            end(breaker, FAILED, 9);
            assertThat(breaker.obstacle()).isNull();
            end(breaker, new ShopifyResult.TimedOut<>(Duration.ofSeconds(5)), 1);
            assertThat(breaker.obstacle()).isEqualTo(Obstacle.BREAKER_OPEN);
        }
    }

    @Test
    void aShopThatRefusesUsOpensItAtOnce() {
        try (Breaker breaker = breaker(NEVER, NEVER)) {
            end(breaker, failed(Cause.CONFIG), 1);
            assertThat(breaker.obstacle()).isEqualTo(Obstacle.CONFIG);
        }
    }

    @ParameterizedTest
    @EnumSource(value = Cause.class, mode = EnumSource.Mode.EXCLUDE, names = {"CONFIG", "MAX_COST", "SEARCH_IGNORED"})
    void everyOtherFailureCounts(Cause cause) {
        try (Breaker breaker = breaker(NEVER, NEVER)) {
            end(breaker, failed(cause), 10);
            assertThat(breaker.obstacle()).isEqualTo(Obstacle.BREAKER_OPEN);
        }
    }

    @Test
    void callsInFlightCountAsSoonAsTheyAreSlowAndOnlyOnce() {
        try (Breaker breaker = breaker(Duration.ofMillis(20), NEVER)) {
            Breaker.Call[] calls = new Breaker.Call[10];
            for (int i = 0; i < calls.length; i++) {
                calls[i] = breaker.begin(this::probe);
            }
            await().until(() -> breaker.obstacle() == Obstacle.BREAKER_OPEN);
            for (Breaker.Call call : calls) {
                call.end(FOUND);
            }
            assertThat(breaker.obstacle()).isEqualTo(Obstacle.BREAKER_OPEN);
        }
    }

    @Test
    void aCallThatIsCutFromOutsideIsNotCounted() {
        try (Breaker breaker = breaker(NEVER, NEVER)) {
            for (int i = 0; i < 100; i++) {
                breaker.begin(this::probe).close();
            }
            end(breaker, FAILED, 9);
            assertThat(breaker.obstacle()).isNull();
        }
    }

    @Test
    void onlyAProbeThatIsAnsweredClosesIt() {
        try (Breaker breaker = breaker(NEVER, Duration.ofMillis(20))) {
            end(breaker, FAILED, 10);
            await().until(() -> probes.get() >= 2);
            assertThat(breaker.obstacle()).isEqualTo(Obstacle.BREAKER_OPEN);
            probeAnswers.set(true);
            await().until(() -> breaker.obstacle() == null);
            end(breaker, FAILED, 9);
            assertThat(breaker.obstacle()).isNull();
            end(breaker, FAILED, 1);
            assertThat(breaker.obstacle()).isEqualTo(Obstacle.BREAKER_OPEN);
        }
    }

    private boolean probe() {
        probes.incrementAndGet();
        return probeAnswers.get();
    }

    private static Breaker breaker(Duration slowCall, Duration open) {
        return new Breaker(new BreakerSettings(20, 10, 0.5, slowCall, open), () -> {});
    }

    private void end(Breaker breaker, ShopifyResult<?> result, int times) {
        for (int i = 0; i < times; i++) {
            try (Breaker.Call call = breaker.begin(this::probe)) {
                call.end(result);
            }
        }
    }

    private static ShopifyResult<String> failed(Cause cause) {
        return new ShopifyResult.Failed<>(cause, "x");
    }
}
