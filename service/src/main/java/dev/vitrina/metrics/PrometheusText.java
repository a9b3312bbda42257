package dev.vitrina.metrics;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.helidon.metrics.api.Bucket;
import io.helidon.metrics.api.Counter;
import io.helidon.metrics.api.FunctionalCounter;
import io.helidon.metrics.api.Gauge;
import io.helidon.metrics.api.HistogramSnapshot;
import io.helidon.metrics.api.Meter;
import io.helidon.metrics.api.Timer;

/**
 * Writes meters as <a href="https://prometheus.io/docs/instrumenting/exposition_formats/">Prometheus' text format 0.0.4</a> has it:
 * a family, then its series. Not safe for use by many threads.
 */
final class PrometheusText {

    private static final int USUAL_SIZE = 1 << 18;
    private static final double LARGEST_WHOLE = 0x1p53;

    private final StringBuilder text = new StringBuilder(USUAL_SIZE);
    private Metric metric = Metric.REQUESTS;

    /** Begins the next family; one without series is named all the same. */
    void family(Metric next) {
        metric = next;
        text.append("# HELP ").append(next.text()).append(' ').append(next.help()).append('\n');
        text.append("# TYPE ").append(next.text()).append(' ').append(next.type().text()).append('\n');
    }

    /** Adds a series of the family; the bounds are those that a histogram was made with. */
    void series(List<String> values, Meter meter, List<Duration> bounds) {
        switch (meter) {
            case Counter counter -> line("", values, "", (double) counter.count());
            case FunctionalCounter counter -> line("", values, "", (double) counter.count());
            case Gauge<?> gauge -> line("", values, "", gauge.value().doubleValue());
            case Timer timer -> histogram(values, timer, bounds);
            default -> throw new IllegalStateException("Meters makes no such meter: " + meter);
        }
    }

    /** What is counted meanwhile may be in the sum and not in the buckets, but each number is at least the one before it. */
    private void histogram(List<String> values, Timer timer, List<Duration> bounds) {
        HistogramSnapshot snapshot = timer.snapshot();
        Iterator<Bucket> buckets = snapshot.histogramCounts().iterator();
        long count = 0;
        for (Duration bound : bounds) {
            count = Math.max(count, buckets.next().count());
            line("_bucket", values, seconds(bound), (double) count);
        }
        count = Math.max(count, snapshot.count());
        line("_bucket", values, "+Inf", (double) count);
        line("_sum", values, "", snapshot.total(TimeUnit.SECONDS));
        line("_count", values, "", (double) count);
    }

    private static String seconds(Duration duration) {
        return BigDecimal.valueOf(duration.toNanos(), 9).stripTrailingZeros().toPlainString();
    }

    private void line(String suffix, List<String> values, String bound, double value) {
        text.append(metric.text()).append(suffix);
        char before = '{';
        for (int i = 0; i < values.size(); i++) {
            label(before, metric.labels().get(i).text(), values.get(i));
            before = ',';
        }
        if (!bound.isEmpty()) {
            label(before, "le", bound);
            before = ',';
        }
        text.append(before == '{' ? "" : "}").append(' ');
        if (value == Math.rint(value) && Math.abs(value) < LARGEST_WHOLE) {
            text.append((long) value);
        } else {
            text.append(value); // NaN is written alike in both worlds
        }
        text.append('\n');
    }

    private void label(char before, String name, String value) {
        text.append(before).append(name).append("=\"")
                .append(value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n"))
                .append('"');
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
