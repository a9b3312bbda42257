package dev.vitrina.redis;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import dev.vitrina.TestRedis;
import dev.vitrina.redis.RedisStatus.EntryOutcome;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.params.SetParams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** One of all nodes has the right to load a key, and never for long without renewing it. */
final class LeasesTest {

    private static final String LEASE = "vitrina-lease:1:demo:product?market=US&id=1";
    private static final String ENTRY = "vitrina:1:demo:product?market=US&id=1";
    private static final Taking TAKEN = new Taking.Taken();
    private static final Taking HELD = new Taking.Held();

    private static TestRedis redis;

    private final Lease wish = Lease.wishedFor(TestEntries.key(1));
    private final Lease otherWish = Lease.wishedFor(TestEntries.key(1));
    private RedisClient past;
    private TestLevel one;
    private TestLevel other;

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
        one = new TestLevel(redis);
        other = new TestLevel(redis);
    }

    @AfterEach
    void close() {
        one.close();
        other.close();
        past.close();
    }

    private static Taking take(TestLevel node, Lease wish) {
        return node.level.take(wish, Instant.EPOCH);
    }

    @Test
    void oneOfAllHasIt() throws Exception {
        for (int round = 0; round < 20; round++) {
            past.flushAll();
            List<Future<Taking>> tries = new ArrayList<>();
            try (ExecutorService nodes = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int i = 0; i < 40; i++) {
                    TestLevel node = i % 2 == 0 ? one : other;
                    tries.add(nodes.submit(() -> take(node, Lease.wishedFor(TestEntries.key(1)))));
                }
            }
            assertThat(tries).extracting(Future::resultNow).containsOnlyOnce(TAKEN).containsOnly(TAKEN, HELD);
        }
    }

    @Test
    void whoHasItMayAskAgain() {
        assertThat(take(one, wish)).isEqualTo(TAKEN);
        assertThat(take(one, wish)).isEqualTo(TAKEN);
        assertThat(take(one, otherWish)).isEqualTo(HELD);
    }

    @Test
    void itEndsByItselfAndLastsWhereItIsRenewed() {
        take(one, wish);
        assertThat(past.pttl(LEASE)).isBetween(1L, 1_000L);
        past.pexpire(LEASE, 600_000);
        one.level.renew(wish);
        assertThat(past.pttl(LEASE)).isBetween(1L, 1_000L);
        await().until(() -> take(other, otherWish).equals(TAKEN));
    }

    @Test
    void whoLostItChangesNothingOfAnothers() {
        take(one, wish);
        past.del(LEASE);
        take(other, otherWish);
        past.pexpire(LEASE, 600_000);
        one.level.renew(wish);
        one.level.release(wish);
        assertThat(past.pttl(LEASE)).isGreaterThan(1_000);
        other.level.release(otherWish);
        assertThat(past.exists(LEASE)).isFalse();
        assertThat(take(one, wish)).isEqualTo(TAKEN);
    }

    @Test
    void whatIsNewerThanTheCallerKnowsComesInItsPlace() {
        one.write(1, "Shirt", Duration.ofSeconds(5));
        assertThat(other.level.take(wish, TestEntries.NOON.plusSeconds(4)))
                .isInstanceOfSatisfying(Taking.Newer.class, newer -> assertThat(newer.entry().loadStartedAt())
                        .isEqualTo(TestEntries.NOON.plusSeconds(5)));
        assertThat(other.level.status().entries()).containsEntry(EntryOutcome.FOUND, 1L);
        assertThat(past.exists(LEASE)).isFalse();
        assertThat(other.level.take(wish, TestEntries.NOON.plusSeconds(5))).isEqualTo(TAKEN);
    }

    @Test
    void whatIsNoEntryKeepsNobodyFromLoading() {
        past.set(ENTRY, "hello");
        assertThat(take(one, wish)).isEqualTo(TAKEN);
        past.del(ENTRY, LEASE);
        past.lpush(ENTRY, "hello");
        assertThat(take(one, wish)).isEqualTo(TAKEN);
        past.del(ENTRY, LEASE);
        byte[] changed = ValueFormat.encode(TestEntries.kept("Shirt", TestEntries.NOON).entry());
        Arrays.fill(changed, changed.length / 2, changed.length / 2 + 9, (byte) 7);
        past.set(ENTRY.getBytes(StandardCharsets.US_ASCII), changed);
        assertThat(take(one, wish)).isEqualTo(TAKEN);
        assertThat(one.level.status().entries()).containsEntry(EntryOutcome.UNUSABLE, 1L);
    }

    @Test
    void whatIsNoLeaseIsWaitedForByNobody() {
        past.set(LEASE, "for ever");
        assertThat(take(one, wish)).isEqualTo(TAKEN);
        assertThat(past.pttl(LEASE)).isPositive();
        past.del(LEASE);
        past.lpush(LEASE, "a list");
        assertThat(take(one, wish)).isEqualTo(TAKEN);
        past.set(LEASE, "a dead node's", SetParams.setParams().px(600_000));
        assertThat(take(one, wish)).isEqualTo(HELD);
    }

    @Test
    void withoutRedisNobodyIsTold() {
        try (TestLevel alone = new TestLevel("redis://127.0.0.1:1", "demo")) {
            assertThat(take(alone, wish)).isEqualTo(new Taking.Unavailable());
            alone.level.renew(wish);
            alone.level.release(wish);
        }
    }
}
