package dev.vitrina;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.vitrina.TestService.header;
import static dev.vitrina.TwoNodes.BATCH;
import static dev.vitrina.TwoNodes.PAGE;
import static dev.vitrina.TwoNodes.PAGE_KEY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What one node has loaded, the others have too. */
final class SharedNodesTest {

    private static TestRedis redis;

    private TwoNodes nodes;
    private TestService one;
    private TestService other;

    @BeforeAll
    static void startRedis() {
        redis = TestRedis.start();
    }

    @AfterAll
    static void stopRedis() {
        redis.close();
    }

    @BeforeEach
    void start() {
        nodes = new TwoNodes(redis);
        one = nodes.one;
        other = nodes.other;
    }

    @AfterEach
    void stop() {
        nodes.close();
    }

    @Test
    void whatOneNodeLoadedAnotherHasWithoutACall() throws Exception {
        for (String path : List.of("/v1/products/7412300033189", "/v1/products/7412300033189/variants",
                "/v1/categories", "/v1/products?category=Shirts&limit=2", PAGE)) {
            assertShared(path);
        }
        assertThat(other.demo().calls()).isZero();
    }

    @Test
    void productsOfABatchToo() throws Exception {
        assertShared(BATCH);
        assertThat(other.demo().calls()).isZero();
    }

    private void assertShared(String path) throws Exception {
        HttpResponse<byte[]> loaded = nodes.loadedByTheOne(path);
        other.clock.advance(Duration.ofSeconds(7));
        HttpResponse<byte[]> shared = other.get(path);
        assertThat(header(shared, "Vitrina-Source")).as(path).isEqualTo("redis");
        assertThat(header(shared, "Vitrina-Reason")).isEmpty();
        assertThat(header(shared, "Cache-Status")).matches("vitrina; hit; ttl=\\d+; detail=redis");
        assertThat(header(shared, "Age")).isEqualTo("7");
        assertThat(header(shared, "ETag")).isEqualTo(header(loaded, "ETag"));
        assertThat(shared.body()).isEqualTo(loaded.body());
        assertThat(header(other.get(path), "Vitrina-Source")).isEqualTo("memory");
        one.clock.advance(Duration.ofSeconds(7)); // again as late as the other
    }

    @Test
    void compressedTooAndCountedAsAHit() throws Exception {
        nodes.loadedByTheOne(PAGE);
        HttpResponse<byte[]> shared = other.get(PAGE, "Accept-Encoding", "gzip");
        assertThat(header(shared, "Vitrina-Source")).isEqualTo("redis");
        assertThat(header(shared, "Content-Encoding")).isEqualTo("gzip");
        assertThat(shared.body()).isEqualTo(one.get(PAGE, "Accept-Encoding", "gzip").body());
        assertThat(header(shared, "Server-Timing")).endsWith("hit-ratio;desc=\"1.000\"").doesNotContain("shopify");
    }

    @Test
    void thatThereIsNoSuchProductIsShared() throws Exception {
        long before = nodes.past.dbSize();
        assertThat(one.get("/v1/products/1").statusCode()).isEqualTo(404);
        await().until(() -> nodes.past.dbSize() > before);
        HttpResponse<byte[]> shared = other.get("/v1/products/1");
        assertThat(shared.statusCode()).isEqualTo(404);
        assertThat(header(shared, "Vitrina-Source")).isEqualTo("redis");
        assertThat(other.demo().calls()).isZero();
    }

    @Test
    void whatCameAlongIsSharedToo() throws Exception {
        HttpResponse<byte[]> page = nodes.loadedByTheOne(PAGE);
        await().until(() -> nodes.past.dbSize() >= 11);
        String id = TestService.json(page).path("products").path(0).path("id").asString();
        assertThat(header(other.get("/v1/products/" + id), "Vitrina-Source")).isEqualTo("redis");
        assertThat(other.demo().calls()).isZero();
    }

    @Test
    void whatIsALittleOldThereIsServedAtOnceAndRefreshed() throws Exception {
        nodes.loadedByTheOne(PAGE);
        other.clock.advance(Duration.ofMinutes(8));
        HttpResponse<byte[]> stale = other.get(PAGE);
        assertThat(header(stale, "Vitrina-Source")).isEqualTo("stale");
        assertThat(header(stale, "Vitrina-Reason")).isEqualTo("revalidating");
        await().until(() -> header(other.get(PAGE), "Vitrina-Source").equals("memory"));
        assertThat(other.demo().calls()).isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {PAGE, BATCH})
    void aRefreshTakesWhatAnotherNodeHasRefreshed(String path) throws Exception {
        nodes.loadedByTheOne(path);
        assertThat(header(other.get(path), "Vitrina-Source")).isEqualTo("redis");
        nodes.advance(Duration.ofMinutes(8));
        double before = written();
        assertThat(header(one.get(path), "Vitrina-Source")).isEqualTo("stale");
        await().until(() -> written() > before);
        assertThat(header(other.get(path), "Vitrina-Source")).isEqualTo("stale");
        await().until(() -> header(other.get(path), "Age").equals("0"));
        assertThat(other.demo().calls()).isZero();
    }

    private double written() throws Exception {
        return Scrape.of(one).value("vitrina_redis_entries_total{entry=\"written\"}");
    }

    @Test
    void onlyIfCachedIsAnsweredFromThere() throws Exception {
        nodes.loadedByTheOne(BATCH);
        nodes.loadedByTheOne(PAGE);
        HttpResponse<byte[]> shared = other.get(PAGE, "Cache-Control", "only-if-cached");
        assertThat(shared.statusCode()).isEqualTo(200);
        assertThat(header(shared, "Vitrina-Source")).isEqualTo("redis");
        assertThat(other.get("/v1/categories", "Cache-Control", "only-if-cached").statusCode()).isEqualTo(504);
        assertThat(header(other.get(BATCH, "Cache-Control", "only-if-cached"),
                "Vitrina-Source")).isEqualTo("redis");
        assertThat(other.demo().calls()).isZero();
    }

    @Test
    void whatWasClearedHereIsNotTakenFromThere() throws Exception {
        nodes.loadedByTheOne(PAGE);
        assertThat(header(other.get(PAGE), "Vitrina-Source")).isEqualTo("redis");
        nodes.advance(Duration.ofSeconds(1));
        assertThat(other.postToOps("/emergency/cache/clear", "application/json", "{\"mode\":\"drop\"}").statusCode())
                .isEqualTo(200);
        nodes.advance(Duration.ofSeconds(1));
        assertThat(header(other.get(PAGE), "Vitrina-Source")).isEqualTo("shopify");
        assertThat(other.demo().calls()).isOne();
    }

    @Test
    void whatIsNoEntryIsReplacedByWhatTheShopSays() throws Exception {
        nodes.past.set(PAGE_KEY, "hello");
        assertThat(header(one.get(PAGE), "Vitrina-Source")).isEqualTo("shopify");
        await().until(() -> nodes.past.get(PAGE_KEY.getBytes(StandardCharsets.UTF_8))[0] == 'v');
        assertThat(header(other.get(PAGE), "Vitrina-Source")).isEqualTo("redis");
        assertThat(Scrape.of(one).value("vitrina_redis_entries_total{entry=\"unusable\"}")).isPositive();
    }

    @Test
    void manyCallersOfACountryWideSaleAskRedisAFewTimesAndTheShopNever() throws Exception {
        nodes.loadedByTheOne(PAGE);
        try (Crowd crowd = new Crowd(other.vitrina.url())) {
            List<Crowd.Seen> seen = Crowd.all(crowd.call(300, _ -> PAGE));
            assertThat(seen).extracting(Crowd.Seen::status).containsOnly(200);
            assertThat(seen).extracting(Crowd.Seen::source).containsAnyOf("redis").isSubsetOf("redis", "memory");
        }
        assertThat(other.demo().calls()).isZero();
    }

}
