package dev.vitrina;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import dev.vitrina.cache.MemoryPages;
import dev.vitrina.demo.DemoProduct;
import dev.vitrina.lookup.Loader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Thousands of random requests, right and wrong, while the shop is well and while it is not: each answer is one that the contract knows, and nothing grows. */
@Timeout(value = 180, unit = TimeUnit.SECONDS)
final class FuzzTest {

    /** Enough that the pauses before second tries cost no time. */
    private static final int CALLERS = 20;
    private static final int ROUNDS = 4;
    private static final int MOST_PRODUCTS = 100;
    private static final int MOST_PAGE_BYTES = 1 << 20;
    /** What the shop is like, for a while each; what lets callers wait is left to other tests. */
    private static final List<String> TROUBLES = List.of("{\"reset\":true}", "{\"error_rate\":0.4}", "{\"reset\":true}",
            "{\"malformed\":true}", "{\"reset\":true}", "{\"empty\":true}", "{\"ignore_search\":true}",
            "{\"down\":true}",
            "{\"throttle\":true}", "{\"reset\":true}");

    /** By one caller in one trouble; the property says how many there are in all, more of them before a release. */
    private static final int EACH = Integer.getInteger("vitrina.fuzz.requests", 6_400) / ROUNDS / TROUBLES.size()
            / CALLERS;
    private static final int REQUESTS = EACH * ROUNDS * TROUBLES.size() * CALLERS;
    /** Two and a half kB for each request: whoever keeps requests or answers keeps more of them. */
    private static final long MORE_HEAP = 2_500L * REQUESTS;

    private final ConcurrentMap<Integer, AtomicInteger> statuses = new ConcurrentHashMap<>();

    @Test
    void everyAnswerIsAsTheContractSaysAndNothingGrows() throws Exception {
        try (TestService service = TestService.start("demo.plan", "enterprise", "lookup.patience", "300ms",
                "lookup.soft-deadline", "100ms", "cache.max-products", Integer.toString(MOST_PRODUCTS),
                "cache.max-page-bytes", "1MiB", "cache.max-product-bytes", "4MiB", "fallback.samples", "on",
                "shopify.breaker.open", "100ms")) {
            Contract contract = new Contract();
            List<String> refs = refs(service);
            List<String> cursors = cursors(service);
            round(service, contract, refs, cursors, 0);
            long heap = usedHeap();
            for (int round = 1; round < ROUNDS; round++) {
                round(service, contract, refs, cursors, round);
            }
            assertThat(usedHeap() - heap).as("bytes more than after a quarter of it").isLessThan(MORE_HEAP);
        }
        assertThat(statuses.values().stream().mapToInt(AtomicInteger::get).sum()).isEqualTo(REQUESTS);
        Map<Integer, AtomicInteger> seen = new TreeMap<>(statuses);
        assertThat(seen.keySet()).as("answers by status: " + seen).containsExactly(200, 304, 400, 404, 503, 504);
        assertThat(seen.values()).as("answers by status: " + seen).allMatch(count -> count.get() > REQUESTS / 200);
    }

    private void round(TestService service, Contract contract, List<String> refs, List<String> cursors, int round)
            throws Exception {
        for (int trouble = 0; trouble < TROUBLES.size(); trouble++) {
            service.chaos("{\"reset\":true}");
            service.chaos(TROUBLES.get(trouble));
            service.clock.advance(Duration.ofSeconds(List.of(11, 290, 340, 960, 5).get(trouble % 5)));
            try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
                List<Future<?>> done = new ArrayList<>();
                for (int caller = 0; caller < CALLERS; caller++) {
                    Random random = new Random(10_000L * round + 100L * trouble + caller);
                    done.add(callers.submit(() -> ask(service, contract, refs, cursors, random)));
                }
                for (Future<?> one : done) {
                    one.get();
                }
            }
            // what is put in while somebody counts can be one too many
            await().until(() -> service.vitrina.loader().usage().equals(new Loader.Usage(0, 0)));
            assertWithinBounds(service.memory());
        }
    }

    private Void ask(TestService service, Contract contract, List<String> refs, List<String> cursors, Random random)
            throws Exception {
        for (int i = 0; i < EACH; i++) {
            FuzzRequest request = FuzzRequest.any(random, refs, cursors);
            HttpResponse<byte[]> response = service.send(request.method(), request.target(),
                    request.headers().toArray(String[]::new));
            statuses.computeIfAbsent(response.statusCode(), _ -> new AtomicInteger()).incrementAndGet();
            contract.check(request.method(), request.target(), response);
        }
        return null;
    }

    private static List<String> refs(TestService service) {
        List<String> refs = new ArrayList<>(List.of("9", "no-such-thing", "handle", "variants"));
        for (DemoProduct product : service.demo().products().subList(0, 120)) {
            refs.add(Long.toString(product.id()));
            refs.add(product.handle());
        }
        return refs;
    }

    private static List<String> cursors(TestService service) throws Exception {
        List<String> cursors = new ArrayList<>(List.of("", "garbage", "AAAA", "x".repeat(3_000)));
        for (String path : Set.of("/v1/products?limit=1", "/v1/products?limit=2&sort=title",
                "/v1/products?limit=7&q=linen",
                "/v1/products/awkward-120-variants/variants?limit=2")) {
            await().until(() -> service.json(path).path("page").path("next").isString()); // a slow machine's first is a sample
            String cursor = service.json(path).path("page").path("next").asString();
            cursors.add(cursor);
            cursors.add(cursor.substring(1));
        }
        return cursors;
    }

    private static void assertWithinBounds(MemoryPages.Usage usage) {
        assertThat(usage.products().entries()).isLessThanOrEqualTo(MOST_PRODUCTS);
        assertThat(usage.pages().weight()).isLessThanOrEqualTo(MOST_PAGE_BYTES);
    }

    /** After the garbage is gone. */
    private static long usedHeap() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
