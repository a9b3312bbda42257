package dev.vitrina;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;

import dev.vitrina.demo.DemoProduct;
import dev.vitrina.product.Sort;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Filters, searches and orders in any combination give what a plain look through the demo store's catalogue gives, page by page. */
final class ProductSelectionTest {

    private static final int QUERIES = 100;

    private static final TestService SERVICE = TestService.start("demo.plan", "enterprise", "lookup.patience", "50s",
            "shopify.hard-deadline", "55s");

    private static final List<DemoProduct> VISIBLE = SERVICE.demo().products().stream()
            .filter(product -> product.visible(SERVICE.clock.instant())).toList();

    @AfterAll
    static void stop() {
        SERVICE.close();
    }

    private record Wanted(@Nullable String category, @Nullable String vendor, @Nullable String tag, @Nullable String q,
            @Nullable Boolean available, @Nullable Sort sort) {

        String path(int limit) {
            return "/v1/products?limit=" + limit + parameter("category", category) + parameter("vendor", vendor)
                    + parameter("tag", tag) + parameter("q", q) + parameter("available", available)
                    + parameter("sort", sort == null ? null : sort.parameter());
        }

        private static String parameter(String name, @Nullable Object value) {
            return value == null ? "" : "&" + name + "=" + URLEncoder.encode(value.toString(), StandardCharsets.UTF_8);
        }

        boolean matches(DemoProduct product) {
            return (category == null || product.type().equalsIgnoreCase(category.strip()))
                    && (vendor == null || product.vendor().equalsIgnoreCase(vendor.strip()))
                    && (tag == null || product.tags().stream().anyMatch(tag.strip()::equalsIgnoreCase))
                    && (q == null || Stream.of(q.strip().split(" +")).allMatch(word -> isIn(product, word)))
                    && (available == null || available == isAvailable(product));
        }

        private static boolean isIn(DemoProduct product, String word) {
            return Stream.concat(Stream.of(product.title(), product.type(), product.vendor(), product.handle()),
                    product.tags().stream())
                    .anyMatch(text -> text.toLowerCase(Locale.ROOT).contains(word.toLowerCase(Locale.ROOT)));
        }

        private static boolean isAvailable(DemoProduct product) {
            return product.variants().stream().anyMatch(product::availableForSale);
        }
    }

    @Test
    void pagesHoldExactlyWhatAPlainEvaluationGives() throws Exception {
        Random random = new Random(20_261_124L);
        int withResults = 0;
        int overSeveralPages = 0;
        for (int i = 0; i < QUERIES; i++) {
            Wanted wanted = any(random);
            List<String> expected = VISIBLE.stream().filter(wanted::matches).sorted(order(wanted))
                    .map(product -> Long.toString(product.id())).toList();
            SERVICE.clock.advance(Duration.ofSeconds(20)); // fills the demo store's bucket
            int limit = Math.min(250, 1 + expected.size() / 10 + random.nextInt(100));
            List<String> found = Walk.texts(Walk.all(SERVICE, wanted.path(limit), "products"), "id");
            assertThat(found).as(wanted.path(limit)).isEqualTo(expected);
            withResults += expected.isEmpty() ? 0 : 1;
            overSeveralPages += expected.size() > limit ? 1 : 0;
        }
        assertThat(withResults).isGreaterThan(QUERIES / 2);
        assertThat(overSeveralPages).isGreaterThan(QUERIES / 5);
    }

    /** Values that products have, written in other ways, and now and then one that none has. */
    private static Wanted any(Random random) {
        DemoProduct product = VISIBLE.get(random.nextInt(VISIBLE.size()));
        DemoProduct other = VISIBLE.get(random.nextInt(VISIBLE.size()));
        String tag = other.tags().isEmpty() ? "none" : other.tags().getFirst();
        String[] words = product.title().split(" ", -1);
        String word = words[random.nextInt(words.length)];
        String q = random.nextInt(3) == 0 ? word + "  " + words[0].substring(0, 1) : word;
        List<Sort.Field> fields = new ArrayList<>(List.of(Sort.Field.values()));
        boolean searches = random.nextInt(3) == 0 && q.chars().anyMatch(Character::isLetterOrDigit);
        if (!searches) {
            fields.remove(Sort.Field.RELEVANCE);
        }
        Sort sort = new Sort(fields.get(random.nextInt(fields.size())), random.nextBoolean());
        return new Wanted(
                maybe(random, 1, product.type().isEmpty() ? "None" : written(random, product.type())),
                maybe(random, 2, product.vendor().isEmpty() ? "None" : written(random, product.vendor())),
                maybe(random, 2, written(random, tag)), searches ? written(random, q) : null,
                maybe(random, 3, random.nextBoolean()), maybe(random, 1, sort));
    }

    private static <T> @Nullable T maybe(Random random, int seldom, T value) {
        return random.nextInt(seldom + 1) == 0 ? value : null;
    }

    private static String written(Random random, String text) {
        String spaced = random.nextBoolean() ? text : "  " + text + " ";
        return random.nextBoolean() ? spaced : spaced.toUpperCase(Locale.ROOT);
    }

    private static Comparator<DemoProduct> order(Wanted wanted) {
        Sort sort = wanted.sort == null ? Sort.DEFAULT : wanted.sort;
        Comparator<DemoProduct> order = (switch (sort.field()) {
            case ID, RELEVANCE -> Comparator.comparingLong(DemoProduct::id);
            case TITLE -> Comparator.comparing((DemoProduct one) -> one.title().toLowerCase(Locale.ROOT));
            case CREATED_AT -> Comparator.comparing(DemoProduct::createdAt);
            case UPDATED_AT -> Comparator.comparing(DemoProduct::updatedAt);
            case PUBLISHED_AT -> Comparator.comparing((DemoProduct one) -> Objects.requireNonNull(one.publishedAt()));
            case VENDOR -> Comparator.comparing((DemoProduct one) -> one.vendor().toLowerCase(Locale.ROOT));
            case TYPE -> Comparator.comparing((DemoProduct one) -> one.type().toLowerCase(Locale.ROOT));
            case INVENTORY -> Comparator.comparingInt(DemoProduct::totalInventory);
        }).thenComparingLong(DemoProduct::id);
        return sort.descending() ? order.reversed() : order;
    }
}
