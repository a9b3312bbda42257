package dev.vitrina;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

import dev.vitrina.cache.CacheSettings;
import dev.vitrina.config.BadSettingException;
import dev.vitrina.config.Settings;
import dev.vitrina.config.SettingsSources;
import dev.vitrina.demo.CostRule;
import dev.vitrina.demo.DemoSettings;
import dev.vitrina.demo.Plan;
import dev.vitrina.http.ApiKeySettings;
import dev.vitrina.http.CorsSettings;
import dev.vitrina.http.DrainSettings;
import dev.vitrina.http.HttpSettings;
import dev.vitrina.http.RequestLimits;
import dev.vitrina.lookup.LookupSettings;
import dev.vitrina.lookup.WarmUpSettings;
import dev.vitrina.ops.OpsSettings;
import dev.vitrina.product.Market;
import dev.vitrina.product.Markets;
import dev.vitrina.shopify.BreakerSettings;
import dev.vitrina.shopify.ShopifySettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Every setting reaches the record it belongs to, and a wrong one stops the start. */
final class ServiceSettingsTest {

    private static final long MIB = 1L << 20;

    @Test
    void hasTheDefaultsThatTheDesignNames() {
        Settings settings = settings(Map.of());
        assertThat(CacheSettings.of(settings)).isEqualTo(
                new CacheSettings(Duration.ofMinutes(5), Duration.ofMinutes(10),
                        Duration.ofHours(24), Duration.ofSeconds(30), Duration.ofSeconds(10), 1_000, 64 * MIB,
                        64 * MIB));
        assertThat(HttpSettings.of(settings)).isEqualTo(new HttpSettings("0.0.0.0", 8080, Duration.ofSeconds(10),
                new CorsSettings(Set.of(), Duration.ofHours(1)), new ApiKeySettings(null, null),
                new RequestLimits(2_000, Duration.ofSeconds(75), Duration.ofSeconds(15)),
                new DrainSettings(Duration.ofSeconds(1), Duration.ofSeconds(10))));
        assertThat(OpsSettings.of(settings)).isEqualTo(new OpsSettings("127.0.0.1", 8081, null));
        assertThat(Markets.of(settings).byDefault()).isEqualTo(new Market("US"));
        assertThat(DemoSettings.of(settings))
                .isEqualTo(new DemoSettings(Duration.ofMillis(150), Plan.STANDARD, CostRule.LOGARITHMIC));
        assertThat(ShopifySettings.isConfigured(settings)).isFalse();
        ShopifySettings shop = ShopifySettings
                .of(settings(Map.of("shopify.shop", "my-shop.myshopify.com", "shopify.token", "t")));
        assertThat(shop.url()).isEqualTo(URI.create("https://my-shop.myshopify.com"));
        assertThat(shop.apiVersion()).isEqualTo("2026-10");
        assertThat(shop.connectTimeout()).isEqualTo(Duration.ofSeconds(1));
        assertThat(shop.hardDeadline()).isEqualTo(Duration.ofSeconds(5));
        assertThat(shop.maxConcurrent()).isEqualTo(8);
        assertThat(shop.breaker())
                .isEqualTo(new BreakerSettings(20, 10, 0.5, Duration.ofSeconds(2), Duration.ofSeconds(10)));
        assertThat(LookupSettings.of(settings))
                .isEqualTo(new LookupSettings(Duration.ofMillis(1_500), Duration.ofMillis(200)));
        assertThat(WarmUpSettings.of(settings)).isEqualTo(new WarmUpSettings(3, Duration.ofSeconds(5)));
    }

    @Test
    void everySettingReachesItsRecord() {
        Settings settings = settings(Map.ofEntries(
                Map.entry("cache.ttl", "1m"),
                Map.entry("cache.stale-while-revalidate", "21m"), Map.entry("cache.stale-if-error", "22m"),
                Map.entry("cache.retry-pause", "23s"), Map.entry("lookup.patience", "24ms"),
                Map.entry("lookup.soft-deadline", "3ms"), Map.entry("shopify.breaker.window", "25"),
                Map.entry("shopify.breaker.minimum", "7"), Map.entry("shopify.breaker.failure-rate", "0.25"),
                Map.entry("shopify.breaker.slow-call", "26ms"), Map.entry("shopify.breaker.open", "27ms"),
                Map.entry("cache.not-found-ttl", "2s"),
                Map.entry("warm-up.pages", "14"), Map.entry("warm-up.ready-after", "15ms"),
                Map.entry("cache.max-products", "3"),
                Map.entry("cache.max-page-bytes", "4MiB"), Map.entry("cache.max-product-bytes", "5MiB"),
                Map.entry("markets.default", "ES"),
                Map.entry("demo.latency", "9ms"), Map.entry("demo.plan", "plus"), Map.entry("demo.cost-rule", "linear"),
                Map.entry("shopify.shop", "s.myshopify.com"), Map.entry("shopify.token", "secret"),
                Map.entry("shopify.api-version", "2026-07"), Map.entry("shopify.url", "http://127.0.0.1:10"),
                Map.entry("shopify.connect-timeout", "11ms"), Map.entry("shopify.hard-deadline", "12ms"),
                Map.entry("shopify.max-concurrent", "13")));
        assertThat(CacheSettings.of(settings))
                .isEqualTo(new CacheSettings(Duration.ofMinutes(1), Duration.ofMinutes(21), Duration.ofMinutes(22),
                        Duration.ofSeconds(2), Duration.ofSeconds(23), 3, 4 * MIB, 5 * MIB));
        assertThat(Markets.of(settings).byDefault()).isEqualTo(new Market("ES"));
        assertThat(DemoSettings.of(settings))
                .isEqualTo(new DemoSettings(Duration.ofMillis(9), Plan.PLUS, CostRule.LINEAR));
        ShopifySettings shop = ShopifySettings.of(settings);
        assertThat(shop).isEqualTo(new ShopifySettings(URI.create("http://127.0.0.1:10"), shop.token(), "2026-07",
                Duration.ofMillis(11), Duration.ofMillis(12), 13,
                new BreakerSettings(25, 7, 0.25, Duration.ofMillis(26), Duration.ofMillis(27))));
        assertThat(LookupSettings.of(settings))
                .isEqualTo(new LookupSettings(Duration.ofMillis(24), Duration.ofMillis(3)));
        assertThat(WarmUpSettings.of(settings)).isEqualTo(new WarmUpSettings(14, Duration.ofMillis(15)));
        assertThat(shop.token().reveal()).isEqualTo("secret");
        assertThat(shop.toString()).doesNotContain("secret\"").doesNotContain("=secret,");
    }

    @Test
    void everySettingOfTheListenersReachesItsRecord() {
        Settings settings = settings(Map.ofEntries(
                Map.entry("http.host", "h"), Map.entry("http.port", "6"), Map.entry("http.max-age", "7s"),
                Map.entry("http.cors.origins", "https://a.example"), Map.entry("http.cors.max-age", "28m"),
                Map.entry("http.api-keys-file", "k"), Map.entry("http.max-requests", "29"),
                Map.entry("http.request-timeout", "30s"), Map.entry("http.idle-timeout", "31s"),
                Map.entry("http.drain-grace", "32s"), Map.entry("http.drain-limit", "33s"),
                Map.entry("ops.host", "127.0.0.2"), Map.entry("ops.port", "8")));
        assertThat(HttpSettings.of(settings)).isEqualTo(new HttpSettings("h", 6, Duration.ofSeconds(7),
                new CorsSettings(Set.of("https://a.example"), Duration.ofMinutes(28)),
                new ApiKeySettings(null, Path.of("k")),
                new RequestLimits(29, Duration.ofSeconds(31), Duration.ofSeconds(30)),
                new DrainSettings(Duration.ofSeconds(32), Duration.ofSeconds(33))));
        assertThat(OpsSettings.of(settings)).isEqualTo(new OpsSettings("127.0.0.2", 8, null));
    }

    @Test
    void aTokenOpensOtherAddressesToTheOpsListener() {
        String token = "0123456789._~+/-abc==";
        OpsSettings ops = OpsSettings.of(settings(Map.of("ops.host", "0.0.0.0", "ops.token", token)));
        assertThat(ops).isEqualTo(new OpsSettings("0.0.0.0", 8081, ops.token()));
        assertThat(ops.token()).isNotNull().matches(secret -> secret.is(token));
        assertThat(ops.toString()).doesNotContain(token);
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', value = {"cache.ttl, -1s", "cache.ttl, 0ms", "cache.ttl, 5",
        "cache.not-found-ttl, 0s", "cache.stale-while-revalidate, x", "cache.stale-if-error, -1s",
        "cache.retry-pause, 0s",
        "warm-up.pages, -1", "warm-up.pages, 101", "warm-up.pages, all", "warm-up.ready-after, soon",
        "lookup.patience, 0ms", "lookup.soft-deadline, 2s", "shopify.breaker.window, 0", "shopify.breaker.minimum, 21",
        "shopify.breaker.failure-rate, 0", "shopify.breaker.failure-rate, 1.1", "shopify.breaker.failure-rate, half",
        "shopify.breaker.slow-call, 0ms", "shopify.breaker.open, 0ms",
        "cache.max-products, 0", "cache.max-products, -1", "cache.max-products, 10000001",
        "cache.max-page-bytes, 63KiB",
        "cache.max-product-bytes, 0B", "http.host, \"\"", "http.port, -1", "http.port, 65536", "http.max-age, -1s",
        "http.cors.origins, https://shop.example/", "http.cors.max-age, 0s",
        "http.max-requests, 0", "http.idle-timeout, 14s", "http.request-timeout, 0s", "http.idle-timeout, x",
        "lookup.patience, 15s", "http.drain-grace, -1s", "http.drain-limit, 0s", "http.api-keys, x",
        "http.api-keys, a:0", "http.api-keys-file, no-such-file",
        "http.api-keys-file, .",
        "ops.host, 0.0.0.0", "ops.host, \"\"", "ops.host, no.such.host.invalid", "ops.port, x", "ops.token, short",
        "ops.token, 0123456789 0123456789", "ops.token, 0123456789-0123456789é", "ops.host, ::", "markets.default, us",
        "markets.default, \"\"", "markets.locale, \"\"", "markets.locale, e", "markets.locale, en_US",
        "markets.locale, EN", "markets.currency, usd",
        "markets.currency, DOLLAR", "markets.default, USA", "demo.latency, -1ms", "demo.latency, 200s",
        "demo.plan, free",
        "demo.cost-rule, \"\"", "shopify.api-version, latest", "shopify.api-version, 2026-11",
        "shopify.connect-timeout, 0ms",
        "shopify.hard-deadline, 0ms", "shopify.max-concurrent, 0", "shopify.max-concurrent, 257",
        "shopify.token, lonely", "shopify.url, https://lonely", "http.host, no.such.host.invalid"})
    void aWrongValueStopsTheStartAndNamesItsKey(String key, String value) {
        assertRefused(key, Map.of(key, value));
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', value = {"shopify.shop, my-shop", "shopify.shop, https://my-shop.myshopify.com",
        "shopify.shop, my-shop.myshopify.com.evil.example", "shopify.shop, MY-SHOP.myshopify.com",
        "shopify.token, \"\"",
        "shopify.token, \"a b\"", "shopify.token, é", "shopify.url, http://shop.example",
        "shopify.url, http://10.0.0.1",
        "shopify.url, ftp://127.0.0.1", "shopify.url, no url", "shopify.url, https://", "shopify.url, /path",
        "shopify.url, https://shop.example/admin", "shopify.url, https://user:p4ss@shop.example",
        "shopify.url, https://shop.example?x=1", "shopify.url, https://shop.example#x",
        "shopify.url, https://shop.example:99999", "shopify.url, http://localhost.evil.invalid"})
    void aWrongValueForARealShopStopsTheStart(String key, String value) {
        Map<String, String> values = new HashMap<>();
        values.put("shopify.shop", "my-shop.myshopify.com");
        values.put("shopify.token", "t0k3n");
        values.put(key, value);
        assertRefused(key, values);
    }

    @Test
    void aPortThatIsTakenIsNamed() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertRefused("http.host and http.port: cannot listen on 127.0.0.1:" + taken.getLocalPort(),
                    Map.of("http.host", "127.0.0.1", "http.port", Integer.toString(taken.getLocalPort())));
        }
    }

    @Test
    void twoListenersNeedTwoPorts() {
        assertRefused("http.port and ops.port are both 1", Map.of("http.port", "1", "ops.port", "1"));
    }

    @Test
    void anAddressOfIpv6IsWrittenAsBrowsersNeedIt() {
        assertThat(Listeners.url("::1", 80)).isEqualTo(URI.create("http://[::1]:80"));
        assertThat(Listeners.url("fe80::1%lo", 80)).isEqualTo(URI.create("http://[fe80::1]:80"));
        assertThat(Listeners.url("localhost", 80)).isEqualTo(URI.create("http://localhost:80"));
    }

    private static void assertRefused(String key, Map<String, String> values) {
        Map<String, String> all = new HashMap<>(Map.of("http.host", "127.0.0.1", "http.port", "0", "ops.port", "0"));
        all.putAll(values);
        assertThatThrownBy(() -> VitrinaService.start(settings(all), new TestClock()))
                .isInstanceOf(BadSettingException.class)
                .hasMessageStartingWith(key)
                .hasMessageNotContainingAny("\n", "Exception:", "t0k3n", "a b", "p4ss");
    }

    private static Settings settings(Map<String, String> values) {
        Properties properties = new Properties();
        properties.putAll(values);
        return Settings.load(new SettingsSources(Path.of("target"), properties, Map.of()));
    }
}
