package dev.vitrina;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Future;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What /metrics counts is what happened. */
final class MetricsTest {

    private static final String PAGE = "/v1/products?limit=5";
    private static final String LISTING = "route=\"/v1/products\"";
    private static final String SINGLE = "route=\"/v1/products/{ref}\"";
    private static final Duration STALE = Duration.ofMinutes(6);

    private final TestService service = TestService.start("lookup.patience", "50s", "lookup.soft-deadline", "50s",
            "shopify.hard-deadline", "55s", "demo.plan", "enterprise");

    @AfterEach
    void stop() {
        service.close();
    }

    private Scrape scrape() throws IOException {
        return Scrape.of(service);
    }

    private static double requests(Scrape scrape, String labels) {
        assertThat(scrape.value("vitrina_request_duration_seconds_count{" + labels + "}"))
                .isEqualTo(scrape.value("vitrina_requests_total{" + labels + "}"));
        return scrape.value("vitrina_requests_total{" + labels + "}");
    }

    @Test
    void countsHitsMissesAndErrorsAsCallersSawThem() throws Exception {
        String tag = TestService.header(service.get(PAGE), "ETag");
        for (int i = 0; i < 4; i++) {
            service.get(PAGE);
        }
        service.get(PAGE, "If-None-Match", tag);
        service.send("HEAD", "/v1/products/?limit=5");
        service.get("/v1/products?limit=0");
        service.get("/v1/products/no-such-thing");
        service.get("/v1/products/no-such-thing");
        service.send("POST", "/v1/markets");
        service.get("/v1/markets");
        service.get("/openapi.yaml");
        service.get("/nowhere");
        Scrape scrape = Scrape.after(14, service);
        assertThat(requests(scrape, LISTING + ",source=\"shopify\",status=\"2xx\"")).isEqualTo(1);
        assertThat(requests(scrape, LISTING + ",source=\"memory\",status=\"2xx\"")).isEqualTo(5);
        assertThat(requests(scrape, LISTING + ",source=\"memory\",status=\"3xx\"")).isEqualTo(1);
        assertThat(requests(scrape, LISTING + ",source=\"none\",status=\"4xx\"")).isEqualTo(1);
        assertThat(requests(scrape, SINGLE + ",source=\"shopify\",status=\"4xx\"")).isEqualTo(1);
        assertThat(requests(scrape, SINGLE + ",source=\"memory\",status=\"4xx\"")).isEqualTo(1);
        assertThat(requests(scrape, "route=\"/v1/markets\",source=\"none\",status=\"4xx\"")).isEqualTo(1);
        assertThat(requests(scrape, "route=\"/v1/markets\",source=\"memory\",status=\"2xx\"")).isEqualTo(1);
        assertThat(requests(scrape, "route=\"/openapi.yaml\",source=\"none\",status=\"2xx\"")).isEqualTo(1);
        assertThat(requests(scrape, "route=\"other\",source=\"none\",status=\"4xx\"")).isEqualTo(1);
        assertThat(scrape.value("vitrina_lookups_total{result=\"hit\"}")).isEqualTo(7);
        assertThat(scrape.value("vitrina_lookups_total{result=\"miss\"}")).isEqualTo(2);
        assertThat(scrape.value("vitrina_loads_total{kind=\"awaited\"}")).isEqualTo(2);
        assertThat(scrape.sum("vitrina_degraded_answers_total")).isZero();
        assertThat(scrape.value("vitrina_cache_hits_total{room=\"pages\"}")).isEqualTo(6);
    }

    @Test
    void countsStaleAnswersAndTheRefreshesBehindThem() throws Exception {
        service.get(PAGE);
        service.clock.advance(STALE);
        int stale = 0;
        while (TestService.header(service.get(PAGE), "Vitrina-Source").equals("stale")) {
            stale++;
        }
        Scrape scrape = Scrape.after(stale + 2, service);
        assertThat(requests(scrape, LISTING + ",source=\"stale\",status=\"2xx\"")).isEqualTo(stale).isPositive();
        assertThat(scrape.value("vitrina_degraded_answers_total{source=\"stale\",reason=\"revalidating\"}"))
                .isEqualTo(stale);
        assertThat(scrape.value("vitrina_lookups_total{result=\"hit\"}")).isEqualTo(stale + 1);
        assertThat(scrape.value("vitrina_loads_total{kind=\"behind\"}")).isEqualTo(1);
        assertThat(scrape.value("vitrina_shopify_calls_total{lane=\"refresh\",outcome=\"found\"}")).isEqualTo(1);
        assertThat(scrape.sum("vitrina_skipped_refreshes_total")).isZero();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void countsRefreshesThatWouldBeInVain(boolean batch) throws Exception {
        String id = service.json(PAGE).path("products").path(0).path("id").asString();
        String path = batch ? "/v1/products?ids=" + id : PAGE;
        service.get(path);
        service.clock.advance(STALE);
        service.chaos("{\"malformed\":true}");
        int revalidating = 0;
        while (TestService.header(service.get(path), "Vitrina-Reason").equals("revalidating")) {
            revalidating++;
        }
        service.get(path);
        Scrape scrape = Scrape.after(revalidating + 4, service);
        assertThat(scrape.value("vitrina_skipped_refreshes_total{reason=\"paused\"}"))
                .isEqualTo(scrape.sum("vitrina_skipped_refreshes_total")).isEqualTo(2);
        assertThat(scrape.value("vitrina_degraded_answers_total{source=\"stale\",reason=\"paused\"}")).isEqualTo(2);
    }

    @Test
    void countsThoseWhoShareALoadAndShowsThemWhileTheyWait() throws Exception {
        service.chaos("{\"hang\":true}");
        try (Crowd crowd = new Crowd(service.vitrina.url())) {
            List<Future<Crowd.Seen>> answers = crowd.call(10, _ -> PAGE);
            await().until(() -> scrape().value("vitrina_waiting_callers") == 10);
            Scrape waiting = scrape();
            assertThat(waiting.value("vitrina_loads_in_flight")).isEqualTo(1);
            assertThat(waiting.value("vitrina_shopify_calls_in_flight")).isEqualTo(1);
            service.chaos("{\"hang\":false}");
            for (Future<Crowd.Seen> answer : answers) {
                assertThat(answer.get().status()).isEqualTo(200);
            }
        }
        Scrape scrape = Scrape.after(10, service);
        assertThat(scrape.value("vitrina_collapsed_callers_total")).isEqualTo(9);
        assertThat(scrape.value("vitrina_loads_total{kind=\"awaited\"}")).isEqualTo(1);
        assertThat(requests(scrape, LISTING + ",source=\"shopify\",status=\"2xx\"")).isEqualTo(10);
        assertThat(scrape.value("vitrina_loads_in_flight")).isZero();
        assertThat(scrape.value("vitrina_waiting_callers")).isZero();
    }

    @Test
    void showsWhoQueuesForTheShop() throws Exception {
        service.chaos("{\"hang\":true}");
        try (Crowd crowd = new Crowd(service.vitrina.url())) {
            List<Future<Crowd.Seen>> answers = crowd.call(12, i -> "/v1/products?limit=" + (i + 1));
            await().until(() -> scrape().value("vitrina_shopify_queue{lane=\"miss\"}") == 4);
            assertThat(scrape().value("vitrina_shopify_calls_in_flight")).isEqualTo(8);
            service.chaos("{\"hang\":false}");
            for (Future<Crowd.Seen> answer : answers) {
                assertThat(answer.get().status()).isEqualTo(200);
            }
        }
        assertThat(scrape().value("vitrina_shopify_queue{lane=\"miss\"}")).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{\"malformed\":true} | malformed | 1 | failed",
        "{\"down\":true} | connection-lost | 2 | failed",
        "{\"throttle\":true} | throttled | 2 | throttled",
        "{\"answer\":{\"status\":500,\"content_type\":\"text/html\",\"body\":\"\"}} | status | 1 | failed",
        "{\"answer\":{\"status\":401,\"content_type\":\"text/html\",\"body\":\"\"}} | config | 1 | config"
    })
    void countsWhatCameOfCallsAndWhoGotNothing(String chaos, String outcome, int calls, String reason)
            throws Exception {
        service.chaos(chaos);
        assertThat(service.get(PAGE).statusCode()).isEqualTo(503);
        Scrape scrape = Scrape.after(1, service);
        assertThat(scrape.value("vitrina_shopify_calls_total{lane=\"miss\",outcome=\"" + outcome + "\"}"))
                .isEqualTo(scrape.sum("vitrina_shopify_calls_total")).isEqualTo(calls);
        assertThat(scrape.value("vitrina_shopify_call_duration_seconds_count{lane=\"miss\"}")).isEqualTo(calls);
        assertThat(requests(scrape, LISTING + ",source=\"none\",status=\"5xx\"")).isEqualTo(1);
        assertThat(scrape.value("vitrina_degraded_answers_total{source=\"none\",reason=\"" + reason + "\"}"))
                .isEqualTo(scrape.sum("vitrina_degraded_answers_total")).isEqualTo(1);
        assertThat(scrape.value("vitrina_lookups_total{result=\"miss\"}")).isEqualTo(1);
        String state = outcome.equals("config") ? "config" : "closed";
        assertThat(scrape.value("vitrina_shopify_breaker_state{state=\"" + state + "\"}"))
                .isEqualTo(scrape.sum("vitrina_shopify_breaker_state")).isEqualTo(1);
    }

    @Test
    void makesAsManyCallsAsTheShopSees() throws Exception {
        for (int limit = 1; limit <= 20; limit++) {
            service.get("/v1/products?limit=" + limit);
        }
        service.get("/v1/products?ids=1,2,3");
        service.get("/v1/categories");
        assertThat(scrape().sum("vitrina_shopify_calls_total")).isEqualTo((double) service.demo().calls())
                .isEqualTo(22);
    }

    @Test
    void durationsAreCountedInTheirBuckets() throws Exception {
        service.chaos("{\"latency_ms\":600}");
        service.get(PAGE);
        Scrape scrape = Scrape.after(1, service);
        String labels = LISTING + ",source=\"shopify\",status=\"2xx\"";
        assertThat(scrape.value("vitrina_request_duration_seconds_bucket{" + labels + ",le=\"0.25\"}")).isZero();
        assertThat(scrape.value("vitrina_request_duration_seconds_bucket{" + labels + ",le=\"10\"}")).isEqualTo(1);
        assertThat(scrape.value("vitrina_request_duration_seconds_sum{" + labels + "}")).isBetween(0.4, 10.0);
        assertThat(scrape.value("vitrina_shopify_call_duration_seconds_sum{lane=\"miss\"}")).isBetween(0.4, 10.0);
    }
}
