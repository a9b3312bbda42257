package dev.vitrina;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.params.SetParams;

import static dev.vitrina.TestService.header;
import static dev.vitrina.TwoNodes.PAGE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Three nodes of one shop ask it once for what all of them lack; whatever becomes of who asks, nobody fails for it. */
final class OneLoadForAllNodesTest {

    private static final String LEASE = "vitrina-lease:1:demo:products?market=US&sort=id&limit=5";
    private static final int CALLERS = 100;

    private static TestRedis redis;

    private final List<TestService> nodes = new ArrayList<>();
    private RedisClient past;

    @BeforeAll
    static void startRedis() {
        redis = TestRedis.start();
    }

    @AfterAll
    static void stopRedis() {
        redis.close();
    }

    @BeforeEach
    void open() {
        past = redis.client();
        past.flushAll();
    }

    @AfterEach
    void close() {
        nodes.forEach(TestService::close);
        past.close();
    }

    private TestService node(String... keysAndValues) {
        TestService node = TwoNodes.node(redis.url(), keysAndValues);
        nodes.add(node);
        return node;
    }

    private long calls() {
        return nodes.stream().mapToLong(node -> node.demo().calls()).sum();
    }

    private static CompletableFuture<HttpResponse<byte[]>> asked(TestService node, String path) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return node.get(path);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private List<Crowd.Seen> crowd(int callers, String path) throws Exception {
        List<Crowd> crowds = new ArrayList<>();
        List<Future<Crowd.Seen>> answers = new ArrayList<>();
        for (TestService node : nodes) {
            Crowd crowd = new Crowd(node.vitrina.url());
            crowds.add(crowd);
            answers.addAll(crowd.call(callers, _ -> path));
        }
        List<Crowd.Seen> seen = Crowd.all(answers);
        crowds.forEach(Crowd::close);
        return seen;
    }

    @Test
    void howeverManyCallersOfAColdPageOnHoweverManyNodesTheShopIsAskedOnce() throws Exception {
        for (int i = 0; i < 3; i++) {
            node("demo.latency", "400ms");
        }
        List<Crowd.Seen> seen = crowd(CALLERS, PAGE);
        assertThat(seen).hasSize(3 * CALLERS).extracting(Crowd.Seen::status).containsOnly(200);
        assertThat(seen).extracting(Crowd.Seen::bodyHash).containsOnly(seen.getFirst().bodyHash());
        assertThat(seen).extracting(Crowd.Seen::source).contains("shopify", "redis")
                .isSubsetOf("shopify", "redis", "memory");
        assertThat(calls()).isOne();
        await().until(() -> !past.exists(LEASE));
    }

    @Test
    void soItIsForEachOfManyKeys() throws Exception {
        for (int i = 0; i < 3; i++) {
            node("demo.latency", "20ms", "shopify.max-concurrent", "64");
        }
        List<CompletableFuture<HttpResponse<byte[]>>> answers = new ArrayList<>();
        for (int limit = 1; limit <= 20; limit++) {
            for (TestService node : nodes) {
                answers.add(asked(node, "/v1/products?limit=" + limit));
            }
        }
        for (CompletableFuture<HttpResponse<byte[]>> answer : answers) {
            assertThat(answer.get().statusCode()).isEqualTo(200);
        }
        assertThat(calls()).isEqualTo(20);
    }

    @Test
    void aLoadThatTakesLongerThanALeaseLastsIsStillTheOnlyOne() throws Exception {
        TestService slow = node("demo.latency", "2500ms");
        TestService other = node();
        CompletableFuture<HttpResponse<byte[]>> first = asked(slow, PAGE);
        await().until(() -> past.exists(LEASE));
        HttpResponse<byte[]> second = other.get(PAGE);
        assertThat(header(second, "Vitrina-Source")).isEqualTo("redis");
        assertThat(header(second, "Cache-Status")).isEqualTo("vitrina; fwd=miss; stored; collapsed");
        assertThat(header(second, "Server-Timing")).contains("shopify;dur=").endsWith("hit-ratio;desc=\"0.000\"");
        assertThat(second.body()).isEqualTo(first.get().body());
        assertThat(header(first.get(), "Vitrina-Source")).isEqualTo("shopify");
        assertThat(calls()).isOne();
    }

    @Test
    void whenWhoLoadsFailsItIsAnothersTurn() throws Exception {
        TestService failing = node();
        TestService other = node();
        failing.chaos("{\"latency_ms\":800,\"malformed\":true}");
        CompletableFuture<HttpResponse<byte[]>> first = asked(failing, PAGE);
        await().until(() -> past.exists(LEASE));
        CompletableFuture<HttpResponse<byte[]>> second = asked(other, PAGE);
        assertThat(header(second.get(), "Vitrina-Source")).isEqualTo("shopify");
        assertThat(first.get().statusCode()).isEqualTo(503);
        assertThat(other.demo().calls()).isOne();
    }

    @Test
    void whenWhoLoadsIsKilledTheOthersLoadOnceTheLeaseHasEnded() throws Exception {
        node();
        node();
        past.set(LEASE, "a dead node's", SetParams.setParams().px(1_000));
        List<Crowd.Seen> seen = crowd(20, PAGE);
        assertThat(seen).extracting(Crowd.Seen::status).containsOnly(200);
        assertThat(calls()).isOne();
    }

    @Test
    void nobodyWaitsLongerThanTheirPatienceForAnotherNode() throws Exception {
        TestService node = node("lookup.patience", "100ms", "lookup.soft-deadline", "100ms");
        past.set(LEASE, "a node's that never ends", SetParams.setParams().px(600_000));
        HttpResponse<byte[]> late = node.get(PAGE);
        assertThat(late.statusCode()).isEqualTo(503);
        assertThat(header(late, "Vitrina-Reason")).isEqualTo("patience");
        await().until(() -> node.vitrina.loader().usage().loads() == 0);
        assertThat(node.demo().calls()).isZero();
    }

    @Test
    void whatComesWhileTheyWaitIsTheirNetHoweverOld() throws Exception {
        TestService one = node();
        TestService late = node();
        late.chaos("{\"down\":true}");
        one.get(PAGE);
        byte[] key = TwoNodes.PAGE_KEY.getBytes(StandardCharsets.UTF_8);
        await().until(() -> past.exists(key) && !past.exists(LEASE));
        byte[] old = past.get(key);
        past.del(key);
        past.set(LEASE, "another node's", SetParams.setParams().px(600_000));
        late.clock.advance(Duration.ofHours(3));
        CompletableFuture<HttpResponse<byte[]>> answer = asked(late, PAGE);
        await().until(() -> late.vitrina.loader().usage().loads() == 1);
        past.set(key, old);
        past.del(LEASE);
        assertThat(header(answer.get(), "Vitrina-Source")).isEqualTo("stale");
        assertThat(header(answer.get(), "Vitrina-Reason")).isEqualTo("failed");
    }

    @Test
    void aRefreshBehindAnAnswerWaitsForAnotherNodesToo() throws Exception {
        TestService one = node();
        TestService other = node();
        one.get(PAGE);
        await().until(
                () -> header(other.get(PAGE, "Cache-Control", "only-if-cached"), "Vitrina-Source").equals("redis"));
        nodes.forEach(node -> node.clock.advance(Duration.ofMinutes(8)));
        one.chaos("{\"latency_ms\":500}");
        long before = calls();
        assertThat(header(one.get(PAGE), "Vitrina-Source")).isEqualTo("stale");
        await().until(() -> past.exists(LEASE));
        assertThat(header(other.get(PAGE), "Vitrina-Source")).isEqualTo("stale");
        await().until(() -> header(other.get(PAGE), "Vitrina-Source").equals("memory"));
        assertThat(other.demo().calls()).isZero();
        assertThat(one.demo().calls()).isGreaterThan(before);
    }

    @Test
    void aRedisThatIsLostDuringALoadCostsNobodyAnything() throws Exception {
        try (TestRedis lost = TestRedis.start();
                TestService node = TwoNodes.node(lost.url(), "redis.timeout", "100ms", "redis.max-wait", "20ms")) {
            node.chaos("{\"latency_ms\":500}");
            CompletableFuture<HttpResponse<byte[]>> answer = asked(node, PAGE);
            try (RedisClient client = lost.client()) {
                await().until(() -> client.exists(LEASE));
            }
            lost.pause();
            assertThat(header(answer.get(), "Vitrina-Source")).isEqualTo("shopify");
            assertThat(node.get("/v1/products?limit=6").statusCode()).isEqualTo(200);
            lost.resume();
        }
    }
}
