package dev.vitrina;

import java.net.http.HttpResponse;
import java.time.Duration;

import redis.clients.jedis.RedisClient;

import static dev.vitrina.TestService.header;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Two nodes of one shop, each with a demo store whose calls are counted, and a real Redis between them, which is emptied first. Nothing
 * in them is in a hurry.
 */
final class TwoNodes implements AutoCloseable {

    static final String PAGE = "/v1/products?limit=5";
    static final String PAGE_KEY = "vitrina:1:demo:products?market=US&sort=id&limit=5";
    static final String BATCH = "/v1/products?ids=7412300033189";

    final RedisClient past;
    final TestService one;
    final TestService other;

    TwoNodes(TestRedis redis) {
        past = redis.client();
        past.flushAll();
        one = node(redis.url());
        other = node(redis.url());
    }

    static TestService node(String url, String... keysAndValues) {
        String[] patient = {"redis.url", url, "redis.timeout", "10s", "redis.max-wait", "10s", "lookup.patience", "30s",
            "lookup.soft-deadline", "10s", "shopify.hard-deadline", "60s"};
        String[] all = new String[patient.length + keysAndValues.length];
        System.arraycopy(patient, 0, all, 0, patient.length);
        System.arraycopy(keysAndValues, 0, all, patient.length, keysAndValues.length);
        return TestService.start(all);
    }

    /** Loads it on the one node, and waits until it is shared. */
    HttpResponse<byte[]> loadedByTheOne(String path) throws Exception {
        long before = past.dbSize();
        HttpResponse<byte[]> loaded = one.get(path);
        assertThat(header(loaded, "Vitrina-Source")).isEqualTo("shopify");
        await().until(() -> past.dbSize() > before);
        return loaded;
    }

    void advance(Duration duration) {
        one.clock.advance(duration);
        other.clock.advance(duration);
    }

    @Override
    public void close() {
        one.close();
        other.close();
        past.close();
    }
}
