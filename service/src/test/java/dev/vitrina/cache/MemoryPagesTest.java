package dev.vitrina.cache;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import dev.vitrina.product.Market;
import dev.vitrina.product.ProductKey;
import dev.vitrina.product.ProductKey.Kind;
import dev.vitrina.product.RenderedBody;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

final class MemoryPagesTest {

    private static final int MAX_PRODUCTS = 50;
    private static final long MAX_BYTES = 1 << 20;
    private static final CacheSettings SETTINGS = TestBodies.settings(MAX_PRODUCTS, MAX_BYTES);

    private static final Instant T1 = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant T2 = T1.plusSeconds(1);
    private static final RenderedBody BODY = TestBodies.ofSize(10);
    private static final int THREADS = 32;
    private static final int PUTS = 2_000;

    private final MemoryPages memory = new MemoryPages(SETTINGS);

    @Test
    void givesBackWhatItKeeps() {
        Entry entry = filled(TestBodies.ofSize(100));
        memory.put(new ProductKey(Kind.PAGE, "a"), entry);
        assertThat(memory.get(new ProductKey(Kind.PAGE, "a"))).isSameAs(entry);
        assertThat(memory.get(new ProductKey(Kind.PRODUCT, "a"))).isNull();
        assertThat(memory.get(new ProductKey(Kind.PAGE, "b"))).isNull();
    }

    @Test
    void whatALaterLoadBroughtStays() {
        ProductKey key = new ProductKey(Kind.PAGE, "a");
        Entry later = new Entry.Filled(TestBodies.ofSize(10), T2, 0, false);
        memory.put(key, later);
        assertThat(memory.put(key, new Entry.Filled(TestBodies.ofSize(20), T1, 0, false))).isSameAs(later);
        assertThat(memory.get(key)).isSameAs(later);
    }

    @Test
    void aChangeExpiresWhatIsKeptAndWhatArrivesOfAnEarlierLoad() {
        ProductKey key = new ProductKey(Kind.PAGE, "a");
        ProductKey other = new ProductKey(Kind.PAGE, "b");
        memory.put(key, at(T1));
        memory.put(other, at(T1));
        memory.expire(key, T2);
        assertThat(invalidated(key)).isTrue();
        assertThat(invalidated(other)).isFalse();
        assertThat(memory.put(key, at(T2)).invalidated()).isTrue();
        assertThat(memory.put(key, at(T2.plusMillis(1))).invalidated()).isFalse();
    }

    @Test
    void aChangeOfEverythingExpiresEverything() {
        ProductKey page = new ProductKey(Kind.PAGE, "a");
        ProductKey product = new ProductKey(Kind.PRODUCT, "a");
        memory.put(page, at(T1));
        memory.put(product, at(T1));
        memory.expire(Narrowing.NONE, T2);
        assertThat(invalidated(page)).isTrue();
        assertThat(invalidated(product)).isTrue();
        assertThat(memory.put(new ProductKey(Kind.PAGE, "new"), at(T1)).invalidated()).isTrue();
    }

    @Test
    void droppingGivesEverythingUpAndExpiresWhatArrivesOfAnEarlierLoad() {
        ProductKey key = new ProductKey(Kind.PAGE, "a");
        memory.put(key, at(T1));
        memory.drop(Narrowing.NONE, T2);
        assertThat(memory.get(key)).isNull();
        assertThat(memory.put(key, at(T1)).invalidated()).isTrue();
    }

    @Test
    void oneMarketIsDroppedAndTheOthersStay() {
        ProductKey here = ProductKey.byId(new Market("US"), "7");
        ProductKey there = ProductKey.byId(new Market("ES"), "7");
        memory.put(here, at(T1));
        memory.put(there, at(T1));
        assertThat(memory.drop(new Narrowing(null, "7", new Market("ES")), T2)).isEqualTo(1);
        assertThat(memory.get(here)).isNotNull();
        assertThat(memory.get(there)).isNull();
    }

    @Test
    void manyChangesExpireMoreThanTheyMustAndNeverLess() {
        for (int i = 0; i < 30_000; i++) {
            memory.expire(new ProductKey(Kind.PAGE, "key" + i), T2);
        }
        for (int i = 0; i < 30_000; i++) {
            assertThat(memory.put(new ProductKey(Kind.PAGE, "key" + i), at(T1)).invalidated()).isTrue();
        }
        assertThat(memory.put(new ProductKey(Kind.PAGE, "key1"), at(T2.plusMillis(1))).invalidated()).isFalse();
    }

    @Test
    void keepsAsManySmallProductsAsAllowedAndNoMore() {
        for (int i = 0; i < MAX_PRODUCTS; i++) {
            memory.put(new ProductKey(Kind.PRODUCT, "p" + i), filled(TestBodies.ofSize(100)));
        }
        assertThat(memory.usage().products().entries()).isEqualTo(MAX_PRODUCTS);
        memory.put(new ProductKey(Kind.PRODUCT, "one more"), new Entry.NotFound(Instant.EPOCH, 0, false));
        assertThat(memory.usage().products().entries()).isLessThanOrEqualTo(MAX_PRODUCTS);
    }

    @Test
    void largeProductsAreBoundedByTheirBytes() {
        for (int i = 0; i < MAX_PRODUCTS; i++) {
            memory.put(new ProductKey(Kind.PRODUCT, "p" + i), filled(TestBodies.ofSize(200_000)));
        }
        assertThat(memory.usage().products().entries()).isLessThan(6);
        assertThat(memory.usage().products().weight()).isLessThanOrEqualTo(MAX_BYTES);
    }

    @Test
    void aFloodOfProductsTakesNoRoomFromPages() {
        Entry page = filled(TestBodies.ofSize(1_000));
        memory.put(new ProductKey(Kind.PAGE, "page"), page);
        for (int i = 0; i < 10_000; i++) {
            memory.put(new ProductKey(Kind.PRODUCT, "p" + i), new Entry.NotFound(Instant.EPOCH, 0, false));
        }
        assertThat(memory.get(new ProductKey(Kind.PAGE, "page"))).isSameAs(page);
    }

    @Test
    void theBoundsHoldWhileManyThreadsFillItWithRandomKeys() throws Exception {
        RenderedBody[] bodies = {TestBodies.ofSize(50), TestBodies.ofSize(5_000), TestBodies.ofSize(60_000)};
        CountDownLatch start = new CountDownLatch(THREADS);
        List<Callable<Integer>> fillers = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
            Random random = new Random(thread);
            fillers.add(() -> fill(start, random, bodies));
        }
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Integer> filled : threads.invokeAll(fillers)) {
                assertThat(filled.get()).isEqualTo(PUTS);
            }
        }
        MemoryPages.Usage usage = memory.usage();
        assertThat(usage.products().entries()).isBetween(1L, (long) MAX_PRODUCTS);
        assertThat(usage.products().weight()).isLessThanOrEqualTo(MAX_BYTES);
        assertThat(usage.pages().entries()).isPositive();
        assertThat(usage.pages().weight()).isLessThanOrEqualTo(MAX_BYTES);
    }

    private int fill(CountDownLatch start, Random random, RenderedBody[] bodies) throws InterruptedException {
        start.countDown();
        start.await();
        for (int i = 0; i < PUTS; i++) {
            memory.put(randomKey(random), randomEntry(random, bodies));
        }
        return PUTS;
    }

    private boolean invalidated(ProductKey key) {
        return Objects.requireNonNull(memory.get(key)).invalidated();
    }

    private static Entry at(Instant loadStartedAt) {
        return new Entry.Filled(BODY, loadStartedAt, 0, false);
    }

    private static ProductKey randomKey(Random random) {
        Kind kind = random.nextBoolean() ? Kind.PAGE : Kind.PRODUCT;
        return new ProductKey(kind, "key" + random.nextInt(100_000));
    }

    private static Entry randomEntry(Random random, RenderedBody[] bodies) {
        return random.nextInt(4) == 0
                ? new Entry.NotFound(Instant.EPOCH, 0, false)
                : filled(bodies[random.nextInt(bodies.length)]);
    }

    private static Entry filled(RenderedBody body) {
        return new Entry.Filled(body, Instant.EPOCH, 0, false);
    }
}
