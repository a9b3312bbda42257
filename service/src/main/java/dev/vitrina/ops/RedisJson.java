package dev.vitrina.ops;

import dev.vitrina.metrics.Durations;
import dev.vitrina.redis.RedisStatus;
import dev.vitrina.redis.RedisStatus.EntryOutcome;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** How operators see the level that all nodes share. */
final class RedisJson {

    private RedisJson() {}

    static ObjectNode of(RedisStatus redis) {
        long hits = count(redis, EntryOutcome.FOUND);
        long misses = count(redis, EntryOutcome.ABSENT) + count(redis, EntryOutcome.UNUSABLE);
        ObjectNode json = JsonMapper.shared().createObjectNode()
                .put("address", redis.address())
                .put("left_alone", redis.leftAlone())
                .put("hits", hits)
                .put("misses", misses)
                .put("hit_ratio", CacheJson.ratio(hits, hits + misses));
        ObjectNode entries = json.putObject("entries");
        for (EntryOutcome outcome : EntryOutcome.values()) {
            entries.put(ShopJson.written(outcome), count(redis, outcome));
        }
        json.putObject("calls").put("in_flight", redis.inFlight()).put("limit", redis.pool());
        Durations.Seen took = redis.took();
        json.putObject("call_ms").put("calls", took.count()).put("average", CacheJson.ms(took.average()))
                .put("p50", CacheJson.ms(took.percentile(50))).put("p95", CacheJson.ms(took.percentile(95)))
                .put("max", CacheJson.ms(took.longest()));
        RedisStatus.Failure last = redis.last();
        if (last != null) {
            json.putObject("last_error").put("at", last.at().toString())
                    .put("outcome", ShopJson.written(last.outcome()))
                    .put("detail", last.detail());
        }
        return json;
    }

    private static long count(RedisStatus redis, EntryOutcome outcome) {
        return redis.entries().getOrDefault(outcome, 0L);
    }
}
