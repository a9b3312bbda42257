package dev.vitrina;

import java.net.http.HttpResponse;
import java.time.Duration;

import dev.vitrina.demo.DemoProduct;
import dev.vitrina.lookup.WarmUp;
import dev.vitrina.lookup.WarmUpSettings;
import dev.vitrina.product.Market;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

import static dev.vitrina.TestService.header;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A shop with a bucket of 200 points that gets back 10 a second: a page of 20 costs 108, a single product 35. */
@TestInstance(Lifecycle.PER_CLASS) // JUnit holds on to one instance an invocation otherwise, and so to as many shops
final class CostBudgetTest {

    private static final String SMALL_BUCKET = "{\"bucket\":{\"points\":200,\"restore_per_s\":10}}";
    private static final int STALE_PAGES = 9;
    private static final Duration STALE = Duration.ofSeconds(331);

    private TestService service;

    @BeforeEach
    void start() {
        service = TestService.start("lookup.soft-deadline", "1500ms");
        await().until(() -> service.get("/v1/products?limit=12").statusCode() == 200); // a first call may take longer
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void missesAreServedWhileRefreshesWait() throws Exception {
        for (int limit = 1; limit <= STALE_PAGES; limit++) {
            service.get("/v1/products?limit=" + limit);
        }
        service.clock.advance(STALE);
        service.chaos(SMALL_BUCKET);
        service.get("/v1/products?limit=11"); // tells the service of it; what it does not know of yet it overdraws
        service.chaos(SMALL_BUCKET);
        int waited = 0;
        for (long single : onNoPage()) {
            for (int limit = 1; limit <= STALE_PAGES; limit++) {
                HttpResponse<byte[]> stale = service.get("/v1/products?limit=" + limit);
                waited += header(stale, "Vitrina-Reason").equals("throttled") ? 1 : 0;
            }
            HttpResponse<byte[]> miss = service.get("/v1/products/" + single);
            assertThat(miss.statusCode()).isEqualTo(200);
            assertThat(header(miss, "Vitrina-Source")).isEqualTo("shopify");
        }
        assertThat(waited).isGreaterThan(STALE_PAGES);
        service.chaos("{\"reset\":true}");
        assertThat(service.get("/v1/products/awkward-120-variants").statusCode()).isEqualTo(200);
        await().until(() -> header(service.get("/v1/products?limit=9"), "Vitrina-Source").equals("memory"));
    }

    /** Its bucket refills by the real clock, in which the warm-up waits. */
    @Test
    void theWarmUpLeavesCallersWhatTheyNeed() throws Exception {
        service.chaos(SMALL_BUCKET);
        service.get("/v1/products/" + onNoPage()[0]);
        service.chaos(SMALL_BUCKET);
        try (WarmUpThread _ = new WarmUpThread(service)) {
            await().until(() -> service.demo().calls() >= 3);
            // While its answer is under way, an answer to another call may count it a second time, which errs on the safe side.
            await().until(() -> Scrape.of(service).value("vitrina_shopify_calls_in_flight") == 0);
            for (long single : onNoPage()) {
                HttpResponse<byte[]> miss = service.get("/v1/products/" + single);
                assertThat(header(miss, "Vitrina-Source")).as("%s", miss.headers().map()).isIn("shopify", "memory");
            }
            HttpResponse<byte[]> page = service.get("/v1/products?limit=3");
            assertThat(header(page, "Vitrina-Source")).isEqualTo("shopify");
        }
    }

    /** A warm-up beside the callers of a test. */
    private record WarmUpThread(Thread thread) implements AutoCloseable {

        WarmUpThread(TestService service) {
            this(Thread.ofVirtual().start(() -> {
                try {
                    new WarmUp(service.vitrina.loader(), new WarmUpSettings(3, STALE), new Market("US")).run();
                } catch (InterruptedException _) {
                    Thread.currentThread().interrupt();
                }
            }));
        }

        @Override
        public void close() {
            thread.interrupt();
        }
    }

    private long[] onNoPage() {
        return service.demo().products().stream().filter(product -> product.visible(service.clock.instant()))
                .skip(100).limit(3).mapToLong(DemoProduct::id).toArray();
    }

    @Test
    void aMissThatTheBucketCannotPayInTimeGetsTheNextLevelAtOnceAndCostsNoCall() throws Exception {
        service.chaos("{\"bucket\":{\"points\":200,\"restore_per_s\":1}}");
        service.get("/v1/products?limit=20");
        long calls = service.demo().calls();
        HttpResponse<byte[]> dear = service.get("/v1/products?limit=19");
        assertThat(dear.statusCode()).isEqualTo(503);
        assertThat(header(dear, "Vitrina-Reason")).isEqualTo("throttled");
        assertThat(service.demo().calls()).isEqualTo(calls);
        service.clock.advance(Duration.ofSeconds(1));
        assertThat(header(service.get("/v1/products?limit=20"), "Vitrina-Source")).isEqualTo("memory");
    }
}
