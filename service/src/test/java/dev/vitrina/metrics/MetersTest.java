package dev.vitrina.metrics;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** Series are made out of closed sets, once each, and shown as Prometheus reads them. */
final class MetersTest {

    private final Meters meters = new Meters();

    @AfterEach
    void close() {
        meters.close();
    }

    @Test
    void refusesWhatIsInNoClosedSet() {
        assertThatIllegalArgumentException().isThrownBy(() -> meters.counter(Metric.CALLS, "miss", "exploded"));
        assertThatIllegalArgumentException().isThrownBy(() -> meters.counter(Metric.CALLS, "miss"));
        assertThatIllegalArgumentException().isThrownBy(() -> meters.gauge(Metric.CALLS, () -> 1, "miss", "found"));
        assertThatIllegalArgumentException().isThrownBy(() -> meters.health("weather", () -> true));
        assertThat(meters.text()).doesNotContain("exploded", "lane=", "weather");
    }

    @Test
    void refusesASeriesThatIsThereAlready() {
        var _ = meters.counter(Metric.CALLS, "miss", "found");
        assertThatIllegalArgumentException().isThrownBy(() -> meters.counter(Metric.CALLS, "miss", "found"));
    }

    @Test
    void countsInBucketsWholeNumbersAndFractions() {
        Meters.Latency latency = meters.histogram(Metric.CALL_DURATION, "miss");
        latency.record(100_000);
        latency.record(100_001);
        latency.record(30_000_000_000L);
        meters.summed(Metric.CPU_TIME, () -> 1.25);
        meters.gauge(Metric.THREADS, () -> 12);
        meters.gauge(Metric.OPEN_FILES, () -> Double.NaN);
        meters.health("shopify", () -> false);
        assertThat(latency.count()).isEqualTo(3);
        assertThat(meters.text()).contains("""
                # HELP vitrina_shopify_call_duration_seconds Time that calls to the shop took.
                # TYPE vitrina_shopify_call_duration_seconds histogram
                vitrina_shopify_call_duration_seconds_bucket{lane="miss",le="0.0001"} 1
                vitrina_shopify_call_duration_seconds_bucket{lane="miss",le="0.00025"} 2
                """, """
                vitrina_shopify_call_duration_seconds_bucket{lane="miss",le="10"} 2
                vitrina_shopify_call_duration_seconds_bucket{lane="miss",le="+Inf"} 3
                vitrina_shopify_call_duration_seconds_sum{lane="miss"} 30.000200001
                vitrina_shopify_call_duration_seconds_count{lane="miss"} 3
                """, "\njvm_threads 12\n", "\nprocess_open_fds NaN\n",
                "# TYPE process_cpu_seconds_total counter\nprocess_cpu_seconds_total 1.25\n",
                "\nvitrina_health_up{component=\"shopify\"} 0\n");
    }

    @Test
    void aNameThatTheJvmGaveIsEscaped() {
        meters.counted(Metric.GC_COUNT, () -> 1, "a \"b\" \\ c\nd");
        assertThat(meters.text()).contains("\njvm_gc_collections_total{gc=\"a \\\"b\\\" \\\\ c\\nd\"} 1\n");
    }

    @Test
    void looksOnceAScrape() {
        AtomicInteger looks = new AtomicInteger();
        Supplier<Integer> seen = meters.perScrape(looks::incrementAndGet);
        meters.gauge(Metric.LOADS_IN_FLIGHT, seen::get);
        meters.gauge(Metric.WAITING_CALLERS, seen::get);
        assertThat(meters.text()).contains("vitrina_loads_in_flight 1\n", "vitrina_waiting_callers 1\n");
        assertThat(meters.text()).contains("vitrina_loads_in_flight 2\n", "vitrina_waiting_callers 2\n");
    }

    @Test
    void goesOnLookingWhenNobodyElseHoldsWhatItLooksAt() {
        meters.counted(Metric.COLLAPSED, new AtomicLong(7)::get);
        meters.summed(Metric.CPU_TIME, new AtomicInteger(8)::get);
        meters.gauge(Metric.THREADS, new AtomicInteger(9)::get);
        System.gc();
        assertThat(meters.text()).contains("\nvitrina_collapsed_callers_total 7\n",
                "\nprocess_cpu_seconds_total 8\n", "\njvm_threads 9\n");
    }
}
