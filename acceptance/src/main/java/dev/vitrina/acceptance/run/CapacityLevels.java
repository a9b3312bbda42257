package dev.vitrina.acceptance.run;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import dev.vitrina.acceptance.capacity.CapacityRange;
import dev.vitrina.acceptance.capacity.CapacitySearch;
import dev.vitrina.acceptance.capacity.CapacityStep;
import dev.vitrina.acceptance.evidence.CapacityLevel;
import dev.vitrina.acceptance.evidence.Generator;
import dev.vitrina.acceptance.evidence.Profile;
import dev.vitrina.acceptance.tiers.Tiers;
import dev.vitrina.loadtest.probe.Probe;
import dev.vitrina.loadtest.probe.ProbeResult;
import org.HdrHistogram.Histogram;
import tools.jackson.databind.JsonNode;

/** Measures one rate after another, each by itself, as the search wants them. */
final class CapacityLevels {

    private static final double P99 = 99;
    private static final int MICRO_NANOS = 1000;
    private static final int SINGLES = 10;
    private static final CapacityRange QUICK = new CapacityRange(2500, 1, 5000, 8, 1.5);
    private static final CapacityRange FULL = new CapacityRange(1000, 1, 50_000, 14, 1.1);

    private CapacityLevels() {}

    /**
     * {@return the levels in the order in which they were measured} Blocks until the search has ended.
     *
     * @param service asked for what memory holds: a few pages and products, again and again
     * @param profile how long a level is, and how many there are at most
     * @param tiers what a level must hold
     * @param line told how it goes
     */
    static List<CapacityLevel> measure(ServiceUnderTest service, Profile profile, Tiers tiers, LiveLine line)
            throws IOException, InterruptedException {
        Duration length = Duration.ofSeconds(profile == Profile.QUICK ? 3 : 10);
        List<String> paths = paths(service);
        CapacitySearch search = new CapacitySearch(profile == Profile.QUICK ? QUICK : FULL, tiers);
        List<CapacityLevel> levels = new ArrayList<>();
        while (search.next(levels) instanceof CapacityStep.Measure(double perSecond)) {
            line.tell("capacity", String.format(Locale.ROOT, "%,.1f requests/s for %d s", perSecond,
                    length.toSeconds()));
            levels.add(level(service.base(), paths, perSecond, length));
        }
        return levels;
    }

    private static List<String> paths(ServiceUnderTest service) throws IOException, InterruptedException {
        List<String> paths = new ArrayList<>(List.of("/v1/products?limit=20", "/v1/products?limit=5"));
        for (JsonNode each : ServiceUnderTest.json(service.get("/v1/products?limit=20")).path("products")) {
            if (paths.size() < SINGLES) {
                paths.add("/v1/products/" + each.path("id").asString());
            }
        }
        return paths;
    }

    private static CapacityLevel level(URI base, List<String> paths, double perSecond, Duration length)
            throws IOException {
        int rate = Math.max(1, (int) Math.round(perSecond));
        ProbeResult result = new Probe(base, paths, 200).run(rate, length);
        Histogram lag = result.lagNanos();
        double processors = Runtime.getRuntime().availableProcessors();
        return new CapacityLevel(rate, new Generator(result.offered(), result.started(),
                lag.getValueAtPercentile(P99) / MICRO_NANOS, lag.getMaxValue() / MICRO_NANOS,
                result.cpuNanos() / (double) result.wallNanos() / processors),
                result.nanos().getValueAtPercentile(P99) / MICRO_NANOS, result.failed());
    }
}
