package dev.vitrina.cache;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import dev.vitrina.TestClock;
import dev.vitrina.product.Filter;
import dev.vitrina.product.Market;
import dev.vitrina.product.Product;
import dev.vitrina.product.ProductQuery;
import dev.vitrina.product.ProductRef;
import dev.vitrina.product.Sort;
import dev.vitrina.product.TestProducts;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static dev.vitrina.cache.TestCatalogues.US;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

final class LastKnownGoodTest {

    private static final Fallback NONE = new Fallback.None();

    private final TestClock clock = new TestClock();
    private final Instant start = clock.instant();
    private final LastKnownGood lastKnownGood = new LastKnownGood(new StandIn.Nothing(), clock);

    @Test
    void answersUntilItIsSevenDaysOld() {
        keep(start, TestProducts.plain(1, "t"));
        clock.advance(Duration.ofDays(7).minusMillis(1));
        assertThat(answer(listing(null, Sort.DEFAULT, 5))).isInstanceOfSatisfying(Fallback.LastKnown.class,
                known -> assertThat(known.age()).isEqualTo(Duration.ofDays(7).minusMillis(1)));
        clock.advance(Duration.ofMillis(1));
        assertThat(answer(listing(null, Sort.DEFAULT, 5))).isInstanceOf(Fallback.LastKnown.class);
        clock.advance(Duration.ofMillis(1));
        assertThat(answer(listing(null, Sort.DEFAULT, 5))).isEqualTo(NONE);
        assertThat(answer(single(new ProductRef.Id(1)))).isEqualTo(NONE);
        assertThat(lastKnownGood.age(US)).isEqualTo(Duration.ofDays(7).plusMillis(1));
    }

    @Test
    void keepsTheNewestOfEachMarket() {
        assertThat(lastKnownGood.age(US)).isNull();
        keep(start.minusSeconds(5), TestProducts.plain(1, "t"));
        keep(start.minusSeconds(9), TestProducts.plain(2, "t"));
        assertThat(lastKnownGood.age(US)).isEqualTo(Duration.ofSeconds(5));
        assertThat(titles(listing(null, Sort.DEFAULT, 5))).hasSize(1);
        assertThat(lastKnownGood.age(new Market("ES"))).isNull();
        assertThat(answer(ProductQuery.Listing.first(5, new Market("ES")))).isEqualTo(NONE);
        keep(start.minusSeconds(1), TestProducts.plain(3, "t"));
        assertThat(answer(single(new ProductRef.Id(3)))).isInstanceOf(Fallback.LastKnown.class);
    }

    @Test
    void oneFromTheFutureIsNoOlderThanNowAndGivesWay() {
        keep(start.plus(Duration.ofDays(9_000)), TestProducts.plain(1, "t"));
        assertThat(lastKnownGood.age(US)).isZero();
        keep(start, TestProducts.plain(2, "t"));
        assertThat(answer(single(new ProductRef.Id(2)))).isInstanceOf(Fallback.LastKnown.class);
    }

    @Test
    void aPageSaysThatItIsAPart() {
        keep(start, TestProducts.plain(1, "a"), TestProducts.plain(2, "b"), TestProducts.plain(3, "c"));
        JsonNode page = json(answer(listing(null, Sort.DEFAULT, 2)));
        assertThat(page.propertyNames()).containsExactly("products", "page", "meta");
        assertThat(page.path("page").toString()).isEqualTo("{\"count\":2,\"next\":null}");
        assertThat(page.path("meta").toString()).isEqualTo("{\"market\":\"US\",\"complete\":false}");
        assertThat(page.path("products").get(0).propertyNames()).contains("sample").doesNotContain("published_at");
    }

    @Test
    void aPageBehindACursorAndAProductThatItDoesNotHoldAreNotAnswered() {
        keep(start, TestProducts.plain(1, "a"));
        assertThat(answer(new ProductQuery.Listing(5, Filter.NONE, Sort.DEFAULT, "x", US))).isEqualTo(NONE);
        assertThat(answer(single(new ProductRef.Id(2)))).isEqualTo(NONE);
        assertThat(answer(single(new ProductRef.Handle("h2")))).isEqualTo(NONE);
        assertThat(json(answer(single(new ProductRef.Id(1)))).path("title").asString()).isEqualTo("a");
        assertThat(json(answer(single(new ProductRef.Handle("h1")))).path("id").asString()).isEqualTo("1");
    }

    @Test
    void variantsAreThoseOfAProductThatItHoldsAndSayWhetherTheyAreAll() {
        Product many = TestProducts.awkward().getFirst();
        keep(start, TestProducts.awkward().getLast(), TestProducts.plain(7, "none"),
                TestProducts.withVariants(many.variants(), true));
        JsonNode all = json(answer(variants(TestProducts.WITH_VARIANTS, 250, null)));
        assertThat(all.path("variants").size()).isEqualTo(120);
        assertThat(all.path("page").toString()).isEqualTo("{\"count\":120,\"next\":null}");
        assertThat(all.path("meta").path("complete").asBoolean()).isTrue();
        JsonNode first = json(answer(variants(TestProducts.WITH_VARIANTS, 119, null)));
        assertThat(first.path("variants").size()).isEqualTo(119);
        assertThat(first.path("meta").path("complete").asBoolean()).isFalse();
        assertThat(answer(variants(TestProducts.WITH_VARIANTS, 119, "x"))).isEqualTo(NONE);
        keep(start, TestProducts.withVariants(many.variants(), false));
        JsonNode loaded = json(answer(variants(TestProducts.WITH_VARIANTS, 250, null)));
        assertThat(loaded.path("meta").path("complete").asBoolean()).isFalse();
        assertThat(answer(variants(9, 50, null))).isEqualTo(NONE);
    }

    private static ProductQuery.Variants variants(long id, int limit, @Nullable String after) {
        return new ProductQuery.Variants(new ProductRef.Id(id), limit, after, US);
    }

    @Test
    void categoriesAreThoseOfItsProductsAndNotAll() {
        keep(start, TestProducts.plain(1, "a"), TestProducts.plain(2, "b"),
                TestProducts.publishedAt(3, start.plusSeconds(9)),
                TestProducts.awkward().get(0), TestProducts.awkward().get(1));
        JsonNode json = json(answer(new ProductQuery.Categories(US)));
        assertThat(json.toString())
                .isEqualTo("{\"categories\":[\"Things\"],\"meta\":{\"market\":\"US\",\"complete\":false}}");
    }

    @Test
    void whatIsPublishedLaterIsSeenLater() {
        keep(start, TestProducts.publishedAt(1, start), TestProducts.publishedAt(2, start.plusMillis(1)));
        assertThat(titles(listing(null, Sort.DEFAULT, 5))).containsExactly("Thing 1");
        assertThat(answer(single(new ProductRef.Id(2)))).isEqualTo(NONE);
        clock.advance(Duration.ofMillis(1));
        assertThat(titles(listing(null, Sort.DEFAULT, 5))).containsExactly("Thing 1", "Thing 2");
        assertThat(answer(single(new ProductRef.Id(2)))).isInstanceOf(Fallback.LastKnown.class);
    }

    @Test
    void aPageIsOfOneCatalogueWhileTheyAreReplaced() throws Exception {
        lastKnownGood.keep(TestCatalogues.generation(0, 20, 3), KnownCatalogue.Origin.LOAD);
        List<Callable<Integer>> tasks = new ArrayList<>();
        for (int thread = 0; thread < 4; thread++) {
            Random random = new Random(thread);
            tasks.add(() -> {
                for (int i = 0; i < 300; i++) {
                    lastKnownGood.keep(TestCatalogues.generation(random.nextInt(1_000), 20, 3),
                            KnownCatalogue.Origin.LOAD);
                }
                return 1;
            });
            tasks.add(this::generationsSeen);
        }
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Integer> done : threads.invokeAll(tasks)) {
                assertThat(done.get()).isPositive();
            }
        }
    }

    private int generationsSeen() {
        int last = 0;
        Set<Integer> seen = new HashSet<>();
        for (int i = 0; i < 300; i++) {
            Set<String> generations = new HashSet<>();
            titles(listing(null, Sort.DEFAULT, 250)).forEach(title -> generations.add(title.split(" ", 2)[0]));
            assertThat(generations).hasSize(1);
            int generation = Integer.parseInt(generations.iterator().next());
            assertThat(generation).isGreaterThanOrEqualTo(last);
            last = generation;
            seen.add(generation);
        }
        return seen.size();
    }

    @Test
    void aCatalogueHasAProductAndEachOnce() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Catalogue(US, start, List.of()));
        Product first = TestProducts.plain(1, "first");
        assertThat(new Catalogue(US, start, List.of(first, TestProducts.plain(2, "b"), TestProducts.plain(1, "again")))
                .products()).containsExactly(first, TestProducts.plain(2, "b"));
    }

    private List<String> titles(ProductQuery.Listing listing) {
        List<String> titles = new ArrayList<>();
        json(answer(listing)).path("products").forEach(product -> titles.add(product.path("title").asString()));
        return titles;
    }

    private void keep(Instant loadStartedAt, Product... products) {
        lastKnownGood.keep(new Catalogue(US, loadStartedAt, List.of(products)), KnownCatalogue.Origin.LOAD);
    }

    private Fallback answer(ProductQuery query) {
        return lastKnownGood.answer(query);
    }

    private static ProductQuery.Listing listing(@Nullable String category, Sort sort, int limit) {
        return new ProductQuery.Listing(limit, Filter.ofCategory(category), sort, null, US);
    }

    private static ProductQuery.Single single(ProductRef ref) {
        return new ProductQuery.Single(ref, US);
    }

    private static JsonNode json(Fallback fallback) {
        return JsonMapper.shared().readTree(((Fallback.LastKnown) fallback).body().plain());
    }
}
