package dev.vitrina.lookup;

import java.time.Duration;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import dev.vitrina.TestClock;
import dev.vitrina.cache.CacheSettings;
import dev.vitrina.cache.MemoryPages;
import dev.vitrina.config.Secret;
import dev.vitrina.demo.CostRule;
import dev.vitrina.demo.DemoSettings;
import dev.vitrina.demo.DemoStore;
import dev.vitrina.demo.Plan;
import dev.vitrina.product.Market;
import dev.vitrina.product.ProductKey;
import dev.vitrina.product.ProductQuery;
import dev.vitrina.shopify.BreakerSettings;
import dev.vitrina.shopify.ShopifyClient;
import dev.vitrina.shopify.ShopifySettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What the warm-up does about a page that cannot be had at the moment. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
final class WarmUpTriesTest {

    private static final Duration LONG = Duration.ofSeconds(50);
    private static final CacheSettings LIVES = new CacheSettings(LONG, LONG, LONG, LONG, LONG, 1_000, 8 << 20, 8 << 20);
    /** The call by which the client learns how large the bucket is, before it spends any of it in the background. */
    private static final int LEARNING = 1;

    private static final Market US = new Market("US");
    private static final ProductQuery.Listing FIRST = ProductQuery.Listing.first(20, US);
    /** Loaded once the pages are there. */
    private static final int CATEGORIES = 1;

    private static final ProductQuery.Listing OTHER = ProductQuery.Listing.first(5, US);

    private final TestClock clock = new TestClock();
    private final MemoryPages memory = new MemoryPages(LIVES);
    private final DemoStore demo = DemoStore.start(new DemoSettings(Duration.ZERO, Plan.ENTERPRISE,
            CostRule.LOGARITHMIC), clock);
    private final ShopifyClient shopify = new ShopifyClient(new ShopifySettings(demo.url(), new Secret(demo.token()),
            "2026-10", LONG, LONG, 1, new BreakerSettings(100, 100, 1, LONG, LONG)), clock);
    private final Loader loader = new Loader(LIVES, memory, shopify, clock, new Random(1), null);
    private final AtomicInteger pauses = new AtomicInteger();

    @AfterEach
    void stop() {
        shopify.close();
        demo.close();
    }

    @Test
    void aPageWithoutASlotIsTriedAgain() throws Exception {
        Load other = takeTheOnlySlot();
        warmUp(1, () -> {
            if (pauses.incrementAndGet() == 1) {
                demo.chaos("{\"hang\":false}");
                other.await(LONG);
            }
        });
        assertThat(pauses.get()).isPositive();
        assertThat(memory.usage().pages().entries()).isEqualTo(2 + CATEGORIES);
        assertThat(demo.calls()).isEqualTo(2 + CATEGORIES);
    }

    @Test
    void aPageIsNotTriedForEver() throws Exception {
        takeTheOnlySlot();
        warmUp(3, pauses::incrementAndGet);
        assertThat(pauses).hasValue(WarmUp.MOST_TRIES - 1);
        assertThat(demo.calls()).isEqualTo(1);
    }

    @Test
    void aShopThatThrottlesIsAskedAgainOnlyAfterThePauseOfTheKey() throws Exception {
        demo.chaos("{\"throttle\":true}");
        warmUp(1, () -> {
            if (pauses.incrementAndGet() == 5) {
                demo.chaos("{\"reset\":true}");
                clock.advance(LONG.multipliedBy(2));
                loader.load(OTHER, ProductKey.of(OTHER), LONG).load().await(LONG); // tells what the bucket holds now
            }
        });
        assertThat(pauses).hasValue(5);
        assertThat(demo.calls()).isEqualTo(3 + CATEGORIES);
        assertThat(memory.usage().pages().entries()).isEqualTo(2 + CATEGORIES);
    }

    @Test
    void aFailureIsNotTriedAgain() throws Exception {
        demo.chaos("{\"malformed\":true}");
        warmUp(3, pauses::incrementAndGet);
        assertThat(pauses).hasValue(0);
        assertThat(demo.calls()).isEqualTo(1);
    }

    @Test
    void goesOnBehindAPageThatACallerHasLoaded() throws Exception {
        loader.load(FIRST, ProductKey.of(FIRST), LONG).load().await(LONG);
        warmUp(2, pauses::incrementAndGet);
        assertThat(demo.calls()).isEqualTo(2 + CATEGORIES);
        assertThat(memory.usage().pages().entries()).isEqualTo(2 + CATEGORIES);
    }

    @Test
    void endsWithTheListing() throws Exception {
        warmUp(Integer.MAX_VALUE, pauses::incrementAndGet);
        assertThat(demo.calls()).isEqualTo(LEARNING + memory.usage().pages().entries()).isBetween(80L, 100L);
    }

    private void warmUp(int pages, WarmUp.Pause pause) throws InterruptedException {
        new WarmUp(loader, pages, US, pause).run();
    }

    private Load takeTheOnlySlot() {
        demo.chaos("{\"hang\":true}");
        Load other = loader.load(OTHER, ProductKey.of(OTHER), LONG).load();
        await().until(() -> demo.callsInFlight() == 1);
        return other;
    }
}
