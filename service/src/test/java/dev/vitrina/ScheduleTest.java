package dev.vitrina;

import java.time.Duration;
import java.util.List;

import dev.vitrina.ScheduleShop.Trouble;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;

/**
 * Whatever happens in whatever order: never an invalidated result that is called fresh, never two loads of a key at once, never an
 * answer without its true label, and no bound is passed. Random schedules, the same on each run, are compared with a model.
 */
final class ScheduleTest {

    /* A breaker that never opens and buckets that never run dry: those have tests of their own. */
    private static final TestService PATIENT = start("50s", "50s");
    private static final TestService HASTY = start("1ms", "1ms");

    private static TestService start(String patience, String softDeadline) {
        return TestService.start("lookup.patience", patience, "lookup.soft-deadline", softDeadline,
                "shopify.hard-deadline", "60s", "demo.plan", "enterprise", "shopify.max-concurrent", "64",
                "shopify.breaker.window", "10000", "shopify.breaker.minimum", "10000", "shopify.breaker.failure-rate",
                "1", "shopify.breaker.slow-call", "1h");
    }

    @AfterContainer
    static void stop() {
        PATIENT.close();
        HASTY.close();
    }

    /** Callers who wait as long as it takes. */
    @Property(tries = 300, seed = "20261201")
    @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
    void patientCallers(@ForAll("patientSchedules") List<ScheduleStep> steps) throws Exception {
        new ScheduleRun(PATIENT, true, Statistics::collect).follow(steps);
        assertAllWereSeen("""
                200, memory, , vitrina; hit; ttl=#; detail=memory
                200, shopify, , vitrina; fwd=stale; stored
                200, shopify, , vitrina; fwd=uri-miss; stored
                200, shopify, , vitrina; fwd=uri-miss; stored; collapsed
                200, stale, empty, vitrina; fwd=stale; detail=empty
                200, stale, failed, vitrina; fwd=stale; detail=failed
                200, stale, paused, vitrina; hit; ttl=#; detail=paused
                200, stale, revalidating, vitrina; fwd=stale; detail=revalidating
                200, stale, revalidating, vitrina; hit; ttl=#; detail=revalidating
                404, memory, , vitrina; hit; ttl=#; detail=memory
                404, shopify, , vitrina; fwd=uri-miss; stored
                404, stale, revalidating, vitrina; fwd=stale; detail=revalidating
                503, , empty,\s
                503, , failed,\s
                503, , throttled,\s
                503, , paused,\s
                """);
    }

    /** Callers who always leave before the shop has answered. */
    @Property(tries = 300, seed = "20261202")
    @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
    void hastyCallers(@ForAll("hastySchedules") List<ScheduleStep> steps) throws Exception {
        new ScheduleRun(HASTY, false, Statistics::collect).follow(steps);
        assertAllWereSeen("""
                200, memory, , vitrina; hit; ttl=#; detail=memory
                200, stale, revalidating, vitrina; hit; ttl=#; detail=revalidating
                200, stale, soft-deadline, vitrina; fwd=stale; detail=soft-deadline
                503, , patience,\s
                503, , paused,\s
                """);
    }

    /** Otherwise the schedules would prove less than they seem to. */
    private static void assertAllWereSeen(String kinds) {
        Statistics.coverage(
                coverage -> kinds.lines().forEach(kind -> coverage.check(kind).count(count -> count > 0)));
    }

    @Provide
    Arbitrary<List<ScheduleStep>> patientSchedules() {
        return schedules(often(2, Arbitraries.just(new ScheduleStep.Hold())),
                often(2, Arbitraries.just(new ScheduleStep.Release())));
    }

    @Provide
    Arbitrary<List<ScheduleStep>> hastySchedules() {
        Tuple.Tuple2<Integer, Arbitrary<ScheduleStep>> release = often(5, Arbitraries.just(new ScheduleStep.Release()));
        return schedules(release, release);
    }

    private static Arbitrary<List<ScheduleStep>> schedules(Tuple.Tuple2<Integer, Arbitrary<ScheduleStep>> one,
            Tuple.Tuple2<Integer, Arbitrary<ScheduleStep>> other) {
        return Arbitraries.frequencyOf(List.of(one, other,
                often(20, keys().map(ScheduleStep.Ask::new)),
                often(10, times().map(ScheduleStep.Advance::new)),
                often(2, Arbitraries.of(Trouble.class).map(ScheduleStep.ShopIs::new)),
                often(3, Arbitraries.of(true, true, false).map(ScheduleStep.CatalogueChanges::new)),
                often(2, keys().map(ScheduleStep.Expire::new)),
                often(1, Arbitraries.just(new ScheduleStep.ExpireAll())),
                often(1, Arbitraries.just(new ScheduleStep.DropAll())))).list().ofMinSize(1).ofMaxSize(40)
                .withSizeDistribution(RandomDistribution.uniform());
    }

    private static Tuple.Tuple2<Integer, Arbitrary<ScheduleStep>> often(int weight,
            Arbitrary<? extends ScheduleStep> steps) {
        return Tuple.of(weight, steps.map(step -> step));
    }

    /** Mostly the same ones, so that something happens to them. */
    private static Arbitrary<ScheduleKey> keys() {
        return Arbitraries.frequency(Tuple.of(6, ScheduleKey.PAGE_1), Tuple.of(6, ScheduleKey.SINGLE_1),
                Tuple.of(2, ScheduleKey.PAGE_2), Tuple.of(1, ScheduleKey.PAGE_3), Tuple.of(1, ScheduleKey.SINGLE_2));
    }

    /** Whole seconds that lead across every border; none that could end within the jitter of 24 hours. */
    private static Arbitrary<Duration> times() {
        return Arbitraries.frequency(Tuple.of(4, 1), Tuple.of(3, 9), Tuple.of(4, 12), Tuple.of(3, 31), Tuple.of(3, 220),
                Tuple.of(3, 290), Tuple.of(3, 340), Tuple.of(3, 900), Tuple.of(1, 90_000)).map(Duration::ofSeconds);
    }
}
