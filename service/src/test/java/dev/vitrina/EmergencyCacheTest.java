package dev.vitrina;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import static dev.vitrina.TestService.header;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What operators are shown of the levels that answer without the shop. */
final class EmergencyCacheTest {

    private static final String[] PATIENT = {"lookup.patience", "20s", "demo.plan", "enterprise"};

    @Test
    void anEmptyOneSaysSo() throws Exception {
        try (TestService service = TestService.start()) {
            JsonNode cache = look(service);
            assertThat(cache.path("hit_ratio").isNull()).isTrue();
            assertThat(cache.path("levels").propertyNames()).containsExactly("memory-pages", "memory-products",
                    "last-known-good");
            JsonNode pages = cache.path("levels").path("memory-pages");
            assertThat(pages.path("entries").asInt()).isZero();
            assertThat(pages.path("hit_ratio").isNull()).isTrue();
            assertThat(pages.path("oldest").isNull()).isTrue();
            assertThat(pages.path("newest").isNull()).isTrue();
            assertThat(pages.path("load_ms").path("loads").asInt()).isZero();
            assertThat(cache.path("levels").path("last-known-good").toString())
                    .isEqualTo("{\"entries\":0,\"markets\":{},\"stand_in\":\"nothing\"}");
        }
    }

    @Test
    void eachEntryIsInOneState() throws Exception {
        try (TestService service = TestService.start(PATIENT)) {
            service.get("/v1/products?limit=3");
            service.clock.advance(Duration.ofSeconds(89_043));
            service.get("/v1/products?limit=4");
            service.clock.advance(Duration.ofSeconds(557));
            service.get("/v1/products?limit=5");
            service.clock.advance(Duration.ofSeconds(407));
            service.get("/v1/products?limit=6");
            service.get("/v1/products/no-such-thing");
            service.clock.advance(Duration.ofSeconds(7));
            JsonNode levels = look(service).path("levels");
            JsonNode pages = levels.path("memory-pages");
            assertThat(pages.path("states").toString())
                    .isEqualTo("{\"fresh\":1,\"stale\":1,\"expired\":1,\"gone\":1,\"not-found\":0}");
            assertThat(pages.path("entries").asInt()).isEqualTo(4);
            assertThat(pages.path("oldest").path("load_started_at").asString()).isEqualTo("2026-12-01T12:00:00Z");
            assertThat(pages.path("oldest").path("age_s").asLong()).isEqualTo(90_014);
            assertThat(pages.path("newest").path("age_s").asLong()).isEqualTo(7);
            assertThat(levels.path("memory-products").path("states").path("not-found").asInt()).isEqualTo(1);
            service.clock.advance(Duration.ofMinutes(1));
            assertThat(look(service).path("levels").path("memory-products").path("states").path("not-found").asInt())
                    .isZero();
        }
    }

    @Test
    void useAndLoadsAreMeasuredAndLookingIsNoUse() throws Exception {
        try (TestService service = TestService.start(PATIENT)) {
            service.get("/v1/products?limit=3");
            service.get("/v1/products?limit=3");
            service.get("/v1/products/no-such-thing");
            JsonNode before = look(service);
            assertThat(look(service)).isEqualTo(before);
            JsonNode pages = before.path("levels").path("memory-pages");
            assertThat(pages.path("hits").asInt()).isEqualTo(1);
            assertThat(pages.path("misses").asInt()).isPositive();
            assertThat(pages.path("hit_ratio").asDouble()).isBetween(0.1, 0.9);
            assertThat(before.path("hit_ratio").asDouble()).isEqualTo(0.333);
            assertThat(pages.path("weight_bytes").asLong()).isEqualTo(service.memory().pages().weight())
                    .isGreaterThan(pages.path("body_bytes").asLong());
            assertThat(pages.path("limit_bytes").asLong()).isEqualTo(64L << 20);
            for (String level : new String[]{"memory-pages", "memory-products"}) {
                JsonNode load = before.path("levels").path(level).path("load_ms");
                assertThat(load.path("loads").asInt()).as(level).isEqualTo(1);
                assertThat(load.path("max").asDouble()).isPositive().isEqualTo(load.path("p50").asDouble())
                        .isEqualTo(load.path("p95").asDouble()).isEqualTo(load.path("average").asDouble());
            }
        }
    }

    @Test
    void whatIsGivenUpForWantOfRoomIsCounted() throws Exception {
        try (TestService service = TestService.start("cache.max-page-bytes", "64KiB", "lookup.patience", "20s",
                "demo.plan", "enterprise")) {
            for (int limit = 1; limit <= 30; limit++) {
                service.get("/v1/products?limit=" + limit);
            }
            JsonNode pages = look(service).path("levels").path("memory-pages");
            assertThat(pages.path("evictions").asLong()).isPositive();
            assertThat(pages.path("evicted_bytes").asLong()).isGreaterThan(100 * pages.path("evictions").asLong());
            assertThat(pages.path("weight_bytes").asLong()).isLessThanOrEqualTo(64 << 10);
        }
    }

    @Test
    void theLastKnownGoodSaysWhereItIsFrom(@TempDir Path directory) throws Exception {
        String path = directory.toString();
        try (TestService service = TestService.start("data.directory", path, "data.refresh", "10m")) {
            await().until(() -> directory.toFile().list((_, name) -> name.endsWith(".bin")).length == 1);
            assertThat(market(service).path("from").asString()).isEqualTo("load");
        }
        try (TestService service = TestService.start("data.directory", path, "fallback.samples", "on")) {
            assertThat(market(service).path("from").asString()).isEqualTo("file");
            assertThat(market(service).path("products").asInt()).isEqualTo(100);
            assertThat(market(service).path("usable").asBoolean()).isTrue();
            service.clock.advance(Duration.ofDays(8));
            assertThat(market(service).path("usable").asBoolean()).isFalse();
            assertThat(market(service).path("age_s").asLong()).isEqualTo(8 * 86_400);
            assertThat(look(service).path("levels").path("last-known-good").path("stand_in").asString())
                    .isEqualTo("samples");
        }
    }

    @Test
    void theSettingsAreThoseInForce() throws Exception {
        try (TestService service = TestService.start("cache.ttl", "7s", "lookup.patience", "20s")) {
            assertThat(look(service).path("settings").toString()).isEqualTo("{\"cache.ttl\":\"7000ms\","
                    + "\"cache.stale-while-revalidate\":\"600000ms\",\"cache.stale-if-error\":\"86400000ms\","
                    + "\"cache.not-found-ttl\":\"30000ms\",\"cache.retry-pause\":\"10000ms\",\"cache.max-products\":1000,"
                    + "\"cache.max-page-bytes\":\"67108864B\",\"cache.max-product-bytes\":\"67108864B\","
                    + "\"lookup.patience\":\"20000ms\",\"lookup.soft-deadline\":\"200ms\"}");
        }
    }

    private static JsonNode market(TestService service) throws Exception {
        return look(service).path("levels").path("last-known-good").path("markets").path("US");
    }

    private static JsonNode look(TestService service) throws Exception {
        HttpResponse<byte[]> response = service.getOps("/debug/emergency-cache");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(header(response, "Cache-Control")).isEqualTo("no-store");
        return TestService.json(response);
    }
}
