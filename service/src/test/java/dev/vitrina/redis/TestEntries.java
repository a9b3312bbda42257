package dev.vitrina.redis;

import java.time.Duration;
import java.time.Instant;

import dev.vitrina.product.Market;
import dev.vitrina.product.ProductKey;
import dev.vitrina.product.RenderedBody;
import dev.vitrina.product.Rendering;
import dev.vitrina.product.TestProducts;

/** Keys and entries, told apart by numbers. */
final class TestEntries {

    static final Instant NOON = Instant.parse("2026-12-01T12:00:00Z");
    static final Market MARKET = new Market("US");

    private TestEntries() {}

    static ProductKey key(long id) {
        return ProductKey.byId(MARKET, Long.toString(id));
    }

    static RenderedBody body(String title) {
        return Rendering.product(TestProducts.plain(1, title));
    }

    static SharedLevel.Kept kept(String title, Instant loadStartedAt) {
        return new SharedLevel.Kept(new SharedEntry.Filled(body(title), loadStartedAt), Duration.ofHours(1));
    }
}
