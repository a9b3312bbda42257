package dev.vitrina;

import java.net.http.HttpResponse;
import java.time.Duration;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static dev.vitrina.TwoNodes.BATCH;
import static dev.vitrina.TwoNodes.PAGE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What operators see of the level that all nodes share. */
final class RedisOperationsTest {

    private static TestRedis redis;

    @BeforeAll
    static void startRedis() {
        redis = TestRedis.start();
    }

    @AfterAll
    static void stopRedis() {
        redis.close();
    }

    private static JsonNode explained(TwoNodes nodes, String path) throws Exception {
        HttpResponse<byte[]> response = nodes.other.getOps(
                "/debug/explain?path=" + path.replace("?", "%3F").replace("/", "%2F"));
        assertThat(response.statusCode()).isEqualTo(200);
        return TestService.json(response);
    }

    @Test
    void explainSaysWhatIsThereAndTakesNothing() throws Exception {
        try (TwoNodes nodes = new TwoNodes(redis)) {
            assertThat(explained(nodes, PAGE).path("redis").asString()).isEqualTo("none");
            nodes.loadedByTheOne(BATCH);
            nodes.loadedByTheOne(PAGE);
            for (int i = 0; i < 2; i++) {
                JsonNode fresh = explained(nodes, PAGE);
                assertThat(fresh.path("redis").asString()).isEqualTo("fresh");
                assertThat(fresh.path("state").asString()).isEqualTo("fresh");
                assertThat(fresh.path("source").asString()).isEqualTo("redis");
                assertThat(fresh.path("reason").isNull()).isTrue();
            }
            JsonNode batch = explained(nodes, BATCH);
            assertThat(batch.path("source").asString()).isEqualTo("redis");
            assertThat(batch.path("ids").path("fresh").asInt()).isEqualTo(1);
            nodes.other.clock.advance(Duration.ofHours(3));
            JsonNode expired = explained(nodes, PAGE);
            assertThat(expired.path("redis").asString()).isEqualTo("expired");
            assertThat(expired.path("source").asString()).isEqualTo("shopify");
            assertThat(expired.path("else").asString()).isEqualTo("stale");
            assertThat(nodes.other.memory().pages().entries()).isZero();
            assertThat(nodes.other.memory().products().entries()).isZero();
            assertThat(nodes.other.demo().calls()).isZero();
        }
    }

    @Test
    void whatMemoryAnswersIsNotLookedForThereAndTheCacheShowsTheLevel() throws Exception {
        try (TwoNodes nodes = new TwoNodes(redis)) {
            nodes.loadedByTheOne(PAGE);
            nodes.other.get(PAGE);
            JsonNode explained = explained(nodes, PAGE);
            assertThat(explained.path("source").asString()).isEqualTo("memory");
            assertThat(explained.has("redis")).isFalse();
            JsonNode level = TestService.json(nodes.other.getOps("/debug/emergency-cache")).path("levels")
                    .path("redis");
            assertThat(level.path("address").asString()).isEqualTo(redis.url() + "/0");
            assertThat(level.path("left_alone").asBoolean()).isFalse();
            assertThat(level.path("hits").asLong()).isOne();
            assertThat(level.path("entries").path("found").asLong()).isOne();
            assertThat(level.path("calls").path("limit").asInt()).isEqualTo(16);
            assertThat(level.path("call_ms").path("calls").asLong()).isPositive();
            assertThat(level.has("last_error")).isFalse();
        }
    }

    @Test
    void healthSaysThatItIsLostAndThatItIsBack() throws Exception {
        try (TestRedis lost = TestRedis.start();
                TestService node = TestService.start("redis.url", lost.url(), "health.interval", "100ms", "health.all",
                        "60s", "health.probe", "60s")) {
            await().until(() -> health(node).path("status").asString().equals("UP"));
            lost.stop();
            await().until(() -> health(node).path("status").asString().equals("DOWN"));
            await().until(() -> health(node).path("reason").asString().startsWith("nobody asks it"));
            assertThat(TestService.json(node.getOps("/health")).path("status").asString()).isEqualTo("DEGRADED");
            assertThat(node.get("/health/ready").statusCode()).isEqualTo(200);
            assertThat(TestService.json(node.getOps("/emergency/status")).path("trouble").path(0).path("what")
                    .asString()).isEqualTo("redis down");
            JsonNode level = TestService.json(node.getOps("/debug/emergency-cache")).path("levels").path("redis");
            assertThat(level.path("left_alone").asBoolean()).isTrue();
            assertThat(level.path("last_error").path("detail").asString()).isNotEmpty();
            assertThat(Scrape.of(node).value("vitrina_redis_left_alone")).isEqualTo(1);
            lost.startAgain();
            await().until(() -> health(node).path("status").asString().equals("UP"));
        }
    }

    @Test
    void healthSaysThatItIsFull() throws Exception {
        try (TestRedis full = TestRedis.start("maxmemory 1");
                TestService node = TwoNodes.node(full.url(), "health.interval", "100ms", "health.all", "60s",
                        "health.probe", "60s")) {
            assertThat(node.get(PAGE).statusCode()).isEqualTo(200);
            await().until(() -> health(node).path("status").asString().equals("DEGRADED"));
            assertThat(health(node).path("reason").asString()).startsWith("it takes nothing new: ").contains("OOM");
        }
    }

    private static JsonNode health(TestService node) throws Exception {
        return TestService.json(node.getOps("/health")).path("components").path("redis");
    }

    @Test
    void withoutRedisThereIsNothingOfIt() throws Exception {
        try (TestService node = TestService.start()) {
            assertThat(TestService.json(node.getOps("/health")).path("components").has("redis")).isFalse();
            assertThat(TestService.json(node.getOps("/debug/emergency-cache")).path("levels").has("redis")).isFalse();
            assertThat(Scrape.of(node).families().get("vitrina_redis_calls_total"))
                    .satisfies(family -> assertThat(family.labels()).isEmpty());
        }
    }
}
