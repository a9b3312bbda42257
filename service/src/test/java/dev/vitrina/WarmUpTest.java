package dev.vitrina;

import java.net.http.HttpResponse;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

import static dev.vitrina.TestService.header;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** After the start the first pages are loaded in the background, and the service says when it is ready. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
@TestInstance(Lifecycle.PER_CLASS) // JUnit holds on to one instance an invocation otherwise, and so to as many shops
final class WarmUpTest {

    private static final String READY = "Vitrina ready";

    /** A shop that seems never to answer, until a test lets go of its calls. */
    private static final String NEVER = "60s";

    /** The call by which the client learns how large the bucket is, before it spends any of it in the background. */
    private static final int LEARNING = 1;

    /** Loaded once the pages are there. */
    private static final int CATEGORIES = 1;

    private CapturedLog log;

    @BeforeEach
    void listen() {
        log = new CapturedLog("dev.vitrina");
    }

    @AfterEach
    void stop() {
        log.close();
    }

    @Test
    void theFirstPagesAreThereBeforeAnyoneAsks() throws Exception {
        try (TestService service = TestService.start("warm-up.pages", "3", "warm-up.ready-after", "1h")) {
            await().until(service.vitrina::isReady);
            assertThat(service.demo().calls()).isEqualTo(LEARNING + 3 + CATEGORIES);
            String next = "";
            for (int page = 0; page < 3; page++) {
                HttpResponse<byte[]> response = service.get("/v1/products" + next);
                assertThat(header(response, "Vitrina-Source")).isEqualTo("memory");
                JsonNode json = TestService.json(response);
                next = "?cursor=" + json.path("page").path("next").asString();
                String id = json.path("products").get(1).path("id").asString();
                assertThat(header(service.get("/v1/products/" + id), "Vitrina-Source")).isEqualTo("memory");
            }
            assertThat(header(service.get("/v1/categories"), "Vitrina-Source")).isEqualTo("memory");
            assertThat(header(service.get("/v1/products" + next), "Vitrina-Source")).isEqualTo("shopify");
            assertThat(service.demo().calls()).isEqualTo(LEARNING + 3 + CATEGORIES + 1);
        }
    }

    @Test
    void noPagesAreNoCallsAndReadyAtOnce() {
        try (TestService service = TestService.start("warm-up.pages", "0", "warm-up.ready-after", "1h")) {
            await().until(service.vitrina::isReady);
            assertThat(service.demo().calls()).isZero();
        }
    }

    @Test
    void saysThatItListensAtOnceAndThatItIsReadyOnceTheWarmUpHasEnded() {
        try (TestService service = hanging("warm-up.ready-after", "1h", "shopify.hard-deadline", "55s")) {
            await().until(() -> service.demo().callsInFlight() == 1);
            assertThat(service.vitrina.isReady()).isFalse();
            assertThat(log.messages()).noneMatch(READY::equals)
                    .anyMatch(line -> line.startsWith("Vitrina listens on http://127.0.0.1:"));
            letGo(service);
            await().until(service.vitrina::isReady);
            assertThat(service.memory().pages().entries()).isEqualTo(1 + CATEGORIES);
        }
        assertThat(log.messages()).containsOnlyOnce(READY);
    }

    @Test
    void isReadyAfterAWhileThoughTheWarmUpGoesOn() {
        try (TestService service = hanging("warm-up.ready-after", "1ms", "shopify.hard-deadline", "55s")) {
            await().until(service.vitrina::isReady);
            await().until(() -> service.demo().callsInFlight() == 1);
            assertThat(service.memory().pages().entries()).isZero();
            letGo(service);
            await().until(() -> service.memory().pages().entries() == 1 + CATEGORIES);
        }
        assertThat(log.messages()).containsOnlyOnce(READY);
    }

    @Test
    void aPageThatFailsEndsItAndTheServiceIsReady() {
        try (TestService service = hanging("warm-up.ready-after", "1h", "shopify.hard-deadline", "100ms")) {
            await().until(service.vitrina::isReady);
            assertThat(service.demo().calls()).isEqualTo(1);
        }
        assertThat(log.messages()).containsOnlyOnce(READY)
                .anyMatch(line -> line.startsWith("The warm-up ended after 0 of 1 pages"));
    }

    @Test
    void aCallerWhoComesMeanwhileJoinsItsLoad() throws Exception {
        try (TestService service = hanging("warm-up.ready-after", "1h", "shopify.hard-deadline", "55s",
                "lookup.patience", "300ms")) {
            await().until(() -> service.demo().callsInFlight() == 1);
            assertThat(header(service.get("/v1/products"), "Vitrina-Reason")).isEqualTo("patience");
            letGo(service);
            await().until(service.vitrina::isReady);
            assertThat(header(service.get("/v1/products"), "Vitrina-Source")).isEqualTo("memory");
            assertThat(service.demo().calls()).isEqualTo(LEARNING + 1 + CATEGORIES);
        }
    }

    @Test
    void aServiceThatIsClosedMeanwhileIsNeverReady() {
        TestService service = hanging("warm-up.ready-after", "1h", "shopify.hard-deadline", "1h");
        await().until(() -> service.demo().callsInFlight() == 1);
        service.close();
        assertThat(service.vitrina.isReady()).isFalse();
        assertThat(log.messages()).noneMatch(READY::equals);
    }

    private static TestService hanging(String... settings) {
        String[] all = java.util.Arrays.copyOf(settings, settings.length + 4);
        System.arraycopy(new String[]{"demo.latency", NEVER, "warm-up.pages", "1"}, 0, all, settings.length, 4);
        return TestService.start(all);
    }

    private static void letGo(TestService service) {
        service.chaos("{\"latency_ms\":0,\"hang\":true}");
        service.chaos("{\"hang\":false}");
    }
}
