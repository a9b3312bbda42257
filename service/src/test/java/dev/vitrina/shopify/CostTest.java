package dev.vitrina.shopify;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;

import dev.vitrina.TestClock;
import dev.vitrina.config.Secret;
import dev.vitrina.demo.ChaosReply;
import dev.vitrina.demo.CostRule;
import dev.vitrina.demo.DemoSettings;
import dev.vitrina.demo.DemoStore;
import dev.vitrina.demo.Plan;
import dev.vitrina.product.Filter;
import dev.vitrina.product.Market;
import dev.vitrina.product.Product;
import dev.vitrina.product.ProductPage;
import dev.vitrina.product.ProductQuery.Listing;
import dev.vitrina.product.ProductQuery.Single;
import dev.vitrina.product.ProductRef;
import dev.vitrina.product.Sort;
import dev.vitrina.shopify.ShopifyResult.Cause;
import dev.vitrina.shopify.ShopifyResult.Obstacle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What the client does about what its questions cost. The store's bucket goes by a clock that stands still. */
@Timeout(60)
@TestInstance(Lifecycle.PER_CLASS) // JUnit holds on to one instance an invocation otherwise, and so to as many shops
final class CostTest {

    private static final Market US = new Market("US");
    private static final Duration LATE = Duration.ofSeconds(50);
    private static final CallTerms MISS = new CallTerms(Lane.MISS, Duration.ofMillis(1_500), new CallTerms.Wanted() {
        @Override
        public boolean mayCall() {
            return true;
        }

        @Override
        public boolean hasWaiters() {
            return true;
        }
    });
    private static final String LINEAR = "{\"cost_rule\":\"linear\"}";

    private final TestClock clock = new TestClock();
    private DemoStore demo;
    private ShopifyClient client;

    @BeforeEach
    void start() {
        demo = DemoStore.start(new DemoSettings(Duration.ZERO, Plan.ENTERPRISE, CostRule.LOGARITHMIC), clock);
        client = client(demo);
    }

    private ShopifyClient client(DemoStore store) {
        BreakerSettings patient = new BreakerSettings(100, 100, 1, LATE, LATE);
        return new ShopifyClient(
                new ShopifySettings(store.url(), new Secret(store.token()), "2026-10", LATE, LATE, 8, patient), clock);
    }

    @AfterEach
    void stop() {
        client.close();
        demo.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 20, 100, 250})
    void theFirstGuessIsWhatAStoreOfTodayCharges(int limit) throws Exception {
        client.listing(listing(limit), MISS);
        assertThat(demo.lastRequestedCost("Products")).hasValue(Document.Products.firstGuess(limit));
    }

    @Test
    void theFirstGuessForOneProductIsWhatAStoreOfTodayCharges() throws Exception {
        client.single(new Single(new ProductRef.Handle("awkward-120-variants"), US), MISS);
        assertThat(demo.lastRequestedCost("Product")).hasValue(Document.Product.firstGuess(250));
    }

    @Test
    void aPageThatCostsTooMuchIsHalvedRememberedAndJoined() throws Exception {
        List<String> whole = ids(client.listing(listing(250), MISS));
        chaos(LINEAR);
        long before = demo.calls();
        assertThat(ids(client.listing(listing(250), MISS))).isEqualTo(whole).hasSizeGreaterThan(200);
        assertThat(demo.calls() - before).as("250, 125, 63 and 32 refused, then eleven parts").isEqualTo(4 + 11);
        before = demo.calls();
        assertThat(ids(client.listing(listing(250), MISS))).isEqualTo(whole);
        assertThat(demo.calls() - before).as("nothing refused").isEqualTo(11);
        before = demo.calls();
        client.listing(listing(20), MISS);
        assertThat(demo.calls() - before).as("one call is enough for a page that can be paid").isEqualTo(1);
    }

    @Test
    void theCursorBehindAJoinedPageGoesOnWhereItEnds() throws Exception {
        chaos(LINEAR);
        ProductPage first = found(client.listing(listing(40), MISS));
        ProductPage second = found(
                client.listing(new Listing(40, Filter.NONE, Sort.DEFAULT, first.endCursor(), US), MISS));
        chaos("{\"reset\":true}");
        List<String> both = Stream.of(first, second).flatMap(page -> page.products().stream()).map(Product::id)
                .toList();
        assertThat(ids(client.listing(listing(80), MISS))).isEqualTo(both);
    }

    @Test
    void aPageThatTheBucketCannotHoldComesInPartsThatWaitForIt() throws Exception {
        List<String> whole = ids(client.listing(listing(250), MISS));
        DemoSettings settings = new DemoSettings(Duration.ZERO, Plan.ENTERPRISE, CostRule.LOGARITHMIC);
        try (DemoStore small = DemoStore.start(settings, InstantSource.system());
                ShopifyClient other = client(small)) {
            small.chaos("{\"bucket\":{\"points\":200,\"restore_per_s\":1000}}");
            other.listing(listing(1), MISS);
            await().until(() -> other.obstacle(listing(250), Lane.LAST_KNOWN_GOOD, Duration.ZERO) == null);
            assertThat(ids(other.listing(listing(250), CallTerms.inBackground(Lane.LAST_KNOWN_GOOD)))).isEqualTo(whole);
            assertThat(ids(other.listing(listing(250), MISS))).isEqualTo(whole);
            assertThat(small.calls()).as("something small, 28 parts that leave the reserve, 2 parts")
                    .isEqualTo(1 + 28 + 2);
        }
    }

    @Test
    void aPartThatFailsFailsThePage() throws Exception {
        chaos("{\"cost_rule\":\"linear\",\"error_rate\":0.1}");
        assertThat(client.listing(listing(250), MISS)).isNotInstanceOf(ShopifyResult.Found.class);
    }

    @Test
    void whatCostsTooMuchEvenForOneProductIsAFailure() throws Exception {
        chaos("""
                {"answer":{"status":200,"content_type":"application/json","body":
                "{\\"errors\\":[{\\"message\\":\\"x\\",\\"extensions\\":{\\"code\\":\\"MAX_COST_EXCEEDED\\"}}]}"}}""");
        assertThat(client.listing(listing(250), MISS)).isInstanceOfSatisfying(ShopifyResult.Failed.class,
                failed -> assertThat(failed.cause()).isEqualTo(Cause.MAX_COST));
        assertThat(demo.calls()).as("250, 125, 63, 32, 16, 8, 4, 2, 1").isEqualTo(9);
        assertThat(client.single(new Single(new ProductRef.Id(1), US), MISS)).isInstanceOfSatisfying(
                ShopifyResult.Failed.class, failed -> assertThat(failed.cause()).isEqualTo(Cause.MAX_COST));
    }

    @Test
    void whatTheBucketCannotPayInTimeIsNotAsked() throws Exception {
        bucket(200, 10);
        client.listing(listing(1), MISS);
        client.listing(listing(20), MISS);
        long before = demo.calls();
        assertThat(client.listing(listing(20), MISS)).isEqualTo(new ShopifyResult.NotAsked<>(Obstacle.NO_POINTS));
        assertThat(demo.calls()).isEqualTo(before);
        assertThat(client.listing(listing(1), MISS)).as("a cheap one it still can").isInstanceOf(
                ShopifyResult.Found.class);
    }

    @Test
    void anotherAppThatEmptiesTheBucketIsSurvived() throws Exception {
        bucket(200, 10);
        client.listing(listing(1), MISS);
        bucket(20, 2_000);
        assertThat(client.listing(listing(1), MISS)).as("throttled, and the bucket too small for it").isInstanceOf(
                ShopifyResult.Throttled.class);
        bucket(200, 10);
        assertThat(client.listing(listing(1), MISS)).isInstanceOf(ShopifyResult.Found.class);
    }

    @Test
    void aCallThatIsThrottledIsMadeAgainWhenTheBucketCanPay() throws Exception {
        bucket(200, 2_000);
        client.listing(listing(1), MISS);
        client.listing(listing(20), MISS);
        clockRunsBehind();
        assertThat(client.listing(listing(20), MISS)).isInstanceOf(ShopifyResult.Found.class);
    }

    /** The store's clock stands still while ours goes on, so it has less than we reckon, as with another app. */
    private void clockRunsBehind() {
        long before = demo.calls();
        Thread.ofVirtual().start(() -> {
            await().pollInterval(Duration.ofMillis(1)).until(() -> demo.calls() > before);
            clock.advance(Duration.ofSeconds(1));
        });
    }

    @Test
    void aBackgroundCallAsksSomethingSmallFirstWhereNothingIsKnown() throws Exception {
        bucket(200, 10);
        CallTerms background = CallTerms.inBackground(Lane.WARM_UP);
        assertThat(client.listing(listing(5), background)).isInstanceOf(ShopifyResult.Found.class);
        assertThat(demo.calls()).as("one product, then five").isEqualTo(2);
        assertThat(client.listing(listing(5), background)).as("the reserve of misses")
                .isEqualTo(new ShopifyResult.NotAsked<>(Obstacle.NO_POINTS));
        assertThat(client.listing(listing(5), MISS)).isInstanceOf(ShopifyResult.Found.class);
    }

    private static Listing listing(int limit) {
        return Listing.first(limit, US);
    }

    private void bucket(int points, int perSecond) {
        chaos("{\"bucket\":{\"points\":" + points + ",\"restore_per_s\":" + perSecond + "}}");
    }

    private void chaos(String json) {
        assertThat(demo.chaos(json)).isInstanceOf(ChaosReply.Applied.class);
    }

    private static List<String> ids(ShopifyResult<ProductPage> result) {
        return found(result).products().stream().map(Product::id).toList();
    }

    private static ProductPage found(ShopifyResult<ProductPage> result) {
        assertThat(result).isInstanceOf(ShopifyResult.Found.class);
        return ((ShopifyResult.Found<ProductPage>) result).value();
    }
}
