package dev.vitrina.redis;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import dev.vitrina.TestRedis;
import dev.vitrina.product.ProductKey;
import dev.vitrina.redis.RedisStatus.EntryOutcome;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import redis.clients.jedis.RedisClient;

import static org.assertj.core.api.Assertions.assertThat;

/** What nodes keep for one another, in a real Redis. */
final class SharedLevelTest {

    private static final Duration NO_TIME = Duration.ZERO;

    private static TestRedis redis;

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

    @Test
    void whatOneNodeKeepsAnotherFinds() {
        assertThat(other.read(1)).isEqualTo(new SharedRead.Absent());
        one.write(1, "Shirt", NO_TIME);
        assertThat(other.title(1)).isEqualTo("Shirt");
        one.level.write(Map.of(TestEntries.key(2),
                new SharedLevel.Kept(new SharedEntry.NotFound(TestEntries.NOON), Duration.ofSeconds(30))));
        assertThat(other.read(2)).isEqualTo(new SharedRead.Found(new SharedEntry.NotFound(TestEntries.NOON)));
        assertThat(other.level.status().entries()).containsEntry(EntryOutcome.FOUND, 2L)
                .containsEntry(EntryOutcome.ABSENT, 1L);
        assertThat(one.level.status().entries()).containsEntry(EntryOutcome.WRITTEN, 2L);
    }

    @Test
    void aKeyNamesVersionShopAndQueryAndHasALife() {
        one.write(1, "Shirt", NO_TIME);
        assertThat(past.keys("*")).containsExactly("vitrina:1:demo:product?market=US&id=1");
        assertThat(past.pttl("vitrina:1:demo:product?market=US&id=1")).isBetween(1L, 3_600_000L);
    }

    @Test
    void anotherShopSeesNothingOfIt() {
        one.write(1, "Shirt", NO_TIME);
        try (TestLevel otherShop = new TestLevel(redis.url(), "other.myshopify.com")) {
            assertThat(otherShop.read(1)).isEqualTo(new SharedRead.Absent());
        }
    }

    @Test
    void whatHasNoLifeLeftIsNotKept() {
        one.level.write(Map.of(TestEntries.key(1), new SharedLevel.Kept(new SharedEntry.NotFound(TestEntries.NOON),
                Duration.ofSeconds(-1))));
        assertThat(past.keys("*")).isEmpty();
    }

    @Test
    void manyAreReadAndWrittenAtOnce() {
        Map<ProductKey, SharedLevel.Kept> many = new HashMap<>();
        LongStream.range(0, 501)
                .forEach(id -> many.put(TestEntries.key(id), TestEntries.kept("Shirt " + id, TestEntries.NOON)));
        one.level.write(many);
        List<ProductKey> keys = LongStream.range(0, 502).mapToObj(TestEntries::key).toList();
        Map<ProductKey, SharedRead> reads = other.level.read(keys);
        assertThat(reads).hasSize(502).containsEntry(TestEntries.key(501), new SharedRead.Absent());
        assertThat(reads.values()).filteredOn(SharedRead.Found.class::isInstance).hasSize(501);
        assertThat(other.title(500)).isEqualTo("Shirt 500");
    }

    @Test
    void anOlderLoadDoesNotReplaceANewerOne() {
        one.write(1, "new", Duration.ofSeconds(2));
        other.write(1, "old", Duration.ofSeconds(1));
        assertThat(one.title(1)).isEqualTo("new");
        assertThat(other.level.status().entries()).containsEntry(EntryOutcome.OUTRUN, 1L)
                .containsEntry(EntryOutcome.WRITTEN, 0L);
        other.write(1, "newest", Duration.ofSeconds(3));
        assertThat(one.title(1)).isEqualTo("newest");
    }

    @Test
    void noneDoesHoweverManyWriteAtOnce() throws Exception {
        Random random = new Random(3);
        for (int round = 0; round < 20; round++) {
            int key = round;
            List<Integer> order = new ArrayList<>(IntStream.range(0, 24).boxed().toList());
            Collections.shuffle(order, random);
            try (ExecutorService nodes = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int load : order) {
                    nodes.execute(() -> (load % 2 == 0 ? one : other).write(key, "load " + load,
                            Duration.ofMillis(load)));
                }
            }
            assertThat(one.title(key)).isEqualTo("load 23");
        }
    }

    /** What may stand where an entry is looked for. */
    enum Foreign {
        LIST {
            @Override
            void put(RedisClient redis, String key) {
                redis.lpush(key, "a");
            }
        },
        TEXT {
            @Override
            void put(RedisClient redis, String key) {
                redis.set(key, "hello");
            }
        },
        EMPTY {
            @Override
            void put(RedisClient redis, String key) {
                redis.set(key, "");
            }
        },
        CUT {
            @Override
            void put(RedisClient redis, String key) {
                byte[] later = ValueFormat.encode(TestEntries.kept("x", TestEntries.NOON.plusSeconds(9)).entry());
                redis.set(bytes(key), Arrays.copyOf(later, later.length - 7));
            }
        },
        OTHER_VERSION {
            @Override
            void put(RedisClient redis, String key) {
                byte[] later = ValueFormat.encode(TestEntries.kept("x", TestEntries.NOON.plusSeconds(9)).entry());
                later["vitrina ".length()] = '2';
                redis.set(bytes(key), later);
            }
        },
        OF_THE_FUTURE {
            @Override
            void put(RedisClient redis, String key) {
                redis.set(bytes(key),
                        ValueFormat.encode(TestEntries.kept("x", TestEntries.NOON.plusSeconds(3_600)).entry()));
            }
        };

        abstract void put(RedisClient redis, String key);

        private static byte[] bytes(String key) {
            return key.getBytes(StandardCharsets.UTF_8);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatIsNoEntryIsAMissIsCountedAndReplaced(Foreign foreign) {
        foreign.put(past, "vitrina:1:demo:product?market=US&id=1");
        assertThat(one.read(1)).isEqualTo(new SharedRead.Unusable());
        assertThat(one.level.status().entries()).containsEntry(EntryOutcome.UNUSABLE, 1L);
        one.write(1, "Shirt", NO_TIME);
        assertThat(other.title(1)).isEqualTo("Shirt");
        assertThat(one.level.isAsked()).isTrue();
    }

    @Test
    void aFullRedisRefusesAndIsReadAllTheSame() {
        try (TestRedis full = TestRedis.start("maxmemory-policy noeviction");
                TestLevel node = new TestLevel(full);
                RedisClient operator = full.client()) {
            node.write(1, "Shirt", NO_TIME);
            operator.configSet("maxmemory", "1");
            for (int i = 0; i < 30; i++) {
                node.write(2, "Sock", NO_TIME);
            }
            assertThat(node.outcomes).contains(RedisOutcome.REFUSED).doesNotContain(RedisOutcome.FAILED);
            assertThat(node.title(1)).isEqualTo("Shirt");
            assertThat(node.read(2)).isEqualTo(new SharedRead.Absent());
            assertThat(node.level.isAsked()).isTrue();
        }
    }

    @Test
    void aPasswordAndADatabaseAreUsed() {
        try (TestRedis guarded = TestRedis.start("requirepass marked");
                TestLevel right = new TestLevel("redis://:marked@127.0.0.1:" + guarded.port() + "/3", "demo");
                TestLevel otherDatabase = new TestLevel("redis://:marked@127.0.0.1:" + guarded.port(), "demo");
                TestLevel wrong = new TestLevel("redis://:wrong@127.0.0.1:" + guarded.port() + "/3", "demo")) {
            right.write(1, "Shirt", NO_TIME);
            assertThat(right.title(1)).isEqualTo("Shirt");
            assertThat(otherDatabase.read(1)).isEqualTo(new SharedRead.Absent());
            assertThat(wrong.read(1)).isEqualTo(new SharedRead.Unavailable());
            assertThat(wrong.level.status().last()).extracting(RedisStatus.Failure::detail).asString()
                    .contains("WRONGPASS").doesNotContain("wrong@");
        }
    }
}
