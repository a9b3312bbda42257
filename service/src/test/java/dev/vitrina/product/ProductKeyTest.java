package dev.vitrina.product;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import dev.vitrina.product.ProductKey.Kind;
import dev.vitrina.product.ProductQuery.Categories;
import dev.vitrina.product.ProductQuery.Listing;
import dev.vitrina.product.ProductQuery.Single;
import dev.vitrina.product.ProductQuery.Variants;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

final class ProductKeyTest {

    private static final Market US = new Market("US");
    private static final Market ES = new Market("ES");

    @Test
    void differsForEveryPartOfAQuery() {
        List<ProductQuery> queries = List.of(
                Listing.first(20, US),
                Listing.first(21, US),
                Listing.first(20, ES),
                new Listing(20, Filter.NONE, new Sort(Sort.Field.ID, true), null, US),
                new Listing(20, Filter.NONE, new Sort(Sort.Field.TITLE, false), null, US),
                new Listing(20, Filter.NONE, Sort.DEFAULT, "next", US),
                new Listing(20, Filter.ofCategory("next"), Sort.DEFAULT, null, US),
                new Listing(20, Filter.ofCategory("a&after=b"), Sort.DEFAULT, null, US),
                new Listing(20, Filter.ofCategory("a"), Sort.DEFAULT, "b", US),
                listing(new Filter(null, "next", null, null, null)),
                listing(new Filter(null, null, "next", null, null)),
                listing(new Filter(null, null, null, "next", null)),
                listing(new Filter(null, "a", "b", null, null)),
                listing(new Filter(null, "a&tag=b", null, null, null)),
                listing(new Filter(null, null, null, null, true)),
                listing(new Filter(null, null, null, null, false)),
                listing(new Filter(null, null, null, "x&available=true", null)),
                new Categories(US),
                new Categories(ES),
                new Variants(new ProductRef.Id(1), 20, null, US),
                new Variants(new ProductRef.Id(1), 21, null, US),
                new Variants(new ProductRef.Id(1), 20, "next", US),
                new Variants(new ProductRef.Id(1), 20, null, ES),
                new Variants(new ProductRef.Handle("1"), 20, null, US),
                new Variants(new ProductRef.Handle("a&id=1"), 20, null, US),
                new Single(new ProductRef.Id(1), US),
                new Single(new ProductRef.Handle("1"), US),
                new Single(new ProductRef.Id(1), ES),
                new Single(new ProductRef.Handle("a&id=1"), US));
        Set<ProductKey> keys = new HashSet<>();
        queries.forEach(query -> keys.add(ProductKey.of(query)));
        assertThat(keys).hasSize(queries.size());
    }

    private static Listing listing(Filter filter) {
        return new Listing(20, filter, Sort.DEFAULT, null, US);
    }

    @Test
    void readsLikeARequest() {
        assertThat(ProductKey
                .of(new Listing(5, Filter.ofCategory("T shirts"), new Sort(Sort.Field.CREATED_AT, true), null, US))
                .text())
                .isEqualTo("products?market=US&sort=-created_at&category=T+shirts&limit=5");
    }

    @Test
    void whatAProductIsCalledIsTheKeyOfTheQueryForIt() {
        assertThat(ProductKey.byId(US, "17")).isEqualTo(ProductKey.of(new Single(new ProductRef.Id(17), US)));
        assertThat(ProductKey.byHandle(ES, "ä b&c"))
                .isEqualTo(ProductKey.of(new Single(new ProductRef.Handle("ä b&c"), ES)));
    }

    @Test
    void aProductAsPagesShowItHasAKeyThatNoQueryHas() {
        assertThat(ProductKey.listed(US, "1")).isEqualTo(new ProductKey(Kind.PRODUCT,
                "product?market=US&id=1&variants=10"));
        assertThat(ProductKey.byId(US, "1&variants=10")).isNotEqualTo(ProductKey.listed(US, "1"));
    }
}
