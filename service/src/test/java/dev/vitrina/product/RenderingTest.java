package dev.vitrina.product;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The entity tag stays as long as what callers see does, and changes with any of it. */
final class RenderingTest {

    private static final Market US = new Market("US");
    private static final ProductQuery.Listing PAGE = ProductQuery.Listing.first(5, US);

    @Test
    void theTagIsTheSameExactlyForTheSameProducts() {
        Map<List<Product>, String> tags = new HashMap<>();
        Random random = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            List<Product> products = List.of(TestProducts.random(1, random), TestProducts.random(2, random));
            String tag = Rendering.page(PAGE, new ProductPage(products, null)).etag();
            String before = tags.put(seen(products), tag);
            assertThat(before == null || before.equals(tag)).isTrue();
        }
        assertThat(tags).hasSizeGreaterThan(500);
        assertThat(tags.values()).doesNotHaveDuplicates();
    }

    /** Without what is not shown. */
    private static List<Product> seen(List<Product> products) {
        return products.stream().map(product -> new Product(product.id(), product.handle(), product.title(),
                product.description(), product.category(), product.vendor(), product.tags(), product.price(),
                product.compareAtPrice(), product.available(), product.inventoryQuantity(), product.image(),
                product.options(), product.variants(), product.variantsCount(), product.variantsComplete(),
                product.createdAt(), product.updatedAt(), product.createdAt(), product.sample())).toList();
    }

    @Test
    void anotherOrderOrAnotherNextPageIsAnotherTag() {
        Product one = TestProducts.plain(1, "One");
        Product two = TestProducts.plain(2, "Two");
        List<String> tags = new ArrayList<>();
        tags.add(Rendering.page(PAGE, new ProductPage(List.of(one, two), null)).etag());
        tags.add(Rendering.page(PAGE, new ProductPage(List.of(two, one), null)).etag());
        tags.add(Rendering.page(PAGE, new ProductPage(List.of(one, two), "a")).etag());
        tags.add(Rendering.page(PAGE, new ProductPage(List.of(one, two), "b")).etag());
        assertThat(tags).doesNotHaveDuplicates();
    }

    @Test
    void howAPageWasComeByIsNoPartOfTheTag() {
        List<Product> products = List.of(TestProducts.plain(1, "One"));
        assertThat(Rendering.partialPage(US, products).etag())
                .isEqualTo(Rendering.page(PAGE, new ProductPage(products, null)).etag());
    }
}
