package dev.vitrina.redis;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.ConcurrentLinkedQueue;

import dev.vitrina.TestClock;
import dev.vitrina.TestRedis;
import dev.vitrina.config.Settings;
import dev.vitrina.config.SettingsSources;
import dev.vitrina.product.ProductKey;

/** A shared level on a real Redis, and what its calls came to. */
final class TestLevel implements AutoCloseable {

    final TestClock clock = new TestClock();
    final ConcurrentLinkedQueue<RedisOutcome> outcomes = new ConcurrentLinkedQueue<>();
    final SharedLevel level;

    /** The arguments are keys and values in turn; waiting is for as long as it takes, if they say nothing of it. */
    TestLevel(String url, String shop, String... keysAndValues) {
        Properties properties = new Properties();
        properties.putAll(Map.of("redis.url", url, "redis.timeout", "10s", "redis.max-wait", "10s"));
        for (int i = 0; i < keysAndValues.length; i += 2) {
            properties.put(keysAndValues[i], keysAndValues[i + 1]);
        }
        Settings settings = Settings.load(new SettingsSources(Path.of("target"), properties, Map.of()));
        level = new SharedLevel(RedisSettings.of(settings), shop, clock, (_, outcome, _) -> outcomes.add(outcome));
    }

    TestLevel(TestRedis redis) {
        this(redis.url(), "demo");
    }

    SharedRead read(long id) {
        ProductKey key = TestEntries.key(id);
        return Objects.requireNonNull(level.read(List.of(key)).get(key));
    }

    /** The title that is read, or what else came of it. */
    String title(long id) {
        return switch (read(id)) {
            case SharedRead.Found(SharedEntry.Filled(var body, _)) ->
                new String(body.plain(), StandardCharsets.UTF_8)
                        .replaceFirst(".*\"title\":\"([^\"]*)\".*", "$1");
            case SharedRead other -> other.getClass().getSimpleName();
        };
    }

    /** Loaded so long after noon. */
    void write(long id, String title, Duration after) {
        level.write(Map.of(TestEntries.key(id), TestEntries.kept(title, TestEntries.NOON.plus(after))));
    }

    @Override
    public void close() {
        level.close();
    }
}
