package dev.vitrina;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import dev.vitrina.cache.Narrowing;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

import static dev.vitrina.TestService.header;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What a caller gets from an entry in each of its states while the shop is well. */
@TestInstance(Lifecycle.PER_CLASS) // JUnit holds on to one instance an invocation otherwise, and so to as many shops
final class StatesTest {

    private static final String PAGE = "/v1/products?limit=5";
    private static final Duration DUE = Duration.ofSeconds(268);
    private static final Duration STALE = Duration.ofSeconds(331);
    private static final Duration EXPIRED = Duration.ofMinutes(16);
    private static final Duration GONE = Duration.ofHours(25);

    /** A soft deadline that a slow machine does not pass. */
    private TestService service;

    @BeforeEach
    void start() {
        service = TestService.start("lookup.patience", "50s", "lookup.soft-deadline", "50s",
                "shopify.hard-deadline", "55s", "demo.plan", "enterprise");
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void aFreshEntryIsServedAsItIs() throws Exception {
        service.get(PAGE);
        assertLabels(service.get(PAGE), "memory", "", "vitrina; hit; ttl=\\d+; detail=memory");
        assertThat(service.demo().calls()).isEqualTo(1);
    }

    @Test
    void anEntryThatIsDueIsRefreshedBehindTheAnswer() throws Exception {
        service.get(PAGE);
        service.clock.advance(DUE);
        assertLabels(service.get(PAGE), "memory", "", "vitrina; hit; ttl=\\d+; detail=memory");
        await().until(() -> header(service.get(PAGE), "Age").equals("0"));
        assertThat(service.demo().calls()).isEqualTo(2);
    }

    @Test
    void aStaleEntryIsServedAtOnceAndRefreshedBehindTheAnswer() throws Exception {
        service.get(PAGE);
        service.clock.advance(STALE);
        service.chaos("{\"hang\":true}");
        for (int i = 0; i < 10; i++) {
            HttpResponse<byte[]> response = service.get(PAGE);
            assertLabels(response, "stale", "revalidating", "vitrina; hit; ttl=-\\d+; detail=revalidating");
            assertThat(header(response, "Cache-Control")).isEqualTo("public, max-age=0");
            assertThat(header(response, "Age")).isEqualTo("331");
        }
        await().until(() -> service.demo().callsInFlight() == 1);
        service.chaos("{\"hang\":false}");
        await().until(() -> header(service.get(PAGE), "Vitrina-Source").equals("memory"));
        assertThat(service.demo().calls()).isEqualTo(2);
    }

    @Test
    void anExpiredEntryIsLoadedAgain() throws Exception {
        service.get(PAGE);
        service.clock.advance(EXPIRED);
        HttpResponse<byte[]> response = service.get(PAGE);
        assertLabels(response, "shopify", "", "vitrina; fwd=stale; stored");
        assertThat(header(response, "Age")).isEqualTo("0");
    }

    @Test
    void anEntryThatIsGoneIsLoadedAsIfThereHadBeenNone() throws Exception {
        service.get(PAGE);
        service.clock.advance(GONE);
        assertLabels(service.get(PAGE), "shopify", "", "vitrina; fwd=uri-miss; stored");
    }

    @Test
    void aProductThatIsHeldIsGoneOnlyWhenTheShopSaysSoTwice() throws Exception {
        String path = "/v1/products/awkward-no-image";
        service.get(path);
        service.clock.advance(EXPIRED);
        service.chaos(
                """
                        {"answer":{"status":200,"content_type":"application/json","body":"{\\"data\\":{\\"productByIdentifier\\":null}}"}}""");
        assertThat(service.get(path).statusCode()).isEqualTo(404);
        assertThat(service.demo().calls()).isEqualTo(3);
    }

    @Test
    void anAnswerIsAsOldAsTheBeginOfItsLoad() throws Exception {
        service.chaos("{\"hang\":true}");
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<HttpResponse<byte[]>> caller = callers.submit(() -> service.get(PAGE));
            await().until(() -> service.demo().callsInFlight() == 1);
            service.clock.advance(Duration.ofSeconds(7));
            service.chaos("{\"hang\":false}");
            assertThat(header(caller.get(), "Age")).isEqualTo("7");
        }
    }

    @Test
    void whatChangedWhileItWasLoadedIsStaleOnArrivalAndRefreshed() throws Exception {
        service.chaos("{\"hang\":true}");
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<HttpResponse<byte[]>> caller = callers.submit(() -> service.get(PAGE));
            await().until(() -> service.demo().callsInFlight() == 1);
            service.vitrina.memory().expire(Narrowing.NONE, service.clock.instant());
            service.clock.advance(Duration.ofSeconds(1));
            service.chaos("{\"hang\":false}");
            assertLabels(caller.get(), "stale", "revalidating", "vitrina; fwd=stale; detail=revalidating");
        }
        await().until(() -> header(service.get(PAGE), "Vitrina-Source").equals("memory"));
        assertThat(service.demo().calls()).isEqualTo(2);
    }

    @Test
    void entriesThatAreFilledTogetherExpireApart() throws Exception {
        Set<String> lives = new HashSet<>();
        for (int limit = 1; limit <= 20; limit++) {
            service.get("/v1/products?limit=" + limit);
            lives.add(header(service.get("/v1/products?limit=" + limit), "Cache-Status"));
        }
        assertThat(lives).hasSizeGreaterThan(3);
    }

    private static void assertLabels(HttpResponse<byte[]> response, String source, String reason, String cacheStatus) {
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(header(response, "Vitrina-Source")).isEqualTo(source);
        assertThat(header(response, "Vitrina-Reason")).isEqualTo(reason);
        assertThat(header(response, "Cache-Status")).matches(cacheStatus);
    }
}
