package dev.vitrina.demo;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The store counts the calls that it spoils on purpose, each once and when that begins, and no others. */
final class FaultCountTest {

    private static final String SHOP_NAME = "{shop {name}}";
    private static final String DRAFTS = "{products(first: 3, query: \"status:draft\") {nodes {status}}}";
    private static final String ANSWER = "{\"answer\":{\"status\":402,\"content_type\":\"text/html\",\"body\":\"\"}}";

    private final TestShop shop = new TestShop();

    @AfterEach
    void close() {
        shop.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"error_rate\":1}", "{\"throttle\":true}", "{\"malformed\":true}", "{\"empty\":true}",
        "{\"ignore_search\":true}", ANSWER, "{\"latency_ms\":1}",
        "{\"latency_ms\":1,\"malformed\":true,\"ignore_search\":true}"})
    void aSpoiledAnswerCountsOnceAndForGood(String chaos) throws Exception {
        shop.chaos(chaos);
        shop.post(DRAFTS);
        assertThat(shop.store.faults()).isEqualTo(1);
        shop.chaos("{\"reset\":true}");
        shop.post(DRAFTS);
        assertThat(shop.store.faults()).isEqualTo(1);
        assertThat(shop.store.calls()).isEqualTo(2);
    }

    @Test
    void typesThatAreKeptBackCountToo() throws Exception {
        shop.chaos("{\"empty\":true}");
        shop.post("{productTypes(first: 3) {nodes}}");
        assertThat(shop.store.faults()).isEqualTo(1);
    }

    @Test
    void ofHalfTheCallsHalfAreCounted() throws Exception {
        shop.chaos("{\"error_rate\":0.5}");
        for (int i = 0; i < 12; i++) {
            shop.post(SHOP_NAME);
        }
        assertThat(shop.store.faults()).isEqualTo(6);
    }

    @Test
    void eachConnectionThatIsCutCounts() {
        shop.chaos("{\"down\":true}");
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> shop.post(SHOP_NAME)).isInstanceOf(IOException.class);
        }
        assertThat(shop.store.faults()).isGreaterThanOrEqualTo(3).isEqualTo(shop.store.calls());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"hang\":true}", "{\"latency_ms\":60000}"})
    void aCallThatIsHeldCountsWhenThatBegins(String chaos) throws Exception {
        shop.chaos(chaos);
        CompletableFuture<HttpResponse<String>> held = shop.postLater(SHOP_NAME);
        TestShop.eventually(() -> shop.store.faults() == 1);
        assertThat(held).isNotDone();
        shop.chaos("{\"reset\":true}");
        assertThat(held.get(5, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
        assertThat(shop.store.faults()).isEqualTo(1);
    }

    @Test
    void aSlowBodyCountsBeforeItsFirstByte() throws Exception {
        shop.chaos("{\"slow_body\":true}");
        try (HttpClient http = HttpClient.newHttpClient();
                InputStream body = http.send(shop.request(TestShop.body(SHOP_NAME)).build(),
                        BodyHandlers.ofInputStream()).body()) {
            assertThat(body.read()).isEqualTo('{');
            assertThat(shop.store.faults()).isEqualTo(1);
        }
    }

    @Test
    void aWellShopSpoilsNothing() throws Exception {
        shop.data(SHOP_NAME);
        shop.data(DRAFTS);
        shop.post("{nothing}");
        shop.send(shop.request("no JSON"));
        shop.send(shop.request(TestShop.body(SHOP_NAME)).setHeader("X-Shopify-Access-Token", "wrong"));
        shop.chaos("{\"bucket\":{\"points\":0,\"restore_per_s\":0},\"cost_rule\":\"linear\"}");
        assertThat(shop.ask(DRAFTS).at("/errors/0/extensions/code").stringValue()).isEqualTo("THROTTLED");
        assertThat(shop.store.faults()).isZero();
        assertThat(shop.store.calls()).isEqualTo(6);
    }

    @Test
    void theLatencyOfTheSettingsIsNoFault() throws Exception {
        try (TestShop slow = new TestShop(
                new DemoSettings(Duration.ofMillis(3), Plan.STANDARD, CostRule.LOGARITHMIC))) {
            slow.post(SHOP_NAME);
            slow.chaos("{\"latency_ms\":1}");
            slow.post(SHOP_NAME);
            assertThat(slow.store.faults()).isZero();
            slow.chaos("{\"latency_ms\":4}");
            slow.post(SHOP_NAME);
            assertThat(slow.store.faults()).isEqualTo(1);
        }
    }

    @Test
    void chaosThatDoesNotTouchAnAnswerIsNoFault() throws Exception {
        shop.chaos("{\"empty\":true,\"ignore_search\":true}");
        shop.data(SHOP_NAME);
        shop.chaos("{\"reset\":true,\"ignore_search\":true}");
        shop.data("{products(first: 3) {nodes {status}}}");
        shop.chaos("{\"reset\":true,\"throttle\":true}");
        shop.post("{nothing}");
        shop.chaos("{\"reset\":true,\"malformed\":true}");
        shop.send(shop.request("{}").uri(shop.store.url().resolve("/nothing")));
        assertThat(shop.store.faults()).isZero();
    }
}
