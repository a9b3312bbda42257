package dev.vitrina.acceptance.run;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import dev.vitrina.acceptance.evidence.Condition;
import dev.vitrina.acceptance.evidence.HeapPoint;

/** Leads a service through the conditions while the load runs, and notes what happened when. Used by one thread. */
final class Measurement {

    private static final String WELL = "{\"reset\":true}";
    private static final long TICK_MILLIS = 1000;
    private static final long MILLIS = 1000;

    private final ServiceUnderTest service;
    private final LoadProcess load;
    private final Schedule schedule;
    private final HeapWatch heapWatch;
    private final LiveLine line;
    private final InstantSource clock = InstantSource.system();
    private final List<Window> windows = new ArrayList<>();
    private final List<CounterReading> readings = new ArrayList<>();
    private final List<HeapPoint> heap = new ArrayList<>();
    private String processAtStart = "";
    private String processAtEnd = "";

    /**
     * A measurement.
     *
     * @param service what is measured
     * @param load the load, just started
     * @param schedule when what happens
     * @param heapWatch how the heap in calm is looked at
     * @param line told how it goes
     */
    Measurement(ServiceUnderTest service, LoadProcess load, Schedule schedule, HeapWatch heapWatch, LiveLine line) {
        this.service = service;
        this.load = load;
        this.schedule = schedule;
        this.heapWatch = heapWatch;
        this.line = line;
    }

    /** Blocks for as long as the schedule says. */
    Measured run() throws IOException, InterruptedException {
        long begun = load.awaitBegun();
        readCounters();
        sleepUntil(begun + schedule.warmUp().toMillis(), "warm-up");
        for (int phase = 0; phase < schedule.phases().size(); phase++) {
            measure(schedule.phases().get(phase), begun);
            sleepUntil(begun + schedule.readingAfter(phase).toMillis(), "recovery");
            readCounters();
        }
        return new Measured(begun, begun + schedule.warmUp().toMillis(), windows, readings, heap, processAtStart,
                processAtEnd);
    }

    private void measure(Schedule.Phase phase, long begun) throws IOException, InterruptedException {
        Condition condition = phase.condition();
        sleepUntil(begun + phase.begin().toMillis(), "recovery");
        Duration length = phase.end().minus(phase.begin());
        if (condition.fault()) {
            underFault(condition, length);
            return;
        }
        processAtStart = service.scrape().process();
        long from = clock.millis();
        long end = from + length.toMillis();
        for (long at = from + heapWatch.every().toMillis(); at < end; at += heapWatch.every().toMillis()) {
            sleepUntil(at, condition.written());
            heap.addAll(heapWatch.look(clock.millis()));
        }
        sleepUntil(end, condition.written());
        windows.add(new Window(condition, from, clock.millis(), 0));
        processAtEnd = service.scrape().process();
    }

    private void underFault(Condition condition, Duration length) throws IOException, InterruptedException {
        long before = service.faults();
        try {
            service.chaos(condition.chaos());
            long from = clock.millis();
            sleepUntil(from + length.toMillis(), condition.written());
            windows.add(new Window(condition, from, clock.millis(), service.faults() - before));
        } finally {
            service.chaos(WELL);
        }
    }

    private void readCounters() throws IOException, InterruptedException {
        long from = clock.millis();
        Scrape scrape = service.scrape();
        readings.add(new CounterReading(from, clock.millis(), scrape.requestsByRoute()));
    }

    private void sleepUntil(long millis, String step) throws IOException, InterruptedException {
        for (long left = millis - clock.millis(); left > 0; left = millis - clock.millis()) {
            LoadProcess.Progress progress = load.progress();
            line.tell(step, String.format(Locale.ROOT, "%d s to go, %,d answered, %,d failed, p99 %,d ms",
                    left / MILLIS, progress.answered(), progress.failed(), progress.p99Millis()));
            Thread.sleep(Duration.ofMillis(Math.min(left, TICK_MILLIS)));
            if (!service.isAlive()) {
                throw new IOException("The service ended while it was measured");
            }
            if (!load.isAlive() && millis - clock.millis() > 0) {
                throw new IOException("The load ended before its time");
            }
        }
    }
}
