package dev.vitrina;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import dev.vitrina.cache.MemoryActivity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import static dev.vitrina.TestService.header;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What explain says a batch would get is what a batch then gets, as a whole. */
final class ExplainBatchTest {

    private static final String FAILING = "{\"malformed\":true}";

    private static TestService start(String... settings) {
        List<String> all = new ArrayList<>(List.of("lookup.patience", "20s", "lookup.soft-deadline", "20s", "demo.plan",
                "enterprise", "shopify.breaker.window", "1000", "shopify.breaker.minimum", "1000"));
        all.addAll(List.of(settings));
        return TestService.start(all.toArray(String[]::new));
    }

    /** Three ids, of which the first two are asked for at first, and the second again after a while. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "0 | 0 | 2 | {\"reset\":true} | fresh | memory | nothing | 2 0 0 0 0",
        "0 | 0 | 3 | {\"reset\":true} | none | shopify | last-known-good | 2 0 0 0 1",
        "331 | 0 | 2 | {\"reset\":true} | stale | stale | nothing | 1 1 0 0 0",
        "331 | 0 | 3 | {\"malformed\":true} | none | stale | last-known-good | 1 1 0 0 1",
        "960 | 0 | 2 | {\"reset\":true} | expired | shopify | stale | 1 0 1 0 0",
        "960 | 0 | 2 | {\"malformed\":true} | expired | shopify | stale | 1 0 1 0 0",
        "600 | 360 | 2 | {\"reset\":true} | expired | stale | stale | 0 1 1 0 0",
        "960 | 331 | 3 | {\"malformed\":true} | none | stale | last-known-good | 0 1 1 0 1",
        "90000 | 0 | 1 | {\"down\":true} | gone | shopify | none | 0 0 0 1 0",
        "90000 | 0 | 2 | {\"down\":true} | gone | shopify | last-known-good | 1 0 0 1 0"})
    void inEachStateABatchGetsWhatWasSaid(long first, long second, int asked, String chaos, String state,
            String source, String otherwise, String counts) throws Exception {
        try (TestService service = start()) {
            List<String> ids = DocumentedStates.visibleIds(service).subList(0, 3);
            service.get("/v1/products?ids=" + ids.get(0));
            service.clock.advance(Duration.ofSeconds(first));
            service.get("/v1/products?ids=" + ids.get(1));
            service.clock.advance(Duration.ofSeconds(second));
            service.chaos(chaos);
            JsonNode said = explain(service, ids.subList(0, asked));
            assertThat(said.path("state").asString()).isEqualTo(state);
            assertThat(said.path("source").asString()).isEqualTo(source);
            assertThat(said.path("else").isNull() ? "nothing" : said.path("else").asString()).isEqualTo(otherwise);
            assertThat(said.path("age_s").asLong()).isEqualTo(first + second);
            assertThat(said.path("ttl_left_s").asLong() < 0).as("of the oldest").isEqualTo(first + second > 330);
            assertThat(said.path("key").isNull()).isTrue();
            assertThat(said.path("ids").values().stream().map(JsonNode::asString).collect(joining(" ")))
                    .isEqualTo(counts);
            assertKept(service, ids.subList(0, asked), said);
        }
    }

    @Test
    void aKeyThatIsPausedIsSaid() throws Exception {
        try (TestService service = start()) {
            List<String> ids = DocumentedStates.visibleIds(service).subList(0, 2);
            service.get("/v1/products?ids=" + ids.get(0));
            service.chaos(FAILING);
            service.get("/v1/products?ids=" + ids.get(1));
            JsonNode said = explain(service, ids);
            assertThat(said.path("source").asString()).isEqualTo("last-known-good");
            assertThat(said.path("reason").asString()).isEqualTo("paused");
            assertThat(said.path("paused_until").asString()).startsWith("2026-12-01T12:00:");
            assertKept(service, ids, said);
            JsonNode alone = explain(service, ids.subList(1, 2));
            assertThat(alone.path("source").asString()).isEqualTo("none");
            assertKept(service, ids.subList(1, 2), alone);
        }
    }

    @Test
    void whereTheShopIsLeftAloneTheLastKnownGoodIsNamed(@TempDir Path directory) throws Exception {
        try (TestService service = start("data.directory", directory.toString(), "data.refresh", "10m",
                "shopify.breaker.window", "2", "shopify.breaker.minimum", "2")) {
            await().until(() -> directory.toFile().list((_, name) -> name.endsWith(".bin")).length == 1);
            List<String> ids = DocumentedStates.visibleIds(service).subList(0, 2);
            service.chaos("{\"down\":true}");
            await().until(() -> {
                service.get("/v1/products?limit=" + (1 + Math.floorMod(System.nanoTime(), 200)));
                return explain(service, ids).path("breaker").asString().equals("open");
            });
            JsonNode said = explain(service, ids);
            assertThat(said.path("reason").asString()).isEqualTo("breaker-open");
            assertThat(said.path("else").isNull()).isTrue();
            assertKept(service, ids, said);
        }
    }

    @Test
    void nothingIsAskedForItAndItIsNoUse() throws Exception {
        try (TestService service = start()) {
            List<String> ids = DocumentedStates.visibleIds(service).subList(0, 3);
            service.get("/v1/products?ids=" + ids.get(0));
            long calls = service.demo().calls();
            MemoryActivity before = service.vitrina.memory().activity();
            assertThat(explain(service, ids).path("loading").asBoolean()).isFalse();
            assertThat(service.demo().calls()).isEqualTo(calls);
            assertThat(service.vitrina.memory().activity()).isEqualTo(before);
        }
    }

    @Test
    void theWaitThatMayBeTooLongIsNamedAndALoadUnderWayIsSeen() throws Exception {
        try (TestService service = start()) {
            List<String> ids = DocumentedStates.visibleIds(service).subList(0, 1);
            assertThat(explain(service, ids).path("reason").asString()).isEqualTo("patience");
            service.get("/v1/products?ids=" + ids.getFirst());
            service.clock.advance(Duration.ofSeconds(331));
            service.chaos("{\"hang\":true}");
            service.get("/v1/products?ids=" + ids.getFirst());
            assertThat(explain(service, ids).path("loading").asBoolean()).isTrue();
            service.chaos("{\"reset\":true}");
            await().until(() -> !explain(service, ids).path("loading").asBoolean());
            service.clock.advance(Duration.ofMinutes(16));
            assertThat(explain(service, ids).path("reason").asString()).isEqualTo("soft-deadline");
        }
    }

    private static void assertKept(TestService service, List<String> ids, JsonNode said) throws Exception {
        HttpResponse<byte[]> response = service.get("/v1/products?ids=" + String.join(",", ids));
        String source = header(response, "Vitrina-Source");
        String got = source.isEmpty() ? "none" : source;
        assertThat(got).as(said.toString()).isIn(said.path("source").asString(), said.path("else").asString(""));
        boolean sure = got.equals(said.path("source").asString()) && !got.equals(said.path("else").asString(""));
        if (sure && !got.equals("shopify") && !got.equals("none")) {
            assertThat(header(response, "Vitrina-Reason")).isEqualTo(said.path("reason").asString(""));
        }
    }

    private static JsonNode explain(TestService service, List<String> ids) throws Exception {
        HttpResponse<byte[]> response = service.getOps("/debug/explain?path="
                + URLEncoder.encode("/v1/products?ids=" + String.join(",", ids), StandardCharsets.UTF_8));
        assertThat(response.statusCode()).isEqualTo(200);
        JsonNode json = TestService.json(response);
        assertThat(json.propertyNames()).containsExactly("path", "key", "state", "source", "else", "reason", "age_s",
                "ttl_left_s", "loading", "paused_until", "breaker", "budget", "ids");
        return json;
    }
}
