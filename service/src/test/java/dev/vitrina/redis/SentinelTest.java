package dev.vitrina.redis;

import java.io.IOException;
import java.time.Duration;

import dev.vitrina.TestRedis;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.RedisClient;
import redis.embedded.RedisSentinel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Redis is where the sentinels say, also after they have made another server the master. */
final class SentinelTest {

    private static final Duration LONG = Duration.ofSeconds(60);

    @Test
    void theMasterIsAskedForAndFollowedWhenItIsAnother() throws Exception {
        try (TestRedis master = TestRedis.start();
                TestRedis replica = TestRedis.start("replicaof 127.0.0.1 " + master.port());
                RedisClient ofReplica = replica.client()) {
            await().atMost(LONG).until(() -> ofReplica.info("replication").contains("master_link_status:up"));
            int port = TestRedis.freePort();
            RedisSentinel sentinel = sentinel(port, master.port());
            sentinel.start();
            try (TestLevel node = new TestLevel("redis-sentinel://127.0.0.1:" + port + "#shop", "demo",
                    "redis.breaker.open", "50ms")) {
                node.write(1, "Shirt", Duration.ZERO);
                assertThat(node.title(1)).isEqualTo("Shirt");
                await().atMost(LONG).until(() -> replica.isHolding(1));
                master.stop();
                await().atMost(LONG).until(() -> node.title(1).equals("Shirt"));
                await().atMost(LONG).until(() -> { // for a replica takes nothing
                    node.write(2, "Sock", Duration.ZERO);
                    return replica.isHolding(2);
                });
            } finally {
                sentinel.stop();
            }
        }
    }

    @Test
    void aSentinelThatCannotBeReachedIsAskedAgainUntilItCan() throws Exception {
        int port = TestRedis.freePort();
        try (TestRedis master = TestRedis.start();
                TestLevel node = new TestLevel("redis-sentinel://127.0.0.1:" + port + "#shop", "demo",
                        "redis.breaker.open", "50ms")) {
            assertThat(node.level.isAsked()).isFalse();
            assertThat(node.read(1)).isEqualTo(new SharedRead.Unavailable());
            RedisSentinel sentinel = sentinel(port, master.port());
            sentinel.start();
            try {
                await().atMost(LONG).until(node.level::isAsked);
                node.write(1, "Shirt", Duration.ZERO);
                assertThat(node.title(1)).isEqualTo("Shirt");
            } finally {
                sentinel.stop();
            }
        }
    }

    private static RedisSentinel sentinel(int port, int masterPort) throws IOException {
        return RedisSentinel.newRedisSentinel().port(port).masterPort(masterPort).masterName("shop").quorumSize(1)
                .downAfterMilliseconds(300L).failOverTimeout(2_000L).parallelSyncs(1).build();
    }
}
