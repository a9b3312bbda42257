package dev.vitrina.redis;

import java.util.LinkedHashSet;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import redis.clients.jedis.ClientSetInfoConfig;
import redis.clients.jedis.Connection;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.RedisSentinelClient;
import redis.clients.jedis.SslOptions;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.util.Pool;

/**
 * The connections to one Redis, or to the one that sentinels name now. They are opened when they are used, but for the question to the
 * sentinels, which comes first. How many there are is up to whoever uses them. Safe for use by many threads.
 */
final class RedisConnections implements AutoCloseable {

    private final RedisAddress address;
    private final JedisClientConfig config;
    private volatile @Nullable UnifiedJedis client;

    RedisConnections(RedisSettings settings) {
        this.address = settings.address();
        this.config = config(settings);
    }

    private static JedisClientConfig config(RedisSettings settings) {
        RedisAddress address = settings.address();
        int timeout = (int) settings.timeout().toMillis();
        DefaultJedisClientConfig.Builder config = DefaultJedisClientConfig.builder()
                .resp2() // RESP3 has one more question to ask on each new connection
                .clientSetInfoConfig(ClientSetInfoConfig.DISABLED)
                .connectionTimeoutMillis(timeout)
                .socketTimeoutMillis(timeout)
                .user(address.user())
                .password(address.password() == null ? null : address.password().reveal())
                .database(address.database());
        if (address.tls()) {
            config.sslOptions(SslOptions.defaults()); // checks the certificate and its name
        }
        return config.build();
    }

    /** What commands are given to; asks the sentinels where there are some and none has answered yet, and throws as Jedis does. */
    UnifiedJedis client() {
        UnifiedJedis open = client;
        return open == null ? open() : open;
    }

    private synchronized UnifiedJedis open() {
        UnifiedJedis open = client;
        if (open == null) {
            open = address.master() == null ? standalone() : bySentinels(address.master());
            client = open;
        }
        return open;
    }

    private UnifiedJedis standalone() {
        RedisAddress.Host host = address.hosts().getFirst();
        return RedisClient.builder().hostAndPort(host.name(), host.port()).clientConfig(config).poolConfig(pool())
                .build();
    }

    private UnifiedJedis bySentinels(String master) {
        Set<HostAndPort> sentinels = new LinkedHashSet<>();
        address.hosts().forEach(host -> sentinels.add(new HostAndPort(host.name(), host.port())));
        DefaultJedisClientConfig.Builder asked = DefaultJedisClientConfig.builder()
                .resp2()
                .clientSetInfoConfig(ClientSetInfoConfig.DISABLED)
                .connectionTimeoutMillis(config.getConnectionTimeoutMillis())
                .socketTimeoutMillis(config.getSocketTimeoutMillis());
        if (address.tls()) {
            asked.sslOptions(SslOptions.defaults());
        }
        return RedisSentinelClient.builder().masterName(master).sentinels(sentinels)
                .sentinelClientConfig(asked.build()).clientConfig(config).poolConfig(pool()).build();
    }

    /** Without a bound, for whoever calls has one, and without questions of its own. */
    private static ConnectionPoolConfig pool() {
        ConnectionPoolConfig pool = new ConnectionPoolConfig();
        pool.setMaxTotal(-1);
        pool.setMaxIdle(-1);
        pool.setTestWhileIdle(false);
        pool.setJmxEnabled(false);
        return pool;
    }

    /** Closes those that nobody uses now: when one of them turns out to be broken, so are the others. */
    void closeIdle() {
        switch (client) {
            case RedisClient one -> one.getPool().clear();
            case RedisSentinelClient one ->
                one.getPrimaryNodesConnectionMap().values().forEach(Pool<Connection>::clear);
            case null, default -> {
            }
        }
    }

    @Override
    public synchronized void close() {
        UnifiedJedis open = client;
        if (open != null) {
            open.close();
        }
    }
}
