package dev.vitrina.lookup;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Random;

import dev.vitrina.TestClock;
import dev.vitrina.cache.CacheSettings;
import dev.vitrina.cache.Entry;
import dev.vitrina.cache.MemoryPages;
import dev.vitrina.config.Secret;
import dev.vitrina.product.Market;
import dev.vitrina.product.ProductKey;
import dev.vitrina.product.ProductPage;
import dev.vitrina.product.ProductQuery;
import dev.vitrina.product.Rendering;
import dev.vitrina.shopify.BreakerSettings;
import dev.vitrina.shopify.ShopifyClient;
import dev.vitrina.shopify.ShopifySettings;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

final class LoaderTest {

    private static final Duration LONG = Duration.ofSeconds(50);
    private static final CacheSettings LIVES = new CacheSettings(LONG, LONG, LONG, LONG, LONG, 10, 1 << 20, 1 << 20);
    private static final ProductQuery.Listing PAGE = ProductQuery.Listing.first(5, new Market("US"));

    private final TestClock clock = new TestClock();
    private final MemoryPages memory = new MemoryPages(LIVES);

    /** Between a caller's look into memory and its load another load may have ended. */
    @Test
    void aLoadThatIsNotNeededAnyMoreDoesNotAskTheShop() throws Exception {
        ProductKey key = ProductKey.of(PAGE);
        Entry entry = new Entry.Filled(Rendering.page(PAGE, new ProductPage(List.of(), null)), clock.instant(), 0,
                false);
        memory.put(key, entry);
        try (ServerSocket nobody = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                ShopifyClient shopify = shopify(nobody.getLocalPort())) {
            Loader loader = new Loader(LIVES, memory, shopify, clock, new Random(1), null);
            assertThat(loader.load(PAGE, key, LONG).load().await(LONG)).isEqualTo(new Loaded.Present(entry));
        }
    }

    /** Nor does one whose caller looked for a pause just before another load failed. */
    @Test
    void aLoadRightAfterOneThatFailedDoesNotAskTheShop() throws Exception {
        ProductKey key = ProductKey.of(PAGE);
        try (ServerSocket nobody = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                ShopifyClient shopify = shopify(nobody.getLocalPort())) {
            Loader loader = new Loader(LIVES, memory, shopify, clock, new Random(1), null);
            assertThat(loader.load(PAGE, key, LONG).load().await(LONG)).isEqualTo(new Loaded.Nothing(Reason.FAILED));
            assertThat(loader.load(PAGE, key, LONG).load().await(LONG)).isEqualTo(new Loaded.Nothing(Reason.PAUSED));
        }
    }

    private ShopifyClient shopify(int port) {
        return new ShopifyClient(
                new ShopifySettings(URI.create("http://127.0.0.1:" + port), new Secret("t"), "2026-10", LONG,
                        Duration.ofMillis(200), 1, new BreakerSettings(10, 10, 1, LONG, LONG)),
                clock);
    }
}
