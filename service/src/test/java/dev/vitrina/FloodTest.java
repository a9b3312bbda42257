package dev.vitrina;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import dev.vitrina.Crowd.Seen;
import dev.vitrina.lookup.Loader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Ten thousand different cold keys while the shop hangs: each gets an answer, hits stay hits, and nothing grows. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
final class FloodTest {

    private static final int KEYS = 10_000;
    private static final int AT_ONCE = 512;
    private static final int SLOTS = 8;
    private static final int QUEUE = 256;
    private static final int PROBES = 1;

    /** Carriers of virtual threads and the like, of which there are a few more under load. */
    private static final int MORE_THREADS = 16;
    private static final long MORE_HEAP = 64L << 20;

    /** One for each slot, and those that were cut and that the other end has not yet seen end. */
    private static final int MOST_CONNECTIONS = 8 * SLOTS;

    /** As many as call, and those that their callers have left and that are about to end. */
    private static final int MOST_LOADS = 4 * AT_ONCE;

    private static final String WARM = "/v1/products?limit=5";
    private static final Duration PAUSE = Duration.ofSeconds(12);
    private static final Duration ENOUGH = Duration.ofSeconds(40);

    private static final List<String> BREAKER_OFF = List.of("shopify.breaker.window", "10000",
            "shopify.breaker.minimum", "10000", "shopify.breaker.failure-rate", "1", "shopify.breaker.slow-call",
            "1h");
    private static final List<String> SHORT = List.of("lookup.patience", "50ms", "lookup.soft-deadline", "50ms",
            "shopify.hard-deadline", "300ms", "shopify.breaker.open", "100ms", "fallback.samples", "on");
    private static final List<String> LONG = List.of("lookup.patience", "10m", "lookup.soft-deadline", "10m",
            "shopify.hard-deadline", "11m");

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

    @Test
    void onlySoManyMissesWaitAndTheRestIsAnsweredAtOnce() throws Exception {
        try (ProxiedService proxied = start(LONG, BREAKER_OFF);
                Crowd crowd = new Crowd(proxied.service.vitrina.url())) {
            crowd.get(WARM);
            proxied.store.chaos("{\"hang\":true}");
            List<Future<Seen>> answers = crowd.call(AT_ONCE, FloodTest::handle);
            await().atMost(ENOUGH).until(() -> Crowd.arrived(answers).size() == AT_ONCE - SLOTS - QUEUE);
            assertThat(Crowd.arrived(answers)).allMatch(seen -> seen.status() == 503 && seen.retryAfter().equals("1"))
                    .extracting(Seen::reason).containsOnly("queue-full");
            assertThat(loads(proxied)).isEqualTo(new Loader.Usage(SLOTS + QUEUE, SLOTS + QUEUE));
            await().until(() -> proxied.store.callsInFlight() == SLOTS);
            assertThat(proxied.store.calls()).isEqualTo(1 + SLOTS);
            assertThat(crowd.get(WARM).source()).isEqualTo("memory");
            proxied.store.chaos("{\"hang\":false}");
            assertThat(Crowd.all(answers)).filteredOn(seen -> seen.status() == 404).hasSize(SLOTS + QUEUE);
            assertThat(loads(proxied)).isEqualTo(new Loader.Usage(0, 0));
            assertThat(proxied.store.calls()).isEqualTo(1 + SLOTS + QUEUE);
            assertThat(proxied.proxy.most()).isLessThanOrEqualTo(SLOTS);
        }
    }

    @Test
    void whoQueuesWhenTheBreakerOpensDoesNotAskTheShopAnyMore() throws Exception {
        List<String> early = List.of("shopify.breaker.window", "8", "shopify.breaker.minimum", "8",
                "shopify.breaker.open", "1h", "lookup.patience", "10m", "shopify.hard-deadline", "300ms");
        try (ProxiedService proxied = start(early, List.of());
                Crowd crowd = new Crowd(proxied.service.vitrina.url())) {
            proxied.store.chaos("{\"hang\":true}");
            List<Seen> answers = Crowd.all(crowd.call(SLOTS + QUEUE, FloodTest::handle));
            assertThat(answers).extracting(Seen::reason).containsOnly("failed", "breaker-open");
            assertThat(proxied.store.calls()).isBetween((long) SLOTS, 3L * SLOTS);
        }
    }

    @Test
    void withoutTheBreakerNothingGrows() throws Exception {
        flood(start(SHORT, BREAKER_OFF));
    }

    /** Once the breaker is open, only its probes reach the shop. */
    @Test
    void withTheBreakerNothingGrowsAndTheShopIsLeftAlone() throws Exception {
        assertThat(flood(start(SHORT, List.of()))).isBetween((long) SLOTS, 4L * SLOTS);
    }

    /** How many calls for single products there were. */
    private long flood(ProxiedService proxied) throws Exception {
        try (proxied; Crowd crowd = new Crowd(proxied.service.vitrina.url())) {
            fillWarm(proxied, crowd);
            long products = proxied.service.memory().products().entries(); // which came along with the page
            long heap = usedHeap();
            threads.resetPeakThreadCount();
            int before = threads.getThreadCount();
            proxied.store.chaos("{\"hang\":true}");
            sendAll(proxied, crowd);
            long calls = proxied.store.calls("Product");
            assertThat(threads.getPeakThreadCount()).isLessThanOrEqualTo(before + MORE_THREADS);
            await().until(() -> loads(proxied).equals(new Loader.Usage(0, 0)));
            await().until(() -> proxied.proxy.open() <= PROBES); // the overdue ones were cut
            assertThat(proxied.proxy.most()).isLessThanOrEqualTo(MOST_CONNECTIONS);
            assertThat(proxied.service.memory().pages().entries()).isEqualTo(1);
            assertThat(proxied.service.memory().products().entries()).isEqualTo(products);
            await().until(() -> usedHeap() <= heap + MORE_HEAP);
            assertAllIsWellAgain(proxied, crowd);
            return calls;
        }
    }

    /** The first call of all may take longer than it may here. */
    private static void fillWarm(ProxiedService proxied, Crowd crowd) {
        await().atMost(ENOUGH).until(() -> {
            proxied.service.clock.advance(PAUSE);
            return crowd.get(WARM).source().equals("memory");
        });
    }

    /** Every tenth asks for the warm page, every tenth for a page of its own, the others for a product of their own. */
    private static void sendAll(ProxiedService proxied, Crowd crowd) throws Exception {
        AtomicInteger mostLoads = new AtomicInteger();
        AtomicInteger hits = new AtomicInteger();
        AtomicInteger next = new AtomicInteger();
        crowd.work(AT_ONCE, () -> {
            for (int i = next.getAndIncrement(); i < KEYS; i = next.getAndIncrement()) {
                switch (i % 10) {
                    case 0 -> {
                        assertThat(crowd.get(WARM).source()).isEqualTo("memory");
                        hits.incrementAndGet();
                    }
                    case 1 -> assertPage(crowd.get("/v1/products?category=flood-" + i));
                    default -> assertUnavailable(crowd.get(handle(i)));
                }
                mostLoads.accumulateAndGet(loads(proxied).loads(), Math::max);
            }
        });
        assertThat(hits).hasValue(KEYS / 10);
        assertThat(mostLoads.get()).isLessThanOrEqualTo(MOST_LOADS);
    }

    private static void assertPage(Seen seen) {
        assertThat(seen.status()).isEqualTo(200);
        assertThat(seen.source()).isEqualTo("sample");
        assertThat(seen.reason()).isIn("patience", "queue-full", "breaker-open", "failed");
    }

    private static void assertUnavailable(Seen seen) {
        assertThat(seen.status()).isEqualTo(503);
        assertThat(seen.reason()).isIn("patience", "queue-full", "breaker-open", "failed");
        assertThat(seen.retryAfter()).isEqualTo("1");
    }

    private static void assertAllIsWellAgain(ProxiedService proxied, Crowd crowd) throws Exception {
        proxied.store.chaos("{\"reset\":true}");
        proxied.service.clock.advance(PAUSE);
        AtomicInteger limit = new AtomicInteger(10);
        await().atMost(ENOUGH)
                .until(() -> crowd.get("/v1/products?limit=" + limit.incrementAndGet()).source().equals("shopify"));
        assertThat(crowd.get(WARM).source()).isEqualTo("memory");
    }

    private static ProxiedService start(List<String> some, List<String> others) throws Exception {
        return new ProxiedService(Stream.concat(some.stream(), others.stream()).toArray(String[]::new));
    }

    private static String handle(int i) {
        return "/v1/products/flood-" + i;
    }

    private static Loader.Usage loads(ProxiedService proxied) {
        return proxied.service.vitrina.loader().usage();
    }

    private static long usedHeap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
