package dev.vitrina;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

import dev.vitrina.demo.DemoProduct;
import dev.vitrina.lookup.Loader;
import dev.vitrina.product.Market;
import dev.vitrina.product.ProductKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import tools.jackson.databind.JsonNode;

import static dev.vitrina.TestService.header;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Products asked for by their ids: each from the first level that can answer, and one question to the shop for the rest. */
@TestInstance(Lifecycle.PER_CLASS) // JUnit holds on to one instance an invocation otherwise, and so to as many shops
final class BatchTest {

    private static final Duration STALE = Duration.ofSeconds(331);
    private static final Duration EXPIRED = Duration.ofMinutes(16);

    private TestService service;

    @BeforeEach
    void start() {
        service = TestService.start("lookup.patience", "20s", "lookup.soft-deadline", "20s", "shopify.hard-deadline",
                "30s",
                "demo.plan", "enterprise");
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void aHundredOfWhichFortyAreCachedAreOneCallForSixty() throws Exception {
        List<Long> ids = visible(0, 100);
        service.get(path(ids.subList(0, 40)));
        long before = service.demo().calls();
        HttpResponse<byte[]> response = service.get(path(ids));
        assertThat(service.demo().calls() - before).isEqualTo(1);
        assertThat(service.demo().lastRequestedCost("ProductsById")).as("what sixty cost").hasValue(8 * 21);
        assertThat(found(response)).isEqualTo(texts(ids));
        assertThat(header(response, "Vitrina-Source")).isEqualTo("shopify");
        assertThat(header(service.get(path(ids)), "Vitrina-Source")).isEqualTo("memory");
        assertThat(service.demo().calls() - before).isEqualTo(1);
    }

    @Test
    void aPageSparesTheBatchAndABatchSparesTheSingles() throws Exception {
        List<Long> ids = new ArrayList<>();
        service.json("/v1/products?limit=20").path("products").forEach(one -> ids.add(one.path("id").asLong()));
        long before = service.demo().calls();
        assertThat(found(service.get(path(ids)))).isEqualTo(texts(ids));
        assertThat(service.demo().calls()).isEqualTo(before);
        long other = visible(200, 1).getFirst();
        JsonNode inBatch = TestService.json(service.get(path(List.of(other)))).path("products").path(0);
        before = service.demo().calls();
        assertThat(service.json("/v1/products/" + other)).isEqualTo(inBatch);
        assertThat(service.demo().calls()).isEqualTo(before);
    }

    @Test
    void theOrderIsKeptAndWhatTheShopDeniesIsMissing() throws Exception {
        List<Long> ids = visible(0, 3);
        long hidden = service.demo().products().stream().filter(p -> !p.visible(service.clock.instant())).findFirst()
                .orElseThrow().id();
        HttpResponse<byte[]> response = service
                .get(path(List.of(ids.get(2), 9L, ids.get(0), hidden, ids.get(2), ids.get(1))));
        assertThat(found(response)).isEqualTo(texts(List.of(ids.get(2), ids.get(0), ids.get(1))));
        assertThat(TestService.json(response).path("missing").valueStream().map(JsonNode::asString).toList())
                .containsExactly("9", Long.toString(hidden));
        assertThat(TestService.json(response).path("unavailable").size()).isZero();
        assertThat(TestService.json(response).path("meta").path("complete").asBoolean()).isTrue();
    }

    @Test
    void whatNoLevelHasIsUnavailableAndNotMissing() throws Exception {
        List<Long> ids = visible(0, 3);
        service.get(path(ids.subList(0, 2)));
        service.chaos("{\"malformed\":true}");
        HttpResponse<byte[]> response = service.get(path(ids));
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(found(response)).isEqualTo(texts(ids.subList(0, 2)));
        assertThat(TestService.json(response).path("unavailable").path(0).asString()).isEqualTo(ids.get(2).toString());
        assertThat(TestService.json(response).path("missing").size()).isZero();
        assertThat(TestService.json(response).path("meta").path("complete").asBoolean()).isFalse();
        assertThat(header(response, "Cache-Control")).isEqualTo("no-store");
        assertThat(header(response, "Vitrina-Reason")).isEqualTo("failed");
        HttpResponse<byte[]> nothing = service.get(path(ids.subList(2, 3)));
        assertThat(nothing.statusCode()).isEqualTo(503);
        assertThat(header(nothing, "Vitrina-Reason")).isEqualTo("paused");
    }

    @Test
    void staleOnesAreServedAtOnceAndRefreshedInOneCall() throws Exception {
        List<Long> ids = visible(0, 30);
        service.get(path(ids));
        service.clock.advance(STALE);
        long before = service.demo().calls();
        HttpResponse<byte[]> response = service.get(path(ids));
        assertThat(header(response, "Vitrina-Source")).isEqualTo("stale");
        assertThat(header(response, "Age")).isEqualTo("331");
        await().until(() -> header(service.get(path(ids)), "Vitrina-Source").equals("memory"));
        assertThat(service.demo().calls() - before).isEqualTo(1);
    }

    @Test
    void freshOnesAreRefreshedAheadOfTheirExpiry() throws Exception {
        List<Long> ids = visible(0, 2);
        service.get(path(ids));
        service.clock.advance(Duration.ofSeconds(266)); // of 270 at least, and past 80 % of 330
        long before = service.demo().calls();
        assertThat(header(service.get(path(ids)), "Vitrina-Source")).isEqualTo("memory");
        await().until(() -> service.demo().calls() - before == 1);
    }

    @Test
    void expiredOnesAreTheNet() throws Exception {
        List<Long> ids = visible(0, 3);
        byte[] body = service.get(path(ids)).body();
        service.clock.advance(EXPIRED);
        service.chaos("{\"malformed\":true}");
        HttpResponse<byte[]> response = service.get(path(ids));
        assertThat(response.body()).isEqualTo(body);
        assertThat(header(response, "Vitrina-Source")).isEqualTo("stale");
        assertThat(header(response, "Vitrina-Reason")).isEqualTo("failed");
    }

    @Test
    void whatIsLeftAloneAfterAFailureSaysSo() throws Exception {
        List<Long> ids = visible(0, 3);
        service.get(path(ids));
        service.clock.advance(STALE);
        service.chaos("{\"malformed\":true}");
        assertThat(header(service.get(path(ids)), "Vitrina-Reason")).isEqualTo("revalidating");
        await().until(() -> header(service.get(path(ids)), "Vitrina-Reason").equals("paused"));
        assertThat(service.demo().calls("ProductsById")).isEqualTo(2);
    }

    @Test
    void whatChangedWhileItWasLoadedIsStaleOnArrivalAndRefreshed() throws Exception {
        List<Long> ids = visible(0, 3);
        service.chaos("{\"hang\":true}");
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<HttpResponse<byte[]>> caller = callers.submit(() -> service.get(path(ids)));
            await().until(() -> service.demo().callsInFlight() == 1);
            service.vitrina.memory().expire(ProductKey.byId(new Market("US"), ids.get(1).toString()),
                    service.clock.instant());
            service.clock.advance(Duration.ofSeconds(1));
            service.chaos("{\"hang\":false}");
            assertThat(header(caller.get(), "Vitrina-Source")).isEqualTo("stale");
            assertThat(header(caller.get(), "Vitrina-Reason")).isEqualTo("revalidating");
        }
        await().until(() -> header(service.get(path(ids)), "Vitrina-Source").equals("memory"));
        assertThat(service.demo().calls("ProductsById")).isEqualTo(2);
    }

    @Test
    void batchesThatOverlapAskForEachProductOnceAndThoseWhoJoinNeedNoSlot() throws Exception {
        List<Long> ids = visible(0, 20);
        try (TestService narrow = TestService.start("lookup.patience", "20s", "shopify.hard-deadline", "30s",
                "shopify.max-concurrent", "1"); ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            narrow.chaos("{\"hang\":true}");
            Future<HttpResponse<byte[]>> first = callers.submit(() -> narrow.get(path(ids)));
            await().until(() -> narrow.demo().callsInFlight() == 1);
            Future<HttpResponse<byte[]>> within = callers.submit(() -> narrow.get(path(ids.subList(5, 15))));
            await().until(() -> narrow.vitrina.loader().usage().callers() == 30);
            narrow.chaos("{\"hang\":false}");
            assertThat(found(within.get())).isEqualTo(texts(ids.subList(5, 15)));
            assertThat(header(within.get(), "Cache-Status")).endsWith("; collapsed");
            assertThat(found(first.get())).isEqualTo(texts(ids));
            assertThat(narrow.demo().calls()).isEqualTo(1);
            assertThat(narrow.vitrina.loader().usage()).isEqualTo(new Loader.Usage(0, 0));
        }
    }

    @Test
    void aProductThatIsHeldIsGoneOnlyWhenTheShopSaysSoTwice() throws Exception {
        List<Long> ids = visible(0, 2);
        service.get(path(ids));
        service.clock.advance(EXPIRED);
        service.chaos(
                """
                        {"answer":{"status":200,"content_type":"application/json","body":"{\\"data\\":{\\"nodes\\":[null,null]}}"}}""");
        HttpResponse<byte[]> response = service.get(path(ids));
        assertThat(TestService.json(response).path("missing").size()).isEqualTo(2);
        assertThat(service.demo().calls()).isEqualTo(3);
    }

    @Test
    void aProductOfManyVariantsIsKeptAsPagesShowItAndNotForTheSingle() throws Exception {
        long many = service.demo().products().stream().filter(one -> one.handle().equals("awkward-120-variants"))
                .findFirst().orElseThrow().id();
        JsonNode inBatch = TestService.json(service.get(path(List.of(many)))).path("products").path(0);
        assertThat(inBatch.path("variants").size()).isEqualTo(10);
        assertThat(header(service.get(path(List.of(many))), "Vitrina-Source")).isEqualTo("memory");
        assertThat(service.json("/v1/products/" + many).path("variants").size()).isEqualTo(120);
        assertThat(service.demo().calls()).isEqualTo(2);
    }

    @Test
    void whereTheBucketCannotPayForAllTheyComeInParts() throws Exception {
        List<Long> ids = visible(0, 250);
        service.chaos("{\"cost_rule\":\"linear\"}");
        assertThat(found(service.get(path(ids)))).isEqualTo(texts(ids));
        assertThat(service.demo().calls()).isGreaterThan(10);
    }

    @Test
    void moreThanShopifyTakesInOneQuestionIsRefused() throws Exception {
        assertThat(service.get(path(visible(0, 251))).statusCode()).isEqualTo(400);
        assertThat(service.get(path(visible(0, 250))).statusCode()).isEqualTo(200);
    }

    private List<Long> visible(int from, int count) {
        return service.demo().products().stream().filter(product -> product.visible(service.clock.instant())).skip(from)
                .limit(count).map(DemoProduct::id).toList();
    }

    private static String path(List<Long> ids) {
        return "/v1/products?ids=" + String.join(",", texts(ids));
    }

    private static List<String> texts(List<Long> ids) {
        return ids.stream().map(String::valueOf).collect(Collectors.toList());
    }

    private static List<String> found(HttpResponse<byte[]> response) {
        return TestService.json(response).path("products").valueStream().map(one -> one.path("id").asString()).toList();
    }
}
