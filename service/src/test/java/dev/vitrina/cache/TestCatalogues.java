package dev.vitrina.cache;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;

import dev.vitrina.product.Market;
import dev.vitrina.product.Product;
import dev.vitrina.product.TestProducts;

/** Catalogues whose products all say which generation they are of, so that a mixed one gives itself away. */
final class TestCatalogues {

    static final Market US = new Market("US");
    /** A day and a half before {@link dev.vitrina.TestClock} begins. */
    private static final Instant FIRST = Instant.parse("2026-11-30T00:00:00Z");

    static final String SHOP = "shop.example";

    private TestCatalogues() {}

    static Catalogue generation(int generation, int products, int bytesEach) {
        List<Product> list = new ArrayList<>();
        Random random = new Random(generation);
        for (int id = 1; id <= products; id++) {
            byte[] bytes = new byte[bytesEach];
            random.nextBytes(bytes);
            list.add(TestProducts.plain(id, generation + " " + Base64.getEncoder().encodeToString(bytes)));
        }
        return new Catalogue(US, FIRST.plusSeconds(generation), list);
    }

    static int generationOf(Catalogue catalogue) {
        return (int) Duration.between(FIRST, catalogue.loadStartedAt()).toSeconds();
    }
}
