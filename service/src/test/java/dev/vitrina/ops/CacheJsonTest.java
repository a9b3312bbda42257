package dev.vitrina.ops;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

import dev.vitrina.cache.CacheSettings;
import dev.vitrina.cache.MemoryActivity;
import dev.vitrina.cache.MemorySurvey;
import dev.vitrina.lookup.HitRatio;
import dev.vitrina.lookup.LookupSettings;
import dev.vitrina.metrics.Durations;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** Each figure of the cache stands under its own name. */
final class CacheJsonTest {

    private static final Duration LONG = Duration.ofHours(1);
    private static final CacheSettings LIVES = new CacheSettings(LONG, LONG, LONG, LONG, LONG, 10, 1 << 20, 1 << 20);
    private static final MemorySurvey.Room NOTHING = new MemorySurvey.Room(0, Map.of(), 0, null, null);
    private static final MemoryActivity.Room PAGES = new MemoryActivity.Room(30, 10, 3, 4_000, 5_000, 6_000);
    private static final MemoryActivity.Room PRODUCTS = new MemoryActivity.Room(0, 0, 0, 0, 0, 1);

    private final Durations pageLoads = new Durations();

    @Test
    void useAndLoadsOfARoomAreToldApart() {
        LongStream.rangeClosed(1, 100).map(i -> i == 100 ? 1_000 : i).map(ms -> ms * 1_000_000).forEach(pageLoads::add);
        JsonNode json = CacheJson.of(new EmergencyCache(new MemorySurvey(Instant.EPOCH, NOTHING, NOTHING),
                new MemoryActivity(PAGES, PRODUCTS), pageLoads.seen(), new Durations().seen(), null, List.of(),
                "nothing",
                new HitRatio(1, 8), LIVES, new LookupSettings(LONG, LONG)));
        assertThat(json.path("hit_ratio").asDouble()).as("of lookups").isEqualTo(0.125);
        JsonNode levels = json.path("levels");
        JsonNode pages = levels.path("memory-pages");
        assertThat(pages.path("load_ms").toString())
                .isEqualTo("{\"loads\":100,\"average\":59.5,\"p50\":50.0,\"p95\":95.0,\"max\":1000.0}");
        assertThat(pages.path("hits").asLong()).isEqualTo(30);
        assertThat(pages.path("misses").asLong()).isEqualTo(10);
        assertThat(pages.path("hit_ratio").asDouble()).isEqualTo(0.75);
        assertThat(pages.path("evictions").asLong()).isEqualTo(3);
        assertThat(pages.path("evicted_bytes").asLong()).isEqualTo(4_000);
        assertThat(pages.path("body_bytes").asLong()).isEqualTo(5_000);
        assertThat(pages.path("limit_bytes").asLong()).isEqualTo(6_000);
        assertThat(levels.path("memory-products").path("load_ms").path("loads").asLong()).isZero();
    }
}
