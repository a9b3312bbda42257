package dev.vitrina.cache;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;

import dev.vitrina.product.Money;
import dev.vitrina.product.Product;
import dev.vitrina.product.RenderedBody;
import dev.vitrina.product.Rendering;

/** Bodies as the service makes them, of about a given size. */
final class TestBodies {

    private TestBodies() {}

    static CacheSettings settings(int maxProducts, long maxBytes) {
        return new CacheSettings(Duration.ofSeconds(100), Duration.ofSeconds(200), Duration.ofSeconds(1_000),
                Duration.ofSeconds(30), Duration.ofSeconds(10), maxProducts, maxBytes, maxBytes);
    }

    static RenderedBody ofSize(int bytes) {
        StringBuilder description = new StringBuilder();
        new Random(bytes).ints(bytes, 'a', 'z').forEach(c -> description.append((char) c));
        return Rendering.product(new Product("1", "h", "t", description.toString(), null, null, List.of(),
                new Money(BigDecimal.ONE, "USD"), null, true, 1, null, List.of(), List.of(), 0, true, Instant.EPOCH,
                Instant.EPOCH, Instant.EPOCH, false));
    }
}
