package dev.vitrina.shopify;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import dev.vitrina.CapturedLog;
import dev.vitrina.TestClock;
import dev.vitrina.config.Secret;
import dev.vitrina.demo.ChaosReply;
import dev.vitrina.demo.CostRule;
import dev.vitrina.demo.DemoSettings;
import dev.vitrina.demo.DemoStore;
import dev.vitrina.demo.Plan;
import dev.vitrina.product.Market;
import dev.vitrina.product.ProductPage;
import dev.vitrina.product.ProductQuery.Listing;
import dev.vitrina.product.ProductQuery.Single;
import dev.vitrina.product.ProductRef;
import dev.vitrina.shopify.ShopifyResult.Cause;
import dev.vitrina.shopify.ShopifyResult.Obstacle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
@TestInstance(Lifecycle.PER_CLASS) // JUnit holds on to one instance an invocation otherwise, and so to as many shops
final class ShopifyClientTest {

    private static final Market US = new Market("US");
    private static final Listing PAGE = Listing.first(5, US);
    private static final Duration LATE = Duration.ofSeconds(50);
    private static final CallTerms BACKGROUND = CallTerms.inBackground(Lane.REFRESH);
    private static final CallTerms MISS = new CallTerms(Lane.MISS, LATE, wanted(true, true));
    private static final BreakerSettings PATIENT = new BreakerSettings(100, 100, 1, Duration.ofHours(1),
            Duration.ofHours(1));
    private static final Duration SOON = Duration.ofSeconds(1);

    private final TestClock clock = new TestClock();
    private DemoStore demo;

    @BeforeEach
    void start() {
        demo = DemoStore
                .start(new DemoSettings(Duration.ZERO, Plan.ENTERPRISE, CostRule.LOGARITHMIC), clock);
    }

    @AfterEach
    void stop() {
        demo.close();
    }

    @Test
    void asksForAPageInOneCall() throws Exception {
        try (ShopifyClient client = client(demo.url(), LATE)) {
            assertThat(client.listing(PAGE, MISS)).isInstanceOfSatisfying(ShopifyResult.Found.class,
                    found -> assertThat(((ProductPage) found.value()).products()).hasSize(5));
        }
        assertThat(demo.calls("Products")).isEqualTo(1);
        assertThat(demo.calls()).isEqualTo(1);
    }

    @Test
    void tellsAMissingProductFromAFailure() throws Exception {
        try (ShopifyClient client = client(demo.url(), LATE)) {
            assertThat(client.single(new Single(new ProductRef.Id(1), US), BACKGROUND))
                    .isInstanceOf(ShopifyResult.Missing.class);
            assertThat(client.single(new Single(new ProductRef.Handle("no-such"), US), BACKGROUND))
                    .isInstanceOf(ShopifyResult.Missing.class);
        }
    }

    @Test
    void aWrongTokenIsAMatterOfConfiguration() throws Exception {
        try (ShopifyClient client = client(demo.url(), new Secret("wrong"), "2026-10", LATE, LATE, 8)) {
            assertThat(client.listing(PAGE, BACKGROUND)).isInstanceOfSatisfying(ShopifyResult.Failed.class,
                    failed -> assertThat(failed.cause()).isEqualTo(Cause.CONFIG));
        }
    }

    @Test
    void aShopThatHangsIsLeftAtTheDeadlineAndWorksAfterwards() throws Exception {
        chaos("{\"hang\":true}");
        try (ShopifyClient client = client(demo.url(), SOON)) {
            assertThat(client.listing(PAGE, BACKGROUND)).isEqualTo(new ShopifyResult.TimedOut<>(SOON));
            chaos("{\"reset\":true}");
            assertThat(client.listing(PAGE, BACKGROUND)).isInstanceOf(ShopifyResult.Found.class);
        }
    }

    @Test
    void aBodyThatDribblesIsLeftAtTheDeadline() throws Exception {
        chaos("{\"slow_body\":true}");
        try (ShopifyClient client = client(demo.url(), SOON)) {
            assertThat(client.listing(PAGE, BACKGROUND)).isEqualTo(new ShopifyResult.TimedOut<>(SOON));
        }
    }

    @Test
    void noMoreCallsThanAllowedAreMadeAtOnce() throws Exception {
        chaos("{\"hang\":true}");
        try (ShopifyClient client = client(demo.url(), demo(), "2026-10", LATE, LATE, 3);
                ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<ShopifyResult<ProductPage>>> all = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                all.add(callers.submit(() -> client.listing(PAGE, MISS)));
            }
            await().until(() -> demo.callsInFlight() == 3);
            assertThat(demo.calls()).isEqualTo(3);
            assertThat(client.listing(PAGE, BACKGROUND)).isEqualTo(new ShopifyResult.NotAsked<>(Obstacle.NO_SLOT));
            chaos("{\"hang\":false}");
            for (Future<ShopifyResult<ProductPage>> one : all) {
                assertThat(one.get()).isInstanceOf(ShopifyResult.Found.class);
            }
            assertThat(demo.calls()).isEqualTo(20);
        }
    }

    @Test
    void aCallThatNobodyWantsAnyMoreIsNotMadeAndGivesItsSlotBack() throws Exception {
        CallTerms unwanted = new CallTerms(Lane.MISS, LATE, wanted(false, false));
        try (ShopifyClient client = client(demo.url(), demo(), "2026-10", LATE, LATE, 1)) {
            assertThat(client.listing(PAGE, unwanted)).isEqualTo(new ShopifyResult.NotAsked<>(Obstacle.ABANDONED));
            assertThat(demo.calls()).isZero();
            assertThat(client.listing(PAGE, BACKGROUND)).isInstanceOf(ShopifyResult.Found.class);
        }
    }

    @ParameterizedTest
    @CsvSource({"502, true, 2", "503, true, 2", "504, true, 2", "502, false, 1", "500, true, 1", "400, true, 1"})
    void aFailureThatPassesIsTriedOnceMoreWhileSomebodyWaits(int status, boolean waiters, int calls) throws Exception {
        chaos("{\"answer\":{\"status\":" + status + ",\"content_type\":\"text/html\",\"body\":\"<html>\"}}");
        try (ShopifyClient client = client(demo.url(), LATE)) {
            assertThat(client.listing(PAGE, new CallTerms(Lane.MISS, LATE, wanted(true, waiters))))
                    .isInstanceOf(ShopifyResult.Failed.class);
        }
        assertThat(demo.calls()).isEqualTo(calls);
    }

    @Test
    void noSecondTryIsMadeOnceEverybodyHasLeft() throws Exception {
        chaos("{\"answer\":{\"status\":502,\"content_type\":\"text/html\",\"body\":\"<html>\"}}");
        AtomicInteger looks = new AtomicInteger();
        CallTerms.Wanted leaving = new CallTerms.Wanted() {
            @Override
            public boolean mayCall() {
                return true;
            }

            @Override
            public boolean hasWaiters() {
                return looks.incrementAndGet() <= 2; // after the failure and after the pause, but not in the slot
            }
        };
        try (ShopifyClient client = client(demo.url(), LATE)) {
            assertThat(client.listing(PAGE, new CallTerms(Lane.MISS, LATE, leaving)))
                    .isInstanceOf(ShopifyResult.Failed.class);
        }
        assertThat(demo.calls()).isEqualTo(1);
        assertThat(looks).hasValue(3);
    }

    @Test
    void aProbeThatIsThrottledIsAnAnswer() throws Exception {
        BreakerSettings touchy = new BreakerSettings(1, 1, 1, Duration.ofHours(1), Duration.ofMillis(20));
        try (ShopifyClient client = new ShopifyClient(
                new ShopifySettings(demo.url(), demo(), "2026-10", LATE, LATE, 8, touchy), clock)) {
            chaos("{\"malformed\":true}");
            client.listing(PAGE, BACKGROUND);
            assertThat(client.obstacle()).isEqualTo(Obstacle.BREAKER_OPEN);
            chaos("{\"reset\":true,\"throttle\":true}");
            await().until(() -> client.obstacle() == null);
        }
    }

    @Test
    void anAnswerInAnotherVersionIsLoggedOnce() throws Exception {
        try (CapturedLog log = new CapturedLog(ApiVersion.class);
                ShopifyClient client = client(demo.url(), demo(), "2025-01", LATE, LATE, 8)) {
            assertThat(client.listing(PAGE, BACKGROUND)).isInstanceOf(ShopifyResult.Found.class);
            assertThat(client.listing(PAGE, BACKGROUND)).isInstanceOf(ShopifyResult.Found.class);
            assertThat(log.messages()).singleElement().asString().contains("2025-01", "2026-01");
        }
    }

    private static CallTerms.Wanted wanted(boolean mayCall, boolean hasWaiters) {
        return new CallTerms.Wanted() {
            @Override
            public boolean mayCall() {
                return mayCall;
            }

            @Override
            public boolean hasWaiters() {
                return hasWaiters;
            }
        };
    }

    private void chaos(String json) {
        assertThat(demo.chaos(json)).isInstanceOf(ChaosReply.Applied.class);
    }

    private Secret demo() {
        return new Secret(demo.token());
    }

    private ShopifyClient client(URI url, Duration hardDeadline) {
        return client(url, demo(), "2026-10", LATE, hardDeadline, 8);
    }

    private ShopifyClient client(URI url, Secret token, String version, Duration connectTimeout, Duration hardDeadline,
            int maxConcurrent) {
        return new ShopifyClient(
                new ShopifySettings(url, token, version, connectTimeout, hardDeadline, maxConcurrent, PATIENT),
                clock);
    }
}
