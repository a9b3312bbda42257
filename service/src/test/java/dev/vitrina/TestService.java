package dev.vitrina;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;

import dev.vitrina.cache.MemoryPages;
import dev.vitrina.config.Settings;
import dev.vitrina.config.SettingsSources;
import dev.vitrina.demo.ChaosReply;
import dev.vitrina.demo.DemoStore;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** A whole service on free ports in front of its demo store, with a clock that the test moves, and a client for it. */
final class TestService implements AutoCloseable {

    final TestClock clock = new TestClock();
    final VitrinaService vitrina;
    private final HttpClient client = HttpClient.newHttpClient();

    private TestService(Map<String, String> settings) {
        Properties properties = new Properties();
        properties.putAll(Map.of("http.host", "127.0.0.1", "http.port", "0", "ops.port", "0", "demo.latency", "0ms"));
        properties.putAll(Map.of("data.directory", "target/no-data", "data.refresh", "0s", "fallback.samples", "off"));
        properties.put("warm-up.pages", "0");
        properties.putAll(Map.of("http.request-timeout", "1h", "http.idle-timeout", "1h", "http.drain-grace", "0s",
                "http.drain-limit", "500ms"));
        properties.put("health.interval", "0s"); // a look at the shop is a call too, and tests count them
        properties.putAll(settings);
        SettingsSources sources = new SettingsSources(Path.of("target"), properties, Map.of());
        this.vitrina = VitrinaService.start(Settings.load(sources), clock);
    }

    static TestService start() {
        return new TestService(Map.of());
    }

    /** The arguments are keys and values in turn. */
    static TestService start(String... keysAndValues) {
        Map<String, String> settings = new HashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            settings.put(keysAndValues[i], keysAndValues[i + 1]);
        }
        return new TestService(settings);
    }

    DemoStore demo() {
        return Objects.requireNonNull(vitrina.demo());
    }

    MemoryPages.Usage memory() {
        return vitrina.memory().usage();
    }

    void chaos(String json) {
        assertThat(demo().chaos(json)).isInstanceOf(ChaosReply.Applied.class);
    }

    HttpResponse<byte[]> get(String path, String... headers) throws IOException, InterruptedException {
        return send("GET", path, headers);
    }

    HttpResponse<byte[]> send(String method, String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(vitrina.url() + path))
                .method(method, HttpRequest.BodyPublishers.noBody());
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), BodyHandlers.ofByteArray());
    }

    HttpResponse<byte[]> postToOps(String path, String contentType, String body)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(vitrina.opsUrl() + path))
                .header("Content-Type", contentType)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return client.send(request, BodyHandlers.ofByteArray());
    }

    HttpResponse<byte[]> getOps(String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(vitrina.opsUrl() + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), BodyHandlers.ofByteArray());
    }

    /** The body of a path that must answer 200. */
    JsonNode json(String path) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = get(path);
        assertThat(response.statusCode()).as(path).isEqualTo(200);
        return json(response);
    }

    static JsonNode json(HttpResponse<byte[]> response) {
        return JsonMapper.shared().readTree(response.body());
    }

    static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }

    @Override
    public void close() {
        client.shutdownNow();
        vitrina.close();
    }
}
