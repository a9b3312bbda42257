package dev.vitrina;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import dev.vitrina.cache.MemoryPages;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;

import static org.assertj.core.api.Assertions.assertThat;

/** However many different things are asked for, those there are and those there are not, no room holds more than its bound. */
final class MemoryBoundsTest {

    private static final int MOST_PRODUCTS = 50;
    private static final int MOST_BYTES = 64 << 10;
    private static final int AT_ONCE = 20;

    private static final TestService SERVICE = TestService.start("cache.max-products", Integer.toString(MOST_PRODUCTS),
            "cache.max-page-bytes", "64KiB", "cache.max-product-bytes", "64KiB", "demo.plan", "enterprise",
            "lookup.patience", "50s", "shopify.hard-deadline", "60s");

    @AfterContainer
    static void stop() {
        SERVICE.close();
    }

    @Property(tries = 10, seed = "20261203")
    void noRoomHoldsMoreThanItsBound(@ForAll boolean productsExist, @ForAll("numbers") List<Integer> numbers)
            throws Exception {
        SERVICE.chaos(new ScheduleShop(1, productsExist, ScheduleShop.Trouble.NONE).chaos());
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int first = 0; first < numbers.size(); first += AT_ONCE) {
                List<Future<Integer>> answers = new ArrayList<>();
                for (int number : numbers.subList(first, Math.min(first + AT_ONCE, numbers.size()))) {
                    answers.add(callers.submit(() -> SERVICE.get(path(number)).statusCode()));
                }
                for (Future<Integer> answer : answers) {
                    assertThat(answer.get()).isIn(200, 404);
                }
                assertWithinBounds(SERVICE.memory());
            }
        }
        assertThat(SERVICE.memory().products().entries()).as("what was asked for is kept").isGreaterThan(10);
    }

    private static String path(int number) {
        return number % 2 == 0 ? "/v1/products/flood-" + number : "/v1/products?limit=1&category=flood-" + number;
    }

    private static void assertWithinBounds(MemoryPages.Usage usage) {
        assertThat(usage.products().entries()).isLessThanOrEqualTo(MOST_PRODUCTS);
        assertThat(usage.products().weight()).isLessThanOrEqualTo(MOST_BYTES);
        assertThat(usage.pages().weight()).isLessThanOrEqualTo(MOST_BYTES);
    }

    @Provide
    Arbitrary<List<Integer>> numbers() {
        return Arbitraries.integers().between(0, 100_000).list().ofMinSize(150).ofMaxSize(300);
    }
}
