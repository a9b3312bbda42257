package dev.vitrina;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

import com.sun.net.httpserver.HttpServer;
import dev.vitrina.config.Settings;
import dev.vitrina.config.SettingsSources;
import dev.vitrina.demo.CostRule;
import dev.vitrina.demo.DemoSettings;
import dev.vitrina.demo.DemoStore;
import dev.vitrina.demo.Plan;
import dev.vitrina.http.HttpSettings;
import dev.vitrina.logs.LogFormat;
import dev.vitrina.ops.OpsSettings;
import dev.vitrina.redis.RedisSettings;
import dev.vitrina.shopify.ShopifySettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** No secret is in what the service writes, answers or shows, whatever is asked, and though the shop quotes its token. */
final class SecretsTest {

    private static final String SHOP_TOKEN = "shpat+marked/4711=";
    private static final String OPS_TOKEN = "marked-ops~token+0815/0123";
    private static final String KEY = "marked key 2342/+";
    private static final String WRONG = "marked-wrong-secret/+5";
    private static final String KEY_SHA_256 = "55c9e3ab8ddcdc4a6c0b3ea6b9c1b0a4a1b8c7e1d2f3a4b5c6d7e8f901234567";
    private static final String REDIS_PASSWORD = "marked/redis pass+9";
    private static final List<String> SECRETS = List.of(REDIS_PASSWORD, SHOP_TOKEN, OPS_TOKEN, KEY, WRONG, KEY_SHA_256);
    private static final List<String> PRODUCT_PATHS = List.of("/v1/products", "/v1/products?limit=x", "/v1/products/1",
            "/v1/products/handle/a", "/v1/products/1/variants", "/v1/products?ids=1,2", "/v1/categories", "/v1/markets",
            "/openapi.yaml", "/health", "/health/live", "/health/ready", "/nothing", "/v1/products?cursor=x",
            "/v1/products?q=" + "x".repeat(9_000));
    private static final List<String> OPS_PATHS = List.of("/health", "/health/started", "/metrics",
            "/debug/emergency-cache",
            "/debug/shopify-performance", "/debug/explain?path=%2Fv1%2Fproducts", "/debug/explain", "/emergency/status",
            "/emergency/cache/clear", "/demo/shopify", "/nothing", "/");
    private static final List<String> SHOP_ANSWERS = List.of("{\"errors\":\"token %s is wrong\"}",
            "{\"errors\":[{\"message\":\"no %s\"}]}", "%s", "{\"data\":{\"%s\":1}}",
            "{\"errors\":\"" + "x".repeat(280) + "%s\"}");

    private final HttpClient client = HttpClient.newHttpClient();
    private final List<String> seen = new ArrayList<>();
    private int redisPort = 1; // nobody listens there

    @TempDir
    private Path directory;

    @ParameterizedTest
    @EnumSource
    void noneIsWrittenAnsweredOrShown(LogFormat format) throws Exception {
        Logger root = Logger.getLogger("dev.vitrina");
        root.setLevel(Level.FINE);
        try (CapturedLog log = new CapturedLog("", format)) {
            for (int status : new int[]{200, 401, 500}) {
                for (String answer : SHOP_ANSWERS) {
                    driveAll(status, answer);
                }
            }
            assertThat(log.lines()).anyMatch(line -> line.contains("Shopify fails") && line.contains("(secret)"))
                    .anyMatch(line -> line.contains("A request was answered"));
            seen.addAll(log.lines());
        } finally {
            root.setLevel(null);
        }
        assertThat(seen).anyMatch(text -> text.contains("HTTP 401: "))
                .anyMatch(text -> text.contains("vitrina_requests_total"))
                .allSatisfy(SecretsTest::assertHoldsNone);
    }

    @Test
    void norWhereTheShopIsWellAndThereAreProducts() throws Exception {
        DemoSettings calm = new DemoSettings(Duration.ZERO, Plan.ENTERPRISE, CostRule.LOGARITHMIC);
        String token;
        try (CapturedLog log = new CapturedLog("", LogFormat.JSON);
                DemoStore shop = DemoStore.start(calm, InstantSource.system());
                TestRedis redis = TestRedis.start("requirepass another")) {
            redisPort = redis.port();
            token = shop.token();
            Path keys = Files.writeString(directory.resolve("keys"), keys());
            ask(settings(shop.url().toString(), token, "VITRINA_API_KEYS_FILE", keys.toString()));
            seen.addAll(log.lines());
        }
        assertThat(seen).anyMatch(text -> text.contains("WRONGPASS"))
                .anyMatch(text -> text.startsWith("200 ") && text.contains("\"price\""))
                .anyMatch(text -> text.startsWith("file ") && text.contains("\"handle\""))
                .allSatisfy(SecretsTest::assertHoldsNone)
                .noneMatch(text -> forms(token).stream().anyMatch(text::contains));
    }

    @Test
    void thisTestWouldFindThem() {
        for (String secret : SECRETS) {
            for (String form : forms(secret)) {
                assertThat(holdsOne("before" + form + "behind")).as(form).isTrue();
            }
        }
        assertThat(holdsOne("before (secret) behind")).isFalse();
    }

    private void driveAll(int status, String answer) throws Exception {
        HttpServer shop = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        shop.createContext("/", exchange -> {
            String token = exchange.getRequestHeaders().getFirst("X-Shopify-Access-Token");
            byte[] body = answer.formatted(token).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        shop.start();
        try {
            ask(settings("http://127.0.0.1:" + shop.getAddress().getPort(), SHOP_TOKEN, "VITRINA_API_KEYS", keys()));
        } finally {
            shop.stop(0);
        }
    }

    private void ask(Settings settings) throws Exception {
        try (VitrinaService service = VitrinaService.start(settings, new TestClock())) {
            for (String path : PRODUCT_PATHS) {
                ask("GET", service.url() + path, "X-API-Key", KEY);
                ask("GET", service.url() + path, "X-API-Key", WRONG);
            }
            for (String path : OPS_PATHS) {
                for (String token : List.of(OPS_TOKEN, WRONG)) {
                    ask("GET", service.opsUrl() + path, "Authorization", "Bearer " + token);
                    ask("POST", service.opsUrl() + path, "Authorization", "Bearer " + token);
                }
            }
            Thread.getAllStackTraces().keySet().forEach(thread -> seen.add(thread.getName()));
        }
        seen.add(HttpSettings.of(settings) + " " + OpsSettings.of(settings) + " " + ShopifySettings.of(settings) + " "
                + RedisSettings.of(settings));
        try (Stream<Path> files = Files.walk(directory.resolve("data"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                seen.add(Files.readString(file, StandardCharsets.ISO_8859_1));
                seen.add("file " + unpacked(Files.readAllBytes(file)));
            }
        }
    }

    /** The content of a catalogue is gzip behind twelve bytes. */
    private static String unpacked(byte[] file) throws IOException {
        try (GZIPInputStream content = new GZIPInputStream(new ByteArrayInputStream(file, 12, file.length - 12))) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String keys() {
        return "first:" + sha256(KEY) + ",second:" + KEY_SHA_256;
    }

    private Settings settings(String shop, String shopToken, String keys, String keysValue) throws IOException {
        Path data = Files.createDirectories(directory.resolve("data"));
        Path token = Files.writeString(directory.resolve("token"), shopToken + "\n");
        Path ops = Files.writeString(directory.resolve("ops"), OPS_TOKEN);
        Path redis = Files.writeString(directory.resolve("redis"), "redis://app:"
                + URLEncoder.encode(REDIS_PASSWORD, StandardCharsets.UTF_8).replace("+", "%20") + "@127.0.0.1:"
                + redisPort);
        Properties properties = new Properties();
        properties.putAll(Map.of("http.host", "127.0.0.1", "http.port", "0", "ops.port", "0", "http.drain-grace", "0s",
                "http.drain-limit", "500ms", "log.access", "true", "log.slow-request", "1ms", "shopify.url",
                shop, "data.directory", data.toString()));
        return Settings.load(new SettingsSources(directory, properties, Map.of("SHOPIFY_SHOP", "marked.myshopify.com",
                "SHOPIFY_TOKEN_FILE", token.toString(), "VITRINA_OPS_TOKEN_FILE", ops.toString(), "REDIS_URL_FILE",
                redis.toString(),
                keys, keysValue)));
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256")
                    .digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private void ask(String method, String url, String header, String value) throws Exception {
        HttpResponse<String> response = client.send(HttpRequest.newBuilder(URI.create(url))
                .timeout(Duration.ofSeconds(30))
                .header(header, value)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(method.equals("POST") ? "{}" : ""))
                .build(), HttpResponse.BodyHandlers.ofString());
        seen.add(response.statusCode() + " " + response.headers().map() + "\n" + response.body());
    }

    private static void assertHoldsNone(String text) {
        assertThat(holdsOne(text)).as(text).isFalse();
    }

    private static boolean holdsOne(String text) {
        return SECRETS.stream().flatMap(secret -> forms(secret).stream()).anyMatch(text::contains);
    }

    private static List<String> forms(String secret) {
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        return List.of(secret, URLEncoder.encode(secret, StandardCharsets.UTF_8),
                Base64.getEncoder().withoutPadding().encodeToString(bytes),
                Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }
}
