package dev.vitrina.shopify;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import dev.vitrina.CapturedLog;
import dev.vitrina.TestClock;
import dev.vitrina.config.Secret;
import dev.vitrina.demo.ChaosReply;
import dev.vitrina.demo.CostRule;
import dev.vitrina.demo.DemoSettings;
import dev.vitrina.demo.DemoStore;
import dev.vitrina.demo.Plan;
import dev.vitrina.product.Market;
import dev.vitrina.product.ProductQuery.Listing;
import dev.vitrina.shopify.ShopifyResult.Cause;
import dev.vitrina.shopify.ShopifyResult.Failed;
import dev.vitrina.shopify.ShopifyResult.Found;
import dev.vitrina.shopify.ShopifyResult.NotAsked;
import dev.vitrina.shopify.ShopifyResult.Obstacle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
@TestInstance(Lifecycle.PER_CLASS) // JUnit holds on to one instance an invocation otherwise, and so to as many shops
final class ShopWatchTest {

    private static final Duration LATE = Duration.ofSeconds(50);
    private static final Listing PAGE = Listing.first(5, new Market("US"));
    private static final CallTerms BACKGROUND = CallTerms.inBackground(Lane.REFRESH);
    private static final CallTerms FOR_A_CALLER = new CallTerms(Lane.MISS, LATE,
            CallTerms.inBackground(Lane.MISS).wanted());
    private static final BreakerSettings TOUCHY = new BreakerSettings(1, 1, 1, Duration.ofHours(1),
            Duration.ofHours(1));

    private final TestClock clock = new TestClock();
    private DemoStore demo;

    @BeforeEach
    void start() {
        demo = DemoStore.start(new DemoSettings(Duration.ZERO, Plan.STANDARD, CostRule.LOGARITHMIC), clock);
    }

    @AfterEach
    void stop() {
        demo.close();
    }

    @Test
    void asksForTheNameOfTheShopWhichCostsOnePoint() throws Exception {
        try (ShopifyClient client = client(demo.token(), 8)) {
            assertThat(new ShopWatch(client).ask()).isEqualTo(new Found<>("Vitrina Demo Store"));
        }
        assertThat(demo.calls("Shop")).isEqualTo(1);
        assertThat(demo.lastRequestedCost("Shop")).hasValue(1);
    }

    @Test
    void whatComesOfItMattersToNobodyElse() throws Exception {
        try (CapturedLog log = new CapturedLog("dev.vitrina.shopify");
                ShopifyClient client = client("wrong", 8)) {
            ShopWatch watch = new ShopWatch(client);
            assertThat(watch.ask()).isInstanceOfSatisfying(Failed.class,
                    failed -> assertThat(failed.cause()).isEqualTo(Cause.CONFIG));
            assertThat(client.obstacle()).isNull();
            assertThat(watch.status().calls()).isEmpty();
            assertThat(watch.status().failures()).isEmpty();
            assertThat(log.messages()).isEmpty();
        }
    }

    @Test
    void aNameThatIsNoneIsAFailure() throws Exception {
        chaos("{\"answer\":{\"status\":200,\"content_type\":\"application/json\",\"body\":\"{\\\"data\\\":{\\\"shop\\\":{\\\"name\\\":7}}}\"}}");
        try (ShopifyClient client = client(demo.token(), 8)) {
            assertThat(new ShopWatch(client).ask()).isInstanceOfSatisfying(Failed.class,
                    failed -> assertThat(failed.cause()).isEqualTo(Cause.MALFORMED));
        }
    }

    @Test
    void theShopIsNotAskedWhereTheBreakerIsOpen() throws Exception {
        chaos("{\"answer\":{\"status\":401,\"content_type\":\"application/json\",\"body\":\"\"}}");
        try (ShopifyClient client = client(demo.token(), 8)) {
            client.listing(PAGE, BACKGROUND);
            ShopWatch watch = new ShopWatch(client);
            assertThat(watch.ask()).isEqualTo(new NotAsked<>(Obstacle.CONFIG));
        }
        assertThat(demo.calls("Shop")).isZero();
    }

    @Test
    void aBucketThatIsHalfEmptyIsLeftToCallers() throws Exception {
        try (ShopifyClient client = client(demo.token(), 8)) {
            ShopWatch watch = new ShopWatch(client);
            client.calls.admission().settle(0, new CostReport(null, 1_000, 2_000, 0));
            assertThat(watch.ask()).isEqualTo(new NotAsked<>(Obstacle.NO_POINTS));
            assertThat(watch.isBucketEmpty()).isFalse();
            client.calls.admission().settle(0, new CostReport(null, 20, 2_000, 0));
            assertThat(watch.isBucketEmpty()).isTrue();
        }
        assertThat(demo.calls()).isZero();
    }

    @Test
    void neverQueuesForASlot() throws Exception {
        chaos("{\"hang\":true}");
        try (ShopifyClient client = client(demo.token(), 1);
                ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> caller = callers.submit(() -> client.listing(PAGE, FOR_A_CALLER));
            await().until(() -> demo.callsInFlight() == 1);
            assertThat(new ShopWatch(client).ask()).isEqualTo(new NotAsked<>(Obstacle.NO_SLOT));
            caller.cancel(true);
        }
        assertThat(demo.calls("Shop")).isZero();
    }

    @Test
    void givesItsSlotToACallerWhoWouldWaitForIt() throws Exception {
        chaos("{\"hang\":true}");
        try (ShopifyClient client = client(demo.token(), 1);
                ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<ShopifyResult<String>> look = callers.submit(() -> new ShopWatch(client).ask());
            await().until(() -> demo.calls("Shop") == 1);
            Future<?> caller = callers.submit(() -> client.listing(PAGE, FOR_A_CALLER));
            await().until(() -> demo.calls("Products") == 1);
            assertThat(look.get()).isEqualTo(new NotAsked<>(Obstacle.NO_SLOT));
            caller.cancel(true);
        }
    }

    @Test
    void keepsItsSlotWhereThereIsAnother() throws Exception {
        chaos("{\"hang\":true}");
        try (ShopifyClient client = client(demo.token(), 2);
                ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<ShopifyResult<String>> look = callers.submit(() -> new ShopWatch(client).ask());
            await().until(() -> demo.calls("Shop") == 1);
            Future<?> caller = callers.submit(() -> client.listing(PAGE, FOR_A_CALLER));
            await().until(() -> demo.calls("Products") == 1);
            chaos("{\"reset\":true}");
            assertThat(look.get()).isInstanceOf(Found.class);
            assertThat(caller.get()).isInstanceOf(Found.class);
        }
    }

    @Test
    void anInterruptCutsItAndFreesItsSlot() throws Exception {
        chaos("{\"hang\":true}");
        try (ShopifyClient client = client(demo.token(), 1);
                ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> look = callers.submit(() -> new ShopWatch(client).ask());
            await().until(() -> demo.callsInFlight() == 1);
            look.cancel(true);
            chaos("{\"reset\":true}");
            await().until(() -> client.listing(PAGE, BACKGROUND) instanceof Found);
        }
    }

    private ShopifyClient client(String token, int calls) {
        return new ShopifyClient(
                new ShopifySettings(demo.url(), new Secret(token), "2026-10", LATE, LATE, calls, TOUCHY), clock);
    }

    private void chaos(String json) {
        assertThat(demo.chaos(json)).isInstanceOf(ChaosReply.Applied.class);
    }
}
