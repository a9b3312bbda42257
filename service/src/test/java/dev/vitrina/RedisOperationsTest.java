package dev.vitrina;

import java.net.http.HttpResponse;
import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static dev.vitrina.TwoNodes.BATCH;
import static dev.vitrina.TwoNodes.PAGE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What operators see of the level that all nodes share. */
final class RedisOperationsTest {

    private TestRedis redis;
    private TwoNodes nodes;

    @BeforeEach
    void start() {
        redis = TestRedis.start();
        nodes = new TwoNodes(redis);
    }

    @AfterEach
    void stop() {
        nodes.close();
        redis.close();
    }

    private JsonNode explained(String path) throws Exception {
        HttpResponse<byte[]> response = nodes.other.getOps(
                "/debug/explain?path=" + path.replace("?", "%3F").replace("/", "%2F"));
        assertThat(response.statusCode()).isEqualTo(200);
        return TestService.json(response);
    }

    @Test
    void explainSaysWhatIsThereAndTakesNothing() throws Exception {
        assertThat(explained(PAGE).path("redis").asString()).isEqualTo("none");
        nodes.loadedByTheOne(PAGE);
        for (int i = 0; i < 2; i++) {
            JsonNode fresh = explained(PAGE);
            assertThat(fresh.path("redis").asString()).isEqualTo("fresh");
            assertThat(fresh.path("state").asString()).isEqualTo("fresh");
            assertThat(fresh.path("source").asString()).isEqualTo("redis");
            assertThat(fresh.path("reason").isNull()).isTrue();
        }
        nodes.other.clock.advance(Duration.ofHours(3));
        JsonNode expired = explained(PAGE);
        assertThat(expired.path("redis").asString()).isEqualTo("expired");
        assertThat(expired.path("source").asString()).isEqualTo("shopify");
        assertThat(expired.path("else").asString()).isEqualTo("stale");
        assertThat(nodes.other.memory().pages().entries()).isZero();
        assertThat(nodes.other.demo().calls()).isZero();
    }

    @Test
    void explainSaysNothingOfItWhereMemoryAnswers() throws Exception {
        nodes.loadedByTheOne(PAGE);
        nodes.other.get(PAGE);
        JsonNode json = explained(PAGE);
        assertThat(json.path("source").asString()).isEqualTo("memory");
        assertThat(json.has("redis")).isFalse();
    }

    @Test
    void explainCountsWhatIsThereForABatch() throws Exception {
        nodes.loadedByTheOne(BATCH);
        JsonNode json = explained(BATCH);
        assertThat(json.path("source").asString()).isEqualTo("redis");
        assertThat(json.path("ids").path("fresh").asInt()).isEqualTo(1);
        assertThat(nodes.other.memory().products().entries()).isZero();
    }

    @Test
    void theCacheShowsItAsALevel() throws Exception {
        nodes.loadedByTheOne(PAGE);
        nodes.other.get(PAGE);
        JsonNode level = TestService.json(nodes.other.getOps("/debug/emergency-cache")).path("levels").path("redis");
        assertThat(level.path("address").asString()).isEqualTo(redis.url() + "/0");
        assertThat(level.path("left_alone").asBoolean()).isFalse();
        assertThat(level.path("hits").asLong()).isOne();
        assertThat(level.path("entries").path("found").asLong()).isOne();
        assertThat(level.path("calls").path("limit").asInt()).isEqualTo(16);
        assertThat(level.path("call_ms").path("calls").asLong()).isPositive();
        assertThat(level.has("last_error")).isFalse();
    }

    @Test
    void healthSaysThatItIsLostAndThatItIsBack() throws Exception {
        try (TestService node = TestService.start("redis.url", redis.url(), "health.interval", "20ms", "health.all",
                "60s", "health.probe", "60s")) {
            await().until(() -> health(node).path("status").asString().equals("UP"));
            redis.stop();
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
            redis.startAgain();
            await().until(() -> health(node).path("status").asString().equals("UP"));
        }
    }

    @Test
    void healthSaysThatItIsFull() throws Exception {
        nodes.past.configSet("maxmemory", "1");
        try (TestService node = TestService.start("redis.url", redis.url(), "health.interval", "20ms", "health.all",
                "60s", "health.probe", "60s", "lookup.patience", "30s")) {
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
