package dev.vitrina.metrics;

import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import io.helidon.metrics.api.Counter;
import io.helidon.metrics.api.FunctionalCounter;
import io.helidon.metrics.api.Gauge;
import io.helidon.metrics.api.Meter;
import io.helidon.metrics.api.MeterRegistry;
import io.helidon.metrics.api.Tag;
import io.helidon.metrics.api.Timer;
import io.helidon.service.registry.Services;
import org.jspecify.annotations.Nullable;

/**
 * The meters of one service. Every series is made here before the service takes requests, with label values out of the closed
 * sets of {@link Label}, so that no request can make one. Safe for use by many threads.
 *
 * <p>How it works: Helidon keeps all meters of a process in one registry. Each service has a scope of its own there, which tells
 * its meters from those of another service in the same process, and takes them out when it is closed. The text is our
 * own: Helidon 4.5 shows the scope as a label, all scopes together, and counters in whole numbers only, which seconds are not.
 */
public final class Meters implements AutoCloseable {

    /** From a memory hit to the longest call: the limits by which answers are judged are among them. */
    private static final List<Duration> BUCKETS = List.of(Duration.ofNanos(100_000), Duration.ofNanos(250_000),
            Duration.ofNanos(500_000), Duration.ofMillis(1), Duration.ofNanos(2_500_000), Duration.ofMillis(5),
            Duration.ofMillis(10), Duration.ofMillis(20), Duration.ofMillis(50), Duration.ofMillis(100),
            Duration.ofMillis(250), Duration.ofMillis(500), Duration.ofSeconds(1), Duration.ofMillis(1_600),
            Duration.ofSeconds(2), Duration.ofSeconds(5), Duration.ofSeconds(10));

    private final MeterRegistry registry = Services.get(MeterRegistry.class);
    private final String scope = UUID.randomUUID().toString();

    // both guarded by this
    private final Map<Metric, Map<List<String>, Meter>> series = new EnumMap<>(Metric.class);
    private long scrapes;

    /** Something to be counted. Safe for use by many threads, which do not wait for one another. */
    public static final class Count {

        private final Counter counter;

        private Count(Counter counter) {
            this.counter = counter;
        }

        /** Counts one more. */
        public void increment() {
            counter.increment();
        }
    }

    /** Something that takes time. Safe for use by many threads, which do not wait for one another. */
    public static final class Latency {

        private final Timer timer;

        private Latency(Timer timer) {
            this.timer = timer;
        }

        /**
         * Counts one more.
         *
         * @param nanos what it took, in nanoseconds
         */
        public void record(long nanos) {
            timer.record(nanos, TimeUnit.NANOSECONDS);
        }

        /** {@return how many there were} */
        public long count() {
            return timer.count();
        }
    }

    /**
     * Makes a series that is counted up.
     *
     * @param metric a counter
     * @param values the values of its labels, in order
     * @return what counts
     * @throws IllegalArgumentException if a value is none of its label's, or the series is there already
     */
    public Count counter(Metric metric, String... values) {
        return new Count(add(metric, Metric.Type.COUNTER, Counter.builder(metric.text()), values));
    }

    /**
     * Makes a series of sizes of time.
     *
     * @param metric a histogram
     * @param values the values of its labels, in order
     * @return what counts
     * @throws IllegalArgumentException if a value is none of its label's, or the series is there already
     */
    public Latency histogram(Metric metric, String... values) {
        Timer.Builder timer = Timer.builder(metric.text())
                .percentiles(new double[0]) // they cost more than all else, and cannot be added up over nodes
                .buckets(BUCKETS.toArray(Duration[]::new));
        return new Latency(add(metric, Metric.Type.HISTOGRAM, timer, values));
    }

    /**
     * Makes a series that shows what somebody else counts up.
     *
     * @param metric a counter
     * @param count tells how many there were so far; must not block
     * @param values the values of its labels, in order
     * @throws IllegalArgumentException if a value is none of its label's, or the series is there already
     */
    public void counted(Metric metric, LongSupplier count, String... values) {
        // what a meter looks at, it holds weakly; of all that could be named only this is sure to live
        var _ = add(metric, Metric.Type.COUNTER,
                FunctionalCounter.builder(metric.text(), this, _ -> count.getAsLong()), values);
    }

    /**
     * The same for what is no whole number, such as seconds; to Helidon, whose counters are whole, it is a gauge.
     *
     * @param metric a counter
     * @param sum tells how much it is so far; must not block
     * @param values the values of its labels, in order
     * @throws IllegalArgumentException if a value is none of its label's, or the series is there already
     */
    public void summed(Metric metric, DoubleSupplier sum, String... values) {
        var _ = add(metric, Metric.Type.COUNTER, Gauge.builder(metric.text(), sum::getAsDouble), values);
    }

    /**
     * Makes a series that shows what is now.
     *
     * @param metric a gauge
     * @param value tells what is now, NaN where nobody knows; must not block
     * @param values the values of its labels, in order
     * @throws IllegalArgumentException if a value is none of its label's, or the series is there already
     */
    public void gauge(Metric metric, DoubleSupplier value, String... values) {
        var _ = add(metric, Metric.Type.GAUGE, Gauge.builder(metric.text(), value::getAsDouble), values);
    }

    /**
     * Shows whether a component is well; to be called once for each, before requests are taken.
     *
     * @param component one of {@link Label#COMPONENT}
     * @param up tells whether it is well now; must not block
     * @throws IllegalArgumentException if the component is none of those, or is shown already
     */
    public void health(String component, BooleanSupplier up) {
        gauge(Metric.HEALTH, () -> up.getAsBoolean() ? 1 : 0, component);
    }

    /**
     * Makes something that is dear to look at, or whose parts belong together, be looked at once a scrape.
     *
     * @param look looks at it; never null
     * @param <T> what it is
     * @return what was seen in the scrape under way; for use by what is shown alone
     */
    public <T> Supplier<T> perScrape(Supplier<T> look) {
        return new Supplier<>() {

            private @Nullable T seen;
            private long seenIn;

            @Override
            public T get() {
                synchronized (Meters.this) {
                    T last = seen;
                    if (last == null || seenIn != scrapes) {
                        last = look.get();
                        seen = last;
                        seenIn = scrapes;
                    }
                    return last;
                }
            }
        };
    }

    private synchronized <B extends Meter.Builder<B, M>, M extends Meter> M add(Metric metric, Metric.Type type,
            B builder, String... values) {
        List<Label> labels = metric.labels();
        boolean allowed = labels.size() == values.length && metric.type() == type
                && IntStream.range(0, values.length).allMatch(i -> labels.get(i).allows(values[i]));
        if (!allowed) {
            throw new IllegalArgumentException(metric + " has no " + type + " of " + List.of(values));
        }
        List<Tag> tags = IntStream.range(0, values.length)
                .mapToObj(i -> Tag.create(labels.get(i).text(), values[i]))
                .toList();
        Map<List<String>, Meter> ofMetric = series.computeIfAbsent(metric, _ -> new LinkedHashMap<>());
        if (ofMetric.containsKey(List.of(values))) {
            throw new IllegalArgumentException(metric + " of " + List.of(values) + " is there already");
        }
        M meter = registry.getOrCreate(builder.scope(scope).description(metric.help()).tags(tags));
        ofMetric.put(List.of(values), meter);
        return meter;
    }

    /** {@return what all of it is now, in Prometheus' text format 0.0.4} */
    public synchronized String text() {
        scrapes++;
        PrometheusText text = new PrometheusText();
        for (Metric metric : Metric.values()) {
            text.family(metric);
            series.getOrDefault(metric, Map.of()).forEach((values, meter) -> text.series(values, meter, BUCKETS));
        }
        return text.toString();
    }

    /** Takes the meters out of the registry; nothing is shown from then on. */
    @Override
    public synchronized void close() {
        series.values().forEach(ofMetric -> ofMetric.values().forEach(registry::remove));
        series.clear();
    }
}
