package dev.vitrina.ops;

import java.time.Duration;
import java.time.Instant;

import dev.vitrina.cache.CacheSettings;
import dev.vitrina.cache.Freshness;
import dev.vitrina.cache.KnownCatalogue;
import dev.vitrina.cache.MemoryActivity;
import dev.vitrina.cache.MemorySurvey;
import dev.vitrina.lookup.LookupSettings;
import dev.vitrina.metrics.Durations;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** How operators see what the levels hold that answer without the shop. */
final class CacheJson {

    private static final double NANOS_PER_MS = 1e6;
    private static final double THOUSAND = 1_000;

    private CacheJson() {}

    static ObjectNode of(EmergencyCache cache) {
        ObjectNode json = JsonMapper.shared().createObjectNode();
        json.put("hit_ratio", ratio(cache.answers().hits(), cache.answers().answers()));
        ObjectNode levels = json.putObject("levels");
        Instant now = cache.holds().at();
        levels.set("memory-pages", room(cache.holds().pages(), cache.activity().pages(), cache.pageLoads(), now));
        levels.set("memory-products",
                room(cache.holds().products(), cache.activity().products(), cache.productLoads(), now));
        if (cache.redis() != null) {
            levels.set("redis", RedisJson.of(cache.redis()));
        }
        levels.set("last-known-good", lastKnownGood(cache));
        json.set("settings", settings(cache.lives(), cache.waiting()));
        return json;
    }

    private static ObjectNode room(MemorySurvey.Room holds, MemoryActivity.Room used, Durations.Seen loads,
            Instant now) {
        ObjectNode json = JsonMapper.shared().createObjectNode()
                .put("entries", holds.entries())
                .put("weight_bytes", holds.weight())
                .put("body_bytes", used.bodyBytes())
                .put("limit_bytes", used.limit())
                .put("hits", used.hits())
                .put("misses", used.misses())
                .put("hit_ratio", ratio(used.hits(), used.hits() + used.misses()))
                .put("evictions", used.evictions())
                .put("evicted_bytes", used.evictedWeight());
        json.putObject("load_ms").put("loads", loads.count()).put("average", ms(loads.average()))
                .put("p50", ms(loads.percentile(50))).put("p95", ms(loads.percentile(95)))
                .put("max", ms(loads.longest()));
        json.set("oldest", entry(holds.oldest(), now));
        json.set("newest", entry(holds.newest(), now));
        ObjectNode states = json.putObject("states");
        for (Freshness.State state : Freshness.State.values()) {
            states.put(ShopJson.written(state), holds.states().getOrDefault(state, 0));
        }
        states.put("not-found", holds.notFound());
        return json;
    }

    private static @Nullable ObjectNode entry(@Nullable Instant loadStartedAt, Instant now) {
        return loadStartedAt == null
                ? null
                : JsonMapper.shared().createObjectNode().put("load_started_at", loadStartedAt.toString())
                        .put("age_s", Math.max(0, Duration.between(loadStartedAt, now).toSeconds()));
    }

    private static ObjectNode lastKnownGood(EmergencyCache cache) {
        ObjectNode json = JsonMapper.shared().createObjectNode();
        json.put("entries", cache.catalogues().stream().mapToInt(KnownCatalogue::products).sum());
        ObjectNode markets = json.putObject("markets");
        for (KnownCatalogue one : cache.catalogues()) {
            markets.putObject(one.market().id()).put("products", one.products())
                    .put("load_started_at", one.loadStartedAt().toString()).put("age_s", one.age().toSeconds())
                    .put("from", ShopJson.written(one.origin())).put("usable", one.usable());
        }
        return json.put("stand_in", cache.standIn());
    }

    /** As they are written in a file of settings. */
    private static ObjectNode settings(CacheSettings lives, LookupSettings waiting) {
        return JsonMapper.shared().createObjectNode()
                .put("cache.ttl", written(lives.ttl()))
                .put("cache.stale-while-revalidate", written(lives.staleWhileRevalidate()))
                .put("cache.stale-if-error", written(lives.staleIfError()))
                .put("cache.not-found-ttl", written(lives.notFoundTtl()))
                .put("cache.retry-pause", written(lives.retryPause()))
                .put("cache.max-products", lives.maxProducts())
                .put("cache.max-page-bytes", lives.maxPageBytes() + "B")
                .put("cache.max-product-bytes", lives.maxProductBytes() + "B")
                .put("lookup.patience", written(waiting.patience()))
                .put("lookup.soft-deadline", written(waiting.softDeadline()));
    }

    private static String written(Duration duration) {
        return duration.toMillis() + "ms";
    }

    /** In thousandths; null where nothing was asked yet. */
    static @Nullable Double ratio(long part, long whole) {
        return whole == 0 ? null : Math.round(THOUSAND * part / whole) / THOUSAND;
    }

    static double ms(Duration duration) {
        return duration.toNanos() / NANOS_PER_MS;
    }
}
