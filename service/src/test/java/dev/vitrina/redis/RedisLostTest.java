package dev.vitrina.redis;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import dev.vitrina.TestRedis;
import dev.vitrina.product.ProductKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A Redis that is lost costs nobody an error, and is left alone until it is back. */
final class RedisLostTest {

    private static final SharedRead UNAVAILABLE = new SharedRead.Unavailable();

    @Test
    void aRedisThatEndsIsLeftAloneAndUsedAgainWhenItIsBack() {
        try (TestRedis redis = TestRedis.start();
                TestLevel node = new TestLevel(redis.url(), "demo", "redis.breaker.open", "20ms")) {
            node.write(1, "Shirt", Duration.ZERO);
            redis.stop();
            await().until(() -> node.read(1).equals(UNAVAILABLE) && !node.level.isAsked());
            assertThat(node.level.status().last()).isNotNull();
            node.outcomes.clear();
            assertThat(node.read(1)).isEqualTo(UNAVAILABLE);
            assertThat(node.outcomes).contains(RedisOutcome.LEFT_ALONE);
            redis.startAgain();
            await().until(node.level::isAsked);
            assertThat(node.read(1)).isEqualTo(new SharedRead.Absent());
        }
    }

    @Test
    void aRedisThatWasRestartedBetweenTwoCallsIsNotNoticed() throws Exception {
        try (TestRedis redis = TestRedis.start(); TestLevel node = new TestLevel(redis)) {
            openSeveral(redis, node, 8);
            redis.stop();
            redis.startAgain();
            node.outcomes.clear();
            for (int i = 0; i < 10; i++) {
                assertThat(node.read(1)).isEqualTo(new SharedRead.Absent());
            }
            assertThat(node.outcomes).containsOnly(RedisOutcome.ANSWERED);
        }
    }

    @Test
    void aRedisThatStandsStillIsWaitedForNoLongerThanTheTimeout() {
        try (TestRedis redis = TestRedis.start();
                TestLevel node = new TestLevel(redis.url(), "demo", "redis.timeout", "50ms", "redis.breaker.open",
                        "20ms")) {
            node.write(1, "Shirt", Duration.ZERO);
            redis.pause();
            node.outcomes.clear();
            assertThat(node.read(1)).isEqualTo(UNAVAILABLE);
            assertThat(node.outcomes).containsExactly(RedisOutcome.TIMED_OUT);
            await().until(() -> node.read(1).equals(UNAVAILABLE) && !node.level.isAsked());
            redis.resume();
            await().until(node.level::isAsked);
            assertThat(node.title(1)).isEqualTo("Shirt");
        }
    }

    @Test
    void callsBeyondThePoolGoOnWithoutItAndSayNothingAgainstRedis() throws Exception {
        try (TestRedis redis = TestRedis.start();
                TestLevel node = new TestLevel(redis.url(), "demo", "redis.pool", "1", "redis.max-wait", "1ms");
                ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            redis.pause();
            Future<SharedRead> first = callers.submit(() -> node.read(1));
            await().until(() -> node.level.status().inFlight() == 1);
            for (int i = 0; i < 30; i++) {
                assertThat(node.read(1)).isEqualTo(UNAVAILABLE);
            }
            assertThat(node.outcomes).containsOnly(RedisOutcome.BUSY);
            assertThat(node.level.isAsked()).isTrue();
            redis.resume();
            assertThat(first.get()).isEqualTo(new SharedRead.Absent());
        }
    }

    @Test
    void aCallerWhoIsStoppedSaysNothingAgainstRedis() throws Exception {
        try (TestRedis redis = TestRedis.start(); TestLevel node = new TestLevel(redis)) {
            redis.pause();
            for (int i = 0; i < 10; i++) {
                Thread caller = Thread.startVirtualThread(() -> node.read(1));
                await().until(() -> node.level.status().inFlight() == 1);
                caller.interrupt();
                caller.join();
            }
            assertThat(node.level.isAsked()).isTrue();
            redis.resume();
            assertThat(node.read(1)).isEqualTo(new SharedRead.Absent());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP/1.1 400 Bad Request\r\n\r\n", ":1\r\n", ":one\r\n", "*0\r\n", "*1\r\n:1\r\n",
        "$9999999\r\n", "$5\r\nab", "", "+\r\n"})
    void aServerThatIsNoRedisIsAFailure(String answer) throws Exception {
        try (ServerSocket socket = new ServerSocket(0);
                TestLevel node = new TestLevel("redis://127.0.0.1:" + socket.getLocalPort(), "demo")) {
            Thread.startVirtualThread(() -> babble(socket, answer));
            assertThat(node.read(1)).isIn(UNAVAILABLE, new SharedRead.Unusable());
            List<ProductKey> two = List.of(TestEntries.key(1), TestEntries.key(2));
            assertThat(node.level.read(two).values()).containsOnly(UNAVAILABLE);
            node.write(1, "Shirt", Duration.ZERO);
            assertThat(node.level.take(Lease.wishedFor(TestEntries.key(1)), Instant.EPOCH))
                    .isIn(new Taking.Unavailable(), new Taking.Taken(), new Taking.Held());
            assertThat(node.level.ping()).isIn(RedisOutcome.FAILED, RedisOutcome.ANSWERED);
        }
    }

    private static void babble(ServerSocket socket, String answer) {
        while (!socket.isClosed()) {
            try (var connection = socket.accept()) {
                connection.getOutputStream()
                        .write(answer.getBytes(StandardCharsets.US_ASCII));
            } catch (IOException _) {
                return;
            }
        }
    }

    private static void openSeveral(TestRedis redis, TestLevel node, int connections) throws Exception {
        redis.pause();
        List<Thread> callers = IntStream.range(0, connections)
                .mapToObj(id -> Thread.startVirtualThread(() -> node.read(id))).toList();
        await().until(() -> node.level.status().inFlight() == connections);
        redis.resume();
        for (Thread caller : callers) {
            caller.join();
        }
    }
}
