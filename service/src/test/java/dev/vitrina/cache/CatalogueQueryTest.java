package dev.vitrina.cache;

import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;

import dev.vitrina.product.Filter;
import dev.vitrina.product.Product;
import dev.vitrina.product.ProductQuery;
import dev.vitrina.product.Sort;
import dev.vitrina.product.TestProducts;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

final class CatalogueQueryTest {

    private static final Instant LATER = Instant.EPOCH.plusSeconds(60);

    @Test
    void pagesAreWhatAPlainEvaluationGives() {
        Random random = new Random(3);
        int compared = 0;
        for (int round = 0; round < 40; round++) {
            List<Product> products = products(random, round);
            for (Sort sort : sorts()) {
                for (int filters = 0; filters < 5; filters++) {
                    var listing = new ProductQuery.Listing(1 + random.nextInt(60), filter(random), sort, null,
                            TestCatalogues.US);
                    assertThat(CatalogueQuery.page(products, listing, LATER)).as(listing.toString())
                            .isEqualTo(plainly(products, listing));
                    compared++;
                }
            }
        }
        assertThat(compared).isEqualTo(40 * 18 * 5);
    }

    private static Filter filter(Random random) {
        return new Filter(any(random, null, "SHIRT", "sock", "none", "Ärmel"), any(random, null, null, null, "SOCK"),
                any(random, null, null, "shirt", "zip"), any(random, null, null, "ir", "SHIRT sock", "sock - zi"),
                random.nextInt(3) == 0 ? random.nextBoolean() : null);
    }

    private static @Nullable String any(Random random, @Nullable String... values) {
        return values[random.nextInt(values.length)];
    }

    private static List<Product> products(Random random, int count) {
        List<Long> ids = new ArrayList<>(List.of(Long.MAX_VALUE));
        for (long id = 1; id <= count; id++) {
            ids.add(id * id * id);
        }
        Collections.shuffle(ids, random);
        return ids.stream().map(id -> TestProducts.random(id, random)).toList();
    }

    private static List<Sort> sorts() {
        List<Sort> sorts = new ArrayList<>();
        for (Sort.Field field : Sort.Field.values()) {
            sorts.add(new Sort(field, false));
            sorts.add(new Sort(field, true));
        }
        return sorts;
    }

    /** Takes the first of what is left, over and over. */
    private static List<Product> plainly(List<Product> products, ProductQuery.Listing listing) {
        List<Product> left = new ArrayList<>();
        for (Product product : products) {
            if (isWanted(product, listing.filter())) {
                left.add(product);
            }
        }
        List<Product> page = new ArrayList<>();
        while (page.size() < listing.limit() && !left.isEmpty()) {
            Product first = left.getFirst();
            for (Product product : left) {
                first = isBefore(product, first, listing.sort()) ? product : first;
            }
            left.remove(first);
            page.add(first);
        }
        return page;
    }

    private static boolean isWanted(Product product, Filter filter) {
        boolean wanted = isNullOr(filter.category(), product.category())
                && isNullOr(filter.vendor(), product.vendor());
        if (filter.tag() != null) {
            wanted &= product.tags().stream().map(CatalogueQueryTest::lower).toList().contains(lower(filter.tag()));
        }
        for (String word : lower(filter.text()).split(" ", -1)) {
            wanted &= word.equals("-") || lower(product.title()).contains(word);
        }
        return wanted && (filter.available() == null || filter.available().equals(product.available()));
    }

    private static boolean isNullOr(@Nullable String wanted, @Nullable String found) {
        return wanted == null || (found != null && lower(found).equals(lower(wanted)));
    }

    private static boolean isBefore(Product a, Product b, Sort sort) {
        int difference = switch (sort.field()) {
            case ID, RELEVANCE -> new BigInteger(a.id()).compareTo(new BigInteger(b.id()));
            case TITLE -> lower(a.title()).compareTo(lower(b.title()));
            case CREATED_AT -> a.createdAt().compareTo(b.createdAt());
            case UPDATED_AT -> a.updatedAt().compareTo(b.updatedAt());
            case PUBLISHED_AT -> a.publishedAt().compareTo(b.publishedAt());
            case VENDOR -> lower(a.vendor()).compareTo(lower(b.vendor()));
            case TYPE -> lower(a.category()).compareTo(lower(b.category()));
            case INVENTORY -> Integer.compare(a.inventoryQuantity(), b.inventoryQuantity());
        };
        if (difference == 0) {
            return new BigInteger(a.id()).compareTo(new BigInteger(b.id())) < 0;
        }
        return sort.descending() ? difference > 0 : difference < 0;
    }

    private static String lower(@Nullable String text) {
        return text == null ? "" : text.toLowerCase(Locale.ROOT);
    }
}
