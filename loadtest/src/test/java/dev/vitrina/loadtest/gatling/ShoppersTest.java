package dev.vitrina.loadtest.gatling;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.vitrina.loadtest.TrafficClass;
import dev.vitrina.loadtest.traffic.Catalogue;
import dev.vitrina.loadtest.traffic.Expected;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class ShoppersTest {

    private static final int MANY = 20_000;
    private static final Catalogue CATALOGUE = new Catalogue(IntStream.range(0, 1000)
            .mapToObj(i -> new Catalogue.Product("" + (1000 + i), "h" + i, "v", "c" + i % 5)).toList());

    private static List<Shoppers.Wish> storefront(long seed) {
        return Stream.generate(new Shoppers(CATALOGUE, seed)::storefront).limit(MANY).toList();
    }

    @Test
    void wantTheSameForTheSameSeedInTheSharesOfAStorefront() {
        List<Shoppers.Wish> wishes = storefront(1);
        assertThat(storefront(1)).isEqualTo(wishes);
        assertThat(storefront(2)).isNotEqualTo(wishes);
        Map<String, Integer> counts = new HashMap<>();
        wishes.forEach(wish -> counts.merge(wish.name(), 1, Integer::sum));
        assertThat(counts.keySet()).containsExactlyInAnyOrder("listing", "product", "search");
        assertThat(counts.get("listing")).isBetween(7700, 8300);
        assertThat(counts.get("product")).isBetween(8700, 9300);
    }

    @Test
    void wantFewThingsOftenAndAllOfThemSometimes() {
        Map<String, Integer> counts = new HashMap<>();
        for (Shoppers.Wish wish : storefront(1)) {
            if (wish.expected() instanceof Expected.Single(String id)) {
                counts.merge(id, 1, Integer::sum);
                // A refusal is honest only for those that the last known good catalogue does not hold.
                assertThat(wish.trafficClass()).isEqualTo(Integer.parseInt(id) < 1100
                        ? TrafficClass.FRESH
                        : TrafficClass.COLD_SINGLE);
            }
        }
        int most = counts.getOrDefault("1000", 0);
        assertThat(most).isEqualTo(counts.values().stream().mapToInt(one -> one).max().orElse(0));
        assertThat(most / (double) counts.getOrDefault("1009", 1)).isBetween(5.0, 12.0);
        assertThat(counts).hasSizeGreaterThan(600);
    }

    @Test
    void wantBatchesOfDifferentIdsOneOfThemWellKnown() {
        Shoppers shoppers = new Shoppers(CATALOGUE, 1);
        for (int i = 0; i < 1000; i++) {
            Expected.Batch batch = (Expected.Batch) shoppers.recommender().expected();
            assertThat(batch.ids().size()).isBetween(10, 50);
            assertThat(new HashSet<>(batch.ids())).hasSameSizeAs(batch.ids());
            assertThat(Integer.parseInt(batch.ids().getFirst())).isLessThan(1100);
        }
    }

    @Test
    void needAShopWithProducts() {
        assertThatThrownBy(() -> new Shoppers(new Catalogue(List.of()), 1)).hasMessageContaining("no products");
        Shoppers few = new Shoppers(new Catalogue(CATALOGUE.products().subList(0, 3)), 1);
        assertThat(((Expected.Batch) few.recommender().expected()).ids()).containsExactlyInAnyOrder("1000", "1001",
                "1002");
    }
}
