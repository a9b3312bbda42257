package dev.vitrina;

import java.net.http.HttpResponse;
import java.time.Duration;

import org.junit.jupiter.api.Test;
import redis.clients.jedis.RedisClient;

import static dev.vitrina.TestService.header;
import static dev.vitrina.TwoNodes.BATCH;
import static dev.vitrina.TwoNodes.PAGE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What Redis is worth when the shop is lost, and what losing Redis costs: nothing. */
final class SharedOutageTest {

    @Test
    void aNodeThatStartsColdInAnOutageServesWhatOthersKnew() throws Exception {
        try (TestRedis redis = TestRedis.start(); TwoNodes nodes = new TwoNodes(redis)) {
            TestService other = nodes.other;
            HttpResponse<byte[]> loaded = nodes.loadedByTheOne(PAGE);
            other.chaos("{\"down\":true}");
            other.clock.advance(Duration.ofHours(3));
            HttpResponse<byte[]> stale = other.get(PAGE);
            assertThat(stale.statusCode()).isEqualTo(200);
            assertThat(header(stale, "Vitrina-Source")).isEqualTo("stale");
            assertThat(header(stale, "Vitrina-Reason")).isEqualTo("failed");
            assertThat(stale.body()).isEqualTo(loaded.body());
            assertThat(header(other.get(PAGE), "Vitrina-Reason")).isEqualTo("paused");
        }
    }

    @Test
    void soDoesOneThatMayNotAskTheShopForIt() throws Exception {
        try (TestRedis redis = TestRedis.start(); TwoNodes nodes = new TwoNodes(redis)) {
            TestService other = nodes.other;
            nodes.loadedByTheOne(BATCH);
            nodes.loadedByTheOne(PAGE);
            other.chaos("{\"down\":true}");
            other.clock.advance(Duration.ofHours(3));
            for (int i = 0; i < 20; i++) {
                other.get("/v1/products?q=x" + i);
            }
            HttpResponse<byte[]> page = other.get(PAGE);
            assertThat(header(page, "Vitrina-Source")).isEqualTo("stale");
            assertThat(header(page, "Vitrina-Reason")).isEqualTo("breaker-open");
            HttpResponse<byte[]> batch = other.get(BATCH);
            assertThat(header(batch, "Vitrina-Source")).isEqualTo("stale");
            assertThat(header(batch, "Vitrina-Reason")).isEqualTo("breaker-open");
        }
    }

    @Test
    void withoutRedisEachRequestIsAnsweredAllTheSame() throws Exception {
        try (TestRedis lost = TestRedis.start(); TestService node = TwoNodes.node(lost.url())) {
            assertThat(header(node.get(PAGE), "Vitrina-Source")).isEqualTo("shopify");
            lost.stop();
            for (int i = 1; i <= 20; i++) {
                assertThat(node.get("/v1/products?limit=" + i).statusCode()).isEqualTo(200);
            }
            assertThat(header(node.get(PAGE), "Vitrina-Source")).isEqualTo("memory");
            lost.startAgain();
            await().until(() -> Scrape.of(node).value("vitrina_redis_left_alone") == 0);
            long before;
            try (RedisClient client = lost.client()) {
                before = client.dbSize();
                node.get("/v1/products?limit=21");
                await().until(() -> client.dbSize() > before);
            }
        }
    }

    @Test
    void aRedisThatIsNotThereIsNoReasonNotToStart() throws Exception {
        try (TestService node = TwoNodes.node("redis://127.0.0.1:" + TestRedis.freePort())) {
            assertThat(header(node.get(PAGE), "Vitrina-Source")).isEqualTo("shopify");
        }
        try (TestService node = TwoNodes.node("redis-sentinel://127.0.0.1:" + TestRedis.freePort() + "#shop")) {
            assertThat(header(node.get(PAGE), "Vitrina-Source")).isEqualTo("shopify");
        }
    }
}
