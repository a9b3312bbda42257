package dev.vitrina;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import dev.vitrina.cache.Entry;
import dev.vitrina.cache.MemoryPages;
import dev.vitrina.cache.Narrowing;
import dev.vitrina.demo.DemoProduct;
import dev.vitrina.product.Market;
import dev.vitrina.product.ProductKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static dev.vitrina.TestService.header;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What one load brings answers every question that it can: a page its products, and a product both its names. */
@TestInstance(Lifecycle.PER_CLASS) // JUnit holds on to one instance an invocation otherwise, and so to as many shops
final class SharingTest {

    private static final Market US = new Market("US");
    private static final String PAGE = "/v1/products?limit=20";
    private static final String LARGE = "awkward-120-variants";
    private static final Duration EXPIRED = Duration.ofMinutes(16);

    private TestService service;

    @BeforeEach
    void start() {
        service = patient();
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void aPageSparesTheCallsForItsProducts() throws Exception {
        int spared = 0;
        for (JsonNode product : service.json(PAGE).path("products")) {
            if (product.path("variants_complete").asBoolean()) {
                assertThat(header(single(product.path("id").asString()), "Vitrina-Source")).isEqualTo("memory");
                assertThat(header(single(product.path("handle").asString()), "Vitrina-Source")).isEqualTo("memory");
                spared++;
            }
        }
        assertThat(spared).isGreaterThan(15);
        assertThat(service.demo().calls()).isEqualTo(1);
    }

    @Test
    void whatAPageSharesIsTheSameAsALoadOfTheProductAlone() throws Exception {
        try (TestService other = patient()) {
            for (JsonNode product : service.json(PAGE).path("products")) {
                if (product.path("variants_complete").asBoolean()) {
                    HttpResponse<byte[]> shared = single(product.path("id").asString());
                    HttpResponse<byte[]> alone = other.get("/v1/products/" + product.path("id").asString());
                    assertThat(header(alone, "Vitrina-Source")).isEqualTo("shopify");
                    assertThat(shared.body()).isEqualTo(alone.body());
                    assertThat(header(shared, "ETag")).isEqualTo(header(alone, "ETag"));
                }
            }
        }
    }

    @Test
    void bothNamesOfAProductShareOneBodyAndExpireApart() throws Exception {
        JsonNode product = firstOf(service.json(PAGE));
        Entry byId = held(ProductKey.byId(US, product.path("id").asString()));
        Entry byHandle = held(ProductKey.byHandle(US, product.path("handle").asString()));
        assertThat(((Entry.Filled) byId).body()).isSameAs(((Entry.Filled) byHandle).body());
        assertThat(byId.jitter()).isNotEqualTo(byHandle.jitter());
    }

    @Test
    void aProductThatIsAskedForByOneNameIsThereByTheOther() throws Exception {
        DemoProduct product = product(LARGE);
        assertThat(header(single(product.handle()), "Vitrina-Source")).isEqualTo("shopify");
        assertThat(header(single(Long.toString(product.id())), "Vitrina-Source")).isEqualTo("memory");
        service.clock.advance(EXPIRED);
        assertThat(header(single(Long.toString(product.id())), "Vitrina-Source")).isEqualTo("shopify");
        assertThat(header(single(product.handle()), "Vitrina-Source")).isEqualTo("memory");
        assertThat(service.demo().calls()).isEqualTo(2);
    }

    @Test
    void aProductWithMoreVariantsThanAPageCarriesIsKeptAsPagesShowItAndAskedForAlone() throws Exception {
        DemoProduct large = product(LARGE);
        JsonNode page = service.json(pageWith(large));
        JsonNode listed = JsonMapper.shared()
                .readTree(((Entry.Filled) held(ProductKey.listed(US, Long.toString(large.id())))).body().plain());
        assertThat(page.path("products")).contains(listed);
        assertThat(listed.path("variants").size()).isEqualTo(10);
        assertThat(listed.path("variants_complete").asBoolean()).isFalse();
        HttpResponse<byte[]> alone = single(LARGE);
        assertThat(header(alone, "Vitrina-Source")).isEqualTo("shopify");
        assertThat(TestService.json(alone).path("variants").size()).isEqualTo(120);
        assertThat(service.demo().calls()).isEqualTo(2);
    }

    @Test
    void aChangeOfAProductDuringTheLoadOfAPageMakesTheSharedOneExpireAndNotThePage() throws Exception {
        String id = Long.toString(product("awkward-no-image").id());
        service.chaos("{\"hang\":true}");
        String path = pageWith(product("awkward-no-image"));
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<HttpResponse<byte[]>> caller = callers.submit(() -> service.get(path));
            await().until(() -> service.demo().callsInFlight() == 1);
            memory().expire(ProductKey.byId(US, id), service.clock.instant());
            service.chaos("{\"hang\":false}");
            assertThat(header(caller.get(), "Vitrina-Source")).isEqualTo("shopify");
        }
        assertThat(held(ProductKey.byId(US, id)).invalidated()).isTrue();
        assertThat(held(ProductKey.byHandle(US, "awkward-no-image")).invalidated()).isFalse();
        service.clock.advance(Duration.ofSeconds(1));
        assertThat(header(single(id), "Vitrina-Source")).isEqualTo("shopify");
        assertThat(service.demo().calls()).isEqualTo(2);
    }

    @Test
    void whatBeganLaterStaysAndWhatBeganEarlierIsReplaced() throws Exception {
        DemoProduct product = product("awkward-no-image");
        ProductKey byId = ProductKey.byId(US, Long.toString(product.id()));
        ProductKey byHandle = ProductKey.byHandle(US, product.handle());
        Entry unknown = new Entry.NotFound(service.clock.instant(), 0, false);
        Entry unknownLater = new Entry.NotFound(service.clock.instant().plusSeconds(2), 0, false);
        memory().put(byId, unknown);
        memory().put(byHandle, unknownLater);
        service.clock.advance(Duration.ofSeconds(1));
        service.get(pageWith(product));
        assertThat(held(byId)).isInstanceOf(Entry.Filled.class);
        assertThat(held(byId).loadStartedAt()).isEqualTo(service.clock.instant());
        assertThat(held(byHandle)).isSameAs(unknownLater);
    }

    /** A page may bring a product while a call for it alone is under way, which then says that it does not exist. */
    @Test
    void aProductThatCameAlongDuringTheCallIsGoneOnlyWhenTheShopSaysSoTwice() throws Exception {
        ProductKey key = ProductKey.byHandle(US, "awkward-no-image");
        service.get(pageWith(product("awkward-no-image")));
        Entry cameAlong = held(key);
        memory().drop(Narrowing.NONE, service.clock.instant());
        service.clock.advance(Duration.ofSeconds(1));
        service.chaos("""
                {"hang":true,"answer":{"status":200,"content_type":"application/json",
                "body":"{\\"data\\":{\\"productByIdentifier\\":null}}"}}""");
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<HttpResponse<byte[]>> caller = callers.submit(() -> single("awkward-no-image"));
            await().until(() -> service.demo().callsInFlight() == 1);
            memory().put(key, cameAlong);
            service.chaos("{\"hang\":false}");
            assertThat(caller.get().statusCode()).isEqualTo(404);
        }
        assertThat(service.demo().calls()).isEqualTo(3);
    }

    @Test
    void largePagesStayWithinASmallRoom() throws Exception {
        try (TestService small = TestService.start("cache.max-products", "10", "cache.max-product-bytes", "64KiB",
                "lookup.patience", "50s", "demo.plan", "enterprise")) {
            String next = "";
            for (int page = 0; page < 4; page++) {
                JsonNode json = small.json("/v1/products?limit=250" + (next.isEmpty() ? "" : "&cursor=" + next));
                next = json.path("page").path("next").asString();
                assertThat(small.memory().products().entries()).isBetween(1L, 10L);
                assertThat(small.memory().products().weight()).isLessThanOrEqualTo(64 << 10);
            }
            assertThat(small.memory().pages().entries()).isEqualTo(4);
        }
    }

    /** Waits as long as a slow machine may take. */
    private static TestService patient() {
        return TestService.start("lookup.patience", "50s", "lookup.soft-deadline", "50s", "shopify.hard-deadline",
                "55s", "demo.plan", "enterprise");
    }

    private MemoryPages memory() {
        return service.vitrina.memory();
    }

    private Entry held(ProductKey key) {
        return Objects.requireNonNull(memory().get(key), key.text());
    }

    private DemoProduct product(String handle) {
        return service.demo().products().stream().filter(product -> product.handle().equals(handle)).findFirst()
                .orElseThrow();
    }

    private static String pageWith(DemoProduct product) {
        return "/v1/products?limit=250&category=" + URLEncoder.encode(product.type(), StandardCharsets.UTF_8);
    }

    private static JsonNode firstOf(JsonNode page) {
        return page.path("products").get(0);
    }

    private HttpResponse<byte[]> single(String ref) throws Exception {
        return service.get("/v1/products/" + URLEncoder.encode(ref, StandardCharsets.UTF_8));
    }
}
