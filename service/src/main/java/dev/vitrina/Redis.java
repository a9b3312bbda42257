package dev.vitrina;

import java.time.InstantSource;
import java.util.Random;

import dev.vitrina.cache.CacheSettings;
import dev.vitrina.cache.MemoryPages;
import dev.vitrina.cache.SharedPages;
import dev.vitrina.config.Settings;
import dev.vitrina.metrics.Meters;
import dev.vitrina.redis.RedisSettings;
import dev.vitrina.redis.SharedLevel;
import org.jspecify.annotations.Nullable;

/** The level that all nodes of the shop share, and how this node's memory sees it. */
record Redis(SharedLevel level, SharedPages pages) implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Redis.class.getName());

    /**
     * Null where none is configured. A Redis that is away is no reason not to start. Throws
     * {@link dev.vitrina.config.BadSettingException} for a wrong setting.
     */
    static @Nullable Redis open(Settings settings, CacheSettings lives, MemoryPages memory, InstantSource clock,
            Meters meters) {
        if (!RedisSettings.isConfigured(settings)) {
            return null;
        }
        SharedLevel level = new SharedLevel(RedisSettings.of(settings), Shop.name(settings), clock,
                new RedisMeters(meters));
        LOG.log(System.Logger.Level.INFO, "Entries are shared with other nodes in {0}", level.status().address());
        RedisMeters.register(meters, level::status);
        return new Redis(level, new SharedPages(level, lives, memory, clock, new Random()));
    }

    @Override
    public void close() {
        level.close();
    }
}
