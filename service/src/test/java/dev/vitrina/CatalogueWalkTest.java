package dev.vitrina;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import dev.vitrina.demo.DemoProduct;
import dev.vitrina.product.Sort;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** Cursors lead through the whole catalogue, and nobody sees on the way what is not on sale. */
final class CatalogueWalkTest {

    private static final TestService SERVICE = TestService.start("demo.plan", "enterprise", "lookup.patience", "50s",
            "shopify.hard-deadline", "55s");

    @AfterAll
    static void stop() {
        SERVICE.close();
    }

    @ParameterizedTest
    @CsvSource({"250, id", "249, -created_at", "250, title", "200, -vendor", "250, type", "250, inventory",
        "250, -updated_at",
        "250, published_at"})
    void everyVisibleProductComesExactlyOnce(int limit, String sort) throws Exception {
        List<String> walked = walk("/v1/products?limit=" + limit + "&sort=" + sort);
        assertThat(walked).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(visibleIds(null));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "RELEVANCE")
    void theOrderIsTheOneAskedFor(Sort.Field field) throws Exception {
        List<DemoProduct> ordered = new ArrayList<>(SERVICE.demo().products());
        ordered.removeIf(product -> !product.visible(SERVICE.clock.instant()));
        ordered.sort(order(field).thenComparingLong(DemoProduct::id));
        String parameter = new Sort(field, false).parameter();
        List<String> ids = ordered.stream().map(product -> Long.toString(product.id())).toList();
        assertThat(walk("/v1/products?limit=250&sort=" + parameter)).isEqualTo(ids);
        assertThat(walk("/v1/products?limit=250&sort=-" + parameter)).isEqualTo(ids.reversed());
    }

    private static Comparator<DemoProduct> order(Sort.Field field) {
        return switch (field) {
            case ID, RELEVANCE -> Comparator.comparingLong(DemoProduct::id);
            case TITLE -> Comparator.comparing(product -> product.title().toLowerCase(Locale.ROOT));
            case CREATED_AT -> Comparator.comparing(DemoProduct::createdAt);
            case UPDATED_AT -> Comparator.comparing(DemoProduct::updatedAt);
            case PUBLISHED_AT -> Comparator.comparing(product -> Objects.requireNonNull(product.publishedAt()));
            case VENDOR -> Comparator.comparing(product -> product.vendor().toLowerCase(Locale.ROOT));
            case TYPE -> Comparator.comparing(product -> product.type().toLowerCase(Locale.ROOT));
            case INVENTORY -> Comparator.comparingInt(DemoProduct::totalInventory);
        };
    }

    @Test
    void aCategoryIsWalkedAlone() throws Exception {
        String category = SERVICE.demo().products().stream().map(DemoProduct::type).filter(type -> !type.isEmpty())
                .findFirst()
                .orElseThrow();
        List<String> walked = walk("/v1/products?limit=7&category=" + category.replace(" ", "+"));
        assertThat(walked).containsExactlyInAnyOrderElementsOf(visibleIds(category)).hasSizeGreaterThan(50);
    }

    @Test
    void thereAreProductsThatMustNotBeSeen() {
        long hidden = SERVICE.demo().products().stream().filter(p -> !p.visible(SERVICE.clock.instant())).count();
        assertThat(SERVICE.demo().products()).hasSize(2_000);
        assertThat(hidden).isBetween(200L, 400L);
        assertThat(SERVICE.demo().products().stream().map(DemoProduct::status).distinct()).hasSize(4);
    }

    @Test
    void aCursorOfAnotherListingIsRefusedWithoutAsking() throws Exception {
        String next = SERVICE.json("/v1/products?limit=10&sort=title").path("page").path("next").asString();
        long calls = SERVICE.demo().calls();
        for (String other : new String[]{"sort=-title", "sort=id", "category=Shirts&sort=title", ""}) {
            HttpResponse<byte[]> response = SERVICE.get("/v1/products?cursor=" + next + "&" + other);
            assertThat(response.statusCode()).as(other).isEqualTo(400);
            assertThat(TestService.json(response).path("type").asString()).isEqualTo("urn:vitrina:problem:bad-cursor");
            assertThat(TestService.json(response).path("parameter").asString()).isEqualTo("cursor");
        }
        assertThat(SERVICE.demo().calls()).isEqualTo(calls);
    }

    @Test
    void aCursorThatTheShopRefusesIs400() throws Exception {
        JsonNode first = SERVICE.json("/v1/products?limit=9&sort=title");
        SERVICE.chaos("""
                {"answer":{"status":200,"content_type":"application/json",
                "body":"{\\"errors\\":[{\\"message\\":\\"Invalid cursor for current pagination sort.\\"}]}"}}""");
        try {
            HttpResponse<byte[]> response = SERVICE
                    .get("/v1/products?limit=9&sort=title&cursor=" + first.path("page").path("next").asString());
            assertThat(response.statusCode()).isEqualTo(400);
        } finally {
            SERVICE.chaos("{\"reset\":true}");
        }
    }

    private static List<String> walk(String path) throws IOException, InterruptedException {
        List<String> ids = new ArrayList<>();
        String next = "";
        do {
            JsonNode page = SERVICE.json(path + (next.isEmpty() ? "" : "&cursor=" + next));
            page.path("products").forEach(product -> ids.add(product.path("id").asString()));
            next = page.path("page").path("next").asString("");
        } while (!next.isEmpty() && ids.size() <= 2_000);
        return ids;
    }

    private static Set<String> visibleIds(@Nullable String category) {
        return SERVICE.demo().products().stream()
                .filter(product -> product.visible(SERVICE.clock.instant()))
                .filter(product -> category == null || product.type().equals(category))
                .map(product -> Long.toString(product.id()))
                .collect(Collectors.toSet());
    }
}
