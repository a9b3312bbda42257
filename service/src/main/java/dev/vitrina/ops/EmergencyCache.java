package dev.vitrina.ops;

import java.util.List;

import dev.vitrina.cache.CacheSettings;
import dev.vitrina.cache.KnownCatalogue;
import dev.vitrina.cache.MemoryActivity;
import dev.vitrina.cache.MemorySurvey;
import dev.vitrina.lookup.HitRatio;
import dev.vitrina.lookup.LookupSettings;
import dev.vitrina.metrics.Durations;
import dev.vitrina.redis.RedisStatus;
import org.jspecify.annotations.Nullable;

/**
 * All that there is to see of the levels behind which the shop may fail, at one moment. Immutable.
 *
 * @param holds what memory holds
 * @param activity how memory was used
 * @param pageLoads how long loads of pages took
 * @param productLoads how long loads of products took
 * @param redis how the level is that all nodes share, or null where there is none
 * @param catalogues the last known good ones
 * @param standIn what answers where there is none: {@code file}, {@code samples} or {@code nothing}
 * @param answers how many answers did not wait for the shop
 * @param lives the settings of the cache that are in force
 * @param waiting the settings of the lookup that are in force
 */
public record EmergencyCache(MemorySurvey holds, MemoryActivity activity, Durations.Seen pageLoads,
        Durations.Seen productLoads, @Nullable RedisStatus redis,
        List<KnownCatalogue> catalogues, String standIn, HitRatio answers, CacheSettings lives,
        LookupSettings waiting) {}
