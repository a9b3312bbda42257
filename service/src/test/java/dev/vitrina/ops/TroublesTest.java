package dev.vitrina.ops;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import dev.vitrina.TestClock;
import dev.vitrina.ops.HealthComponent.Finding;
import dev.vitrina.shopify.ShopStatus;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What is wrong by calls or by health is listed once, with the begin that health gives it. */
final class TroublesTest {

    private static final long MIB = 1 << 20;

    private final TestClock clock = new TestClock();
    private Finding shop = new Finding(HealthStatus.UP, "");
    private Finding system = SystemComponent.finding(readings(90 * MIB));
    private final HealthMonitor monitor = new HealthMonitor(
            new HealthSettings(Duration.ofSeconds(5), Duration.ofSeconds(40), Duration.ofSeconds(40)),
            List.of(component("shopify"), component("system")), clock);

    private static SystemComponent.Readings readings(long diskFree) {
        return new SystemComponent.Readings(1, 100, 0, 1, 100, diskFree, true);
    }

    private HealthComponent component(String name) {
        return new HealthComponent() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Finding look() {
                return name.equals("shopify") ? shop : system;
            }
        };
    }

    @AfterEach
    void stop() {
        monitor.close();
    }

    private Troubles troubles(ShopStatus.@Nullable Trouble ofCalls) {
        return troubles(ofCalls, true);
    }

    private Troubles troubles(ShopStatus.@Nullable Trouble ofCalls, boolean anyLastKnownGood) {
        ShopStatus status = new ShopStatus(ShopStatus.BreakerState.CLOSED, ofCalls, null, 8, 0, Map.of(), Map.of(),
                new ShopStatus.Latency(0, Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO), List.of());
        return Troubles.of(status, monitor.snapshot(), anyLastKnownGood);
    }

    private static List<String> names(Troubles troubles) {
        return troubles.all().stream().map(one -> one.advice().what()).toList();
    }

    @Test
    void inTheCalmThereIsNone() throws Exception {
        monitor.look();
        assertThat(troubles(null)).isEqualTo(new Troubles(null, List.of()));
    }

    @Test
    void inTheCalmItIsNoTroubleThatNothingIsLastKnownGood() throws Exception {
        monitor.look();
        assertThat(troubles(null, false)).isEqualTo(new Troubles(null, List.of()));
        shop = new Finding(HealthStatus.DOWN, "timed out");
        monitor.look();
        assertThat(names(troubles(null, false))).containsExactly("shopify down", "no last known good catalogue");
    }

    @Test
    void beforeTheFirstLookNothingIsKnown() {
        assertThat(names(troubles(null))).containsExactly("health is not known yet");
        assertThat(troubles(null).since()).isEqualTo(monitor.snapshot().since());
    }

    @Test
    void aDiskNearlyFullIsNamedAsHealthNamesIt() throws Exception {
        monitor.look();
        clock.advance(Duration.ofSeconds(3));
        system = SystemComponent.finding(readings(3 * MIB));
        monitor.look();
        Instant full = clock.instant();
        clock.advance(Duration.ofSeconds(4));
        monitor.look();
        Troubles.Trouble trouble = troubles(null).all().getFirst();
        assertThat(names(troubles(null))).containsExactly("system degraded");
        assertThat(trouble.since()).isEqualTo(full);
        assertThat(trouble.reason()).contains("3 MiB left");
        assertThat(trouble.advice().toDo()).contains("data.directory");
        assertThat(troubles(null).since()).isEqualTo(full).isEqualTo(monitor.snapshot().since());
    }

    @Test
    void aShopThatHealthAloneFindsDownIsNamed() throws Exception {
        monitor.look();
        clock.advance(Duration.ofSeconds(3));
        shop = new Finding(HealthStatus.DOWN, "timed out");
        monitor.look();
        assertThat(names(troubles(null))).containsExactly("shopify down");
        assertThat(troubles(null).all().getFirst().reason()).isEqualTo("timed out");
        assertThat(troubles(null).since()).isEqualTo(clock.instant());
    }

    @Test
    void aShopThatBothFindInTroubleIsNamedOnceAndSinceTheEarlier() throws Exception {
        monitor.look();
        Instant earlier = clock.instant();
        clock.advance(Duration.ofSeconds(3));
        shop = new Finding(HealthStatus.DOWN, "timed out");
        monitor.look();
        Troubles both = troubles(new ShopStatus.Trouble(ShopStatus.Outcome.SLOW, earlier));
        assertThat(names(both)).containsExactly("shopify slow");
        assertThat(both.all().getFirst().reason()).isEqualTo("timed out");
        assertThat(both.since()).isEqualTo(earlier);
    }

    @Test
    void roundsThatStoppedAreATroubleOfTheirOwn() throws Exception {
        monitor.look();
        clock.advance(Duration.ofMinutes(5));
        assertThat(names(troubles(null))).containsExactly("health is not looked at");
        assertThat(troubles(null).since()).isEqualTo(monitor.snapshot().since());
        assertThat(troubles(null).all().getFirst().reason()).isEqualTo("nothing was looked at for 300 s");
    }
}
