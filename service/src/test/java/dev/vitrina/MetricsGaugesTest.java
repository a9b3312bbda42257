package dev.vitrina;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

/** What /metrics shows of the moment is what there is. */
final class MetricsGaugesTest {

    private static final String PAGE = "/v1/products?limit=5";

    private final TestService service = TestService.start("demo.plan", "enterprise");

    @AfterEach
    void stop() {
        service.close();
    }

    private Scrape scrape() throws IOException {
        return Scrape.of(service);
    }

    @Test
    void showsPointsOnceTheShopHasToldOfThem() throws Exception {
        assertThat(scrape().value("vitrina_shopify_points_limit")).isNaN();
        service.get(PAGE);
        Scrape scrape = scrape();
        assertThat(scrape.value("vitrina_shopify_points_limit")).isEqualTo(40_000);
        assertThat(scrape.value("vitrina_shopify_points_available")).isBetween(39_000.0, 40_000.0);
    }

    @Test
    void showsWhatMemoryHoldsAndGaveUp() throws Exception {
        try (TestService small = TestService.start("cache.max-page-bytes", "64KiB", "demo.plan", "enterprise")) {
            for (int limit = 1; limit <= 30; limit++) {
                small.get("/v1/products?limit=" + limit);
            }
            Scrape scrape = Scrape.of(small);
            assertThat(scrape.value("vitrina_cache_entries{room=\"pages\"}"))
                    .isEqualTo((double) small.memory().pages().entries())
                    .isEqualTo(30 - scrape.value("vitrina_cache_evictions_total{room=\"pages\"}"));
            assertThat(scrape.value("vitrina_cache_weight_bytes{room=\"pages\"}"))
                    .isEqualTo((double) small.memory().pages().weight())
                    .isGreaterThan(scrape.value("vitrina_cache_body_bytes{room=\"pages\"}"))
                    .isLessThanOrEqualTo(scrape.value("vitrina_cache_limit_bytes{room=\"pages\"}"));
            assertThat(scrape.value("vitrina_cache_limit_bytes{room=\"pages\"}")).isEqualTo(64 << 10);
            assertThat(scrape.value("vitrina_cache_misses_total{room=\"pages\"}")).isGreaterThanOrEqualTo(30);
            assertThat(scrape.value("vitrina_cache_evictions_total{room=\"pages\"}")).isPositive();
            assertThat(scrape.value("vitrina_cache_evicted_weight_bytes_total{room=\"pages\"}"))
                    .isGreaterThan(100 * scrape.value("vitrina_cache_evictions_total{room=\"pages\"}"));
            assertThat(scrape.value("vitrina_cache_body_bytes{room=\"products\"}")).isPositive();
        }
    }

    @Test
    void showsTheAgeOfTheLastKnownGoodAndCountsItsAnswers(@TempDir Path directory) throws Exception {
        assertThat(scrape().value("vitrina_last_known_good_age_seconds")).isNaN();
        try (TestService known = TestService.start("data.directory", directory.toString(), "data.refresh", "10m")) {
            await().until(() -> Scrape.of(known).value("vitrina_last_known_good_age_seconds") == 0);
            known.clock.advance(Duration.ofSeconds(90));
            known.chaos("{\"malformed\":true}");
            known.get(PAGE);
            Scrape scrape = Scrape.after(1, known);
            assertThat(scrape.value("vitrina_last_known_good_age_seconds")).isEqualTo(90);
            assertThat(scrape.value("vitrina_degraded_answers_total{source=\"last-known-good\",reason=\"failed\"}"))
                    .isEqualTo(scrape.value(
                            "vitrina_requests_total{route=\"/v1/products\",source=\"last-known-good\",status=\"2xx\"}"))
                    .isEqualTo(1);
        }
    }

    @Test
    void showsHealthAndHowOldThatIs() throws Exception {
        try (TestService watched = TestService.start("health.interval", "20ms", "health.probe", "20s", "health.all",
                "20s")) {
            await().until(() -> Scrape.of(watched).value("vitrina_health_up{component=\"shopify\"}") == 1);
            assertThat(Scrape.of(watched).value("vitrina_health_up{component=\"cache\"}")).isEqualTo(1);
            watched.chaos("{\"down\":true}");
            await().until(() -> Scrape.of(watched).value("vitrina_health_up{component=\"shopify\"}") == 0);
        }
        service.clock.advance(Duration.ofSeconds(90));
        assertThat(scrape().value("vitrina_health_age_seconds")).isEqualTo(90);
        assertThat(scrape().value("vitrina_health_up{component=\"system\"}")).as("never looked at").isZero();
    }

    @Test
    void showsWhatTheLastCollectionLeft() throws Exception {
        System.gc();
        assertThat(scrape().value("jvm_memory_used_after_gc_bytes{area=\"heap\"}"))
                .isBetween(1e6, (double) Runtime.getRuntime().maxMemory());
    }

    @Test
    void showsWhatRuns() throws Exception {
        assertThat(scrape().value("vitrina_build_info{version=\"dev\",jdk=\"" + Runtime.version() + "\"}"))
                .isEqualTo(1);
    }

    @Test
    void showsTheProcess() throws Exception {
        Scrape scrape = scrape();
        assertThat(scrape.value("jvm_memory_used_bytes{area=\"heap\"}"))
                .isBetween(1e6, (double) Runtime.getRuntime().maxMemory());
        assertThat(scrape.value("process_cpu_seconds_total")).isPositive();
        assertThat(scrape.value("process_open_fds")).isBetween(10.0, scrape.value("process_max_fds"));
        assertThat(scrape.value("process_start_time_seconds") + scrape.value("process_uptime_seconds"))
                .isCloseTo(System.currentTimeMillis() / 1e3, within(60.0));
        assertThat(scrape.value("jvm_virtual_thread_carriers")).isPositive();
        assertThat(scrape.value("jvm_virtual_threads_queued")).isNotNegative();
    }
}
