package dev.vitrina;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import static dev.vitrina.TestService.header;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** One answer names the trouble, says since when, and what to do. */
@TestInstance(Lifecycle.PER_CLASS) // JUnit holds on to one instance an invocation otherwise, and so to as many shops
final class EmergencyStatusTest {

    private TestService service;

    @BeforeEach
    void start() throws Exception {
        service = TestService.start("lookup.patience", "20s", "lookup.soft-deadline", "20s", "shopify.hard-deadline",
                "1s",
                "shopify.breaker.slow-call", "40s", "demo.plan", "enterprise", "health.interval", "20ms",
                "health.probe", "20s", "health.all", "20s");
        await().until(() -> status(service).path("status").asString().equals("UP"));
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void inTheCalmThereIsNone() throws Exception {
        try (TestService calm = TestService.start("health.interval", "20ms", "health.probe", "20s", "health.all",
                "20s")) {
            await().until(() -> status(calm).path("status").asString().equals("UP"));
            calm.get("/v1/products?limit=5");
            calm.get("/v1/products?limit=5");
            // a look that finds all processors taken, by whatever runs here, is true, and over soon
            JsonNode status = await().until(() -> status(calm), one -> one.path("status").asString().equals("UP"));
            assertThat(status.propertyNames()).containsExactly("status", "since", "trouble", "sources_5m", "breaker",
                    "budget",
                    "last_known_good_age_s");
            assertThat(status.path("status").asString()).isEqualTo("UP");
            assertThat(status.path("since").isNull()).isTrue();
            assertThat(status.path("trouble").size()).isZero();
            assertThat(status.path("sources_5m").toString()).isEqualTo("{\"memory\":0.5,\"shopify\":0.5}");
            assertThat(status.path("breaker").asString()).isEqualTo("closed");
            assertThat(status.path("budget").path("limit").asInt()).isEqualTo(2_000);
            assertThat(status.path("last_known_good_age_s").isNull()).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"{\"down\":true} | shopify down | status page",
        "{\"hang\":true} | shopify slow | 1.5 s", "{\"malformed\":true} | shopify failing | last_errors",
        "{\"throttle\":true} | shopify throttled | budget",
        "{\"answer\":{\"status\":401,\"content_type\":\"application/json\",\"body\":\"{}\"}} | shopify refuses us | SHOPIFY_TOKEN"})
    void theTroubleIsNamedWithItsBegin(String chaos, String what, String toDo) throws Exception {
        service.clock.advance(Duration.ofMinutes(3));
        await().until(() -> status(service).path("status").asString().equals("UP")); // no longer stale
        service.chaos(chaos);
        Instant begin = service.clock.instant();
        for (int limit = 1; limit <= 3; limit++) {
            service.get("/v1/products?limit=" + limit);
            service.clock.advance(Duration.ofSeconds(1));
        }
        JsonNode status = status(service);
        assertThat(status.path("status").asString()).isEqualTo("DEGRADED");
        assertThat(status.path("since").asString()).isEqualTo(begin.toString());
        JsonNode trouble = status.path("trouble").path(0);
        assertThat(trouble.path("what").asString()).isEqualTo(what);
        assertThat(trouble.path("since").asString()).isEqualTo(begin.toString());
        assertThat(trouble.path("do").asString()).contains(toDo);
        assertThat(
                status.path("trouble").valueStream().filter(one -> one.path("what").asString().startsWith("shopify")))
                .hasSize(1);
        assertThat(status.path("trouble").path(1).path("what").asString()).isEqualTo("no last known good catalogue");
        assertThat(status.path("trouble").path(1).path("since").isNull()).as("it has no begin").isTrue();
        assertThat(status.path("sources_5m").toString()).isEqualTo("{\"none\":1.0}");
        service.chaos("{\"reset\":true}");
    }

    @Test
    void whereHalfOfTheAnswersAreErrorsTheShopIsFailing() throws Exception {
        // no looks of health between the calls: of all calls a fixed share fails, and theirs would be missing here
        try (TestService unwatched = TestService.start("lookup.patience", "20s", "demo.plan", "enterprise")) {
            unwatched.chaos("{\"error_rate\":0.6}");
            for (int limit = 1; limit <= 40; limit++) {
                unwatched.get("/v1/products?limit=1&category=" + limit);
            }
            assertThat(status(unwatched).path("trouble").path(0).path("what").asString()).isEqualTo("shopify failing");
        }
    }

    @Test
    void theLastKnownGoodHasItsAgeInSeconds(@TempDir Path directory) throws Exception {
        try (TestService known = TestService.start("data.directory", directory.toString(), "data.refresh", "10m",
                "demo.plan", "enterprise")) {
            await().until(() -> status(known).path("last_known_good_age_s").isNumber());
            known.clock.advance(Duration.ofSeconds(90));
            assertThat(status(known).path("last_known_good_age_s").asLong()).isEqualTo(90);
        }
    }

    @Test
    void whatHealthFoundIsSaidWithItsReason() {
        service.chaos("{\"malformed\":true}");
        await().until(() -> !status(service).path("trouble").path(0).path("reason").asString("").isEmpty());
    }

    @Test
    void whatIsLongPastIsNoPartOfTheMix() throws Exception {
        service.get("/v1/products?limit=x"); // counts as nothing: it was refused before anything was looked up
        service.chaos("{\"malformed\":true}");
        service.get("/v1/products?limit=5");
        service.clock.advance(Duration.ofMinutes(6));
        assertThat(status(service).path("sources_5m").size()).isZero();
        service.chaos("{\"reset\":true}");
        service.get("/v1/products?limit=5");
        assertThat(status(service).path("sources_5m").toString()).isEqualTo("{\"shopify\":1.0}");
    }

    private static JsonNode status(TestService service) throws Exception {
        HttpResponse<byte[]> response = service.getOps("/emergency/status");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(header(response, "Cache-Control")).isEqualTo("no-store");
        return TestService.json(response);
    }
}
