package dev.vitrina.ops;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import dev.vitrina.CapturedLog;
import dev.vitrina.TestClock;
import dev.vitrina.ops.HealthComponent.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
final class HealthMonitorTest {

    private static final Duration LONG = Duration.ofSeconds(50);
    private static final Duration SHORT = Duration.ofMillis(20);
    private static final Duration INTERVAL = Duration.ofSeconds(5);
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final TestClock clock = new TestClock();
    private final Instant start = clock.instant();
    private final Scripted shop = new Scripted("shop");
    private final Scripted cache = new Scripted("cache");

    /** Finds what a test says. */
    private static final class Scripted implements HealthComponent {

        private interface Script {
            Finding run() throws InterruptedException;
        }

        private final String name;
        private volatile Script next = () -> new Finding(HealthStatus.UP, "");

        Scripted(String name) {
            this.name = name;
        }

        void finds(HealthStatus status, String reason) {
            next = () -> new Finding(status, reason);
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public Finding look() throws InterruptedException {
            return next.run();
        }
    }

    @Test
    void saysThatNothingWasLookedAtBeforeTheFirstRound() {
        try (HealthMonitor monitor = monitor(LONG, LONG)) {
            HealthSnapshot snapshot = monitor.snapshot();
            assertThat(snapshot.status()).isEqualTo(HealthStatus.DEGRADED);
            assertThat(snapshot.components().keySet()).containsExactly("shop", "cache");
            assertThat(snapshot.components().values()).allMatch(one -> one.reason().equals("not looked at yet"));
        }
    }

    @Test
    void isUpWhereAllIsAndSaysSinceWhen() throws Exception {
        try (HealthMonitor monitor = monitor(LONG, LONG)) {
            clock.advance(SECOND);
            monitor.look();
            clock.advance(INTERVAL);
            monitor.look();
            assertStatus(monitor.snapshot(), HealthStatus.UP, start.plus(SECOND));
            assertThat(monitor.snapshot().takenAt()).isEqualTo(clock.instant());
            assertThat(component(monitor, "shop").since()).isEqualTo(start.plus(SECOND));
            assertThat(component(monitor, "shop").lookedAt()).isEqualTo(clock.instant());
        }
    }

    @Test
    void isDegradedAndNeverDownWhereOneIs() throws Exception {
        try (HealthMonitor monitor = monitor(LONG, LONG)) {
            monitor.look();
            clock.advance(INTERVAL);
            shop.finds(HealthStatus.DOWN, "HTTP 500");
            monitor.look();
            clock.advance(INTERVAL);
            shop.finds(HealthStatus.DOWN, "HTTP 502");
            cache.finds(HealthStatus.DEGRADED, "full");
            monitor.look();
            assertStatus(monitor.snapshot(), HealthStatus.DEGRADED, start.plus(INTERVAL));
            assertThat(component(monitor, "shop").status()).isEqualTo(HealthStatus.DOWN);
            assertThat(component(monitor, "shop").reason()).isEqualTo("HTTP 502");
            assertThat(component(monitor, "shop").since()).isEqualTo(start.plus(INTERVAL));
            assertThat(component(monitor, "cache").since()).isEqualTo(clock.instant());
        }
    }

    @Test
    void aLookThatHangsIsDownAndDelaysNoOther() throws Exception {
        CountDownLatch interrupted = new CountDownLatch(1);
        shop.next = () -> {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                interrupted.countDown();
                throw e;
            }
            throw new IllegalStateException();
        };
        try (HealthMonitor monitor = monitor(SHORT, LONG)) {
            monitor.look();
            interrupted.await();
            assertThat(component(monitor, "shop").status()).isEqualTo(HealthStatus.DOWN);
            assertThat(component(monitor, "shop").reason()).isEqualTo("timed out");
            assertThat(component(monitor, "shop").latency()).isGreaterThanOrEqualTo(SHORT);
            assertThat(component(monitor, "cache").status()).isEqualTo(HealthStatus.UP);
            shop.finds(HealthStatus.UP, "");
            await().until(() -> {
                monitor.look();
                return monitor.snapshot().status() == HealthStatus.UP;
            });
        }
    }

    @Test
    void theWholeRoundIsBoundedToo() throws Exception {
        CountDownLatch held = new CountDownLatch(1);
        shop.next = () -> held(held);
        cache.next = () -> held(held);
        try (HealthMonitor monitor = new HealthMonitor(new HealthSettings(INTERVAL, Duration.ofHours(1), SHORT),
                List.of(shop, cache), clock)) {
            monitor.look();
            assertThat(monitor.snapshot().components().values()).allMatch(one -> one.reason().equals("timed out"));
        } finally {
            held.countDown();
        }
    }

    @Test
    void aLookThatMindsNoInterruptIsNotBegunAgainBeforeItHasEnded() throws Exception {
        CountDownLatch held = new CountDownLatch(1);
        AtomicInteger begun = new AtomicInteger();
        shop.next = () -> {
            begun.incrementAndGet();
            return held(held);
        };
        try (HealthMonitor monitor = monitor(SHORT, LONG)) {
            monitor.look();
            Duration latency = component(monitor, "shop").latency();
            monitor.look();
            assertThat(begun).hasValue(1);
            assertThat(component(monitor, "shop").reason()).isEqualTo("timed out");
            assertThat(component(monitor, "shop").latency()).isGreaterThan(latency);
            held.countDown();
            await().until(() -> {
                monitor.look();
                return monitor.snapshot().status() == HealthStatus.UP;
            });
        }
    }

    @Test
    void aLookThatBreaksIsDown() throws Exception {
        shop.next = () -> {
            throw new IllegalStateException("a mistake");
        };
        try (HealthMonitor monitor = monitor(LONG, LONG)) {
            monitor.look();
            assertThat(component(monitor, "shop").status()).isEqualTo(HealthStatus.DOWN);
            assertThat(component(monitor, "shop").reason()).contains("a mistake");
        }
    }

    @Test
    void aSnapshotThatIsTooOldIsItselfAReason() throws Exception {
        try (HealthMonitor monitor = monitor(SECOND, SECOND)) {
            monitor.look();
            Duration trusted = INTERVAL.multipliedBy(3).plus(SECOND);
            clock.advance(trusted);
            assertThat(monitor.snapshot().status()).isEqualTo(HealthStatus.UP);
            clock.advance(Duration.ofMillis(1));
            assertStatus(monitor.snapshot(), HealthStatus.DEGRADED, start.plus(trusted));
            assertThat(monitor.snapshot().reason()).isEqualTo("nothing was looked at for 16 s");
            assertThat(component(monitor, "shop").status()).isEqualTo(HealthStatus.UP);
            monitor.look();
            assertThat(monitor.snapshot().status()).isEqualTo(HealthStatus.UP);
            assertThat(monitor.snapshot().reason()).isEmpty();
        }
    }

    @Test
    void looksByItselfAgainAndAgain() {
        HealthSettings often = new HealthSettings(Duration.ofMillis(5), LONG, LONG);
        try (HealthMonitor monitor = new HealthMonitor(often, List.of(shop), clock)) {
            monitor.start();
            await().until(() -> monitor.snapshot().status() == HealthStatus.UP);
            shop.finds(HealthStatus.DOWN, "gone");
            await().until(() -> monitor.snapshot().status() == HealthStatus.DEGRADED);
        }
    }

    @Test
    void eachChangeIsLoggedOnce() throws Exception {
        try (CapturedLog log = new CapturedLog(WatchedComponent.class); HealthMonitor monitor = monitor(LONG, LONG)) {
            monitor.look();
            assertThat(log.messages()).isEmpty();
            shop.finds(HealthStatus.DOWN, "HTTP {500}");
            monitor.look();
            monitor.look();
            shop.finds(HealthStatus.UP, "");
            monitor.look();
            monitor.look();
            assertThat(log.messages()).containsExactly("Health: shop is DOWN: HTTP {500}", "Health: shop is UP again");
        }
    }

    /** Minds no interrupt, as a disk does that is gone. */
    private static Finding held(CountDownLatch latch) {
        while (true) {
            try {
                latch.await();
                return new Finding(HealthStatus.UP, "");
            } catch (InterruptedException _) {
                // it is not its business
            }
        }
    }

    private HealthMonitor monitor(Duration probe, Duration all) {
        return new HealthMonitor(new HealthSettings(INTERVAL, probe, all), List.of(shop, cache), clock);
    }

    private static ComponentHealth component(HealthMonitor monitor, String name) {
        return Objects.requireNonNull(monitor.snapshot().components().get(name));
    }

    private static void assertStatus(HealthSnapshot snapshot, HealthStatus status, Instant since) {
        assertThat(snapshot.status()).isEqualTo(status);
        assertThat(snapshot.since()).isEqualTo(since);
    }
}
