package dev.vitrina;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import dev.vitrina.demo.DemoProduct;
import dev.vitrina.demo.DemoProduct.Status;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import tools.jackson.databind.JsonNode;

import static dev.vitrina.TestService.header;
import static org.assertj.core.api.Assertions.assertThat;

/** Whatever the shop returns, a caller never sees a product that is not on sale. */
@TestInstance(Lifecycle.PER_CLASS) // JUnit holds on to one instance an invocation otherwise, and so to as many shops
final class VisibilityTest {

    private TestService service;

    @BeforeEach
    void start() {
        service = TestService.start("demo.plan", "enterprise", "lookup.patience", "50s", "shopify.hard-deadline",
                "55s");
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void noListingShowsOneEvenWhenTheShopIgnoresTheSearch() throws Exception {
        service.chaos("{\"ignore_search\":true}");
        Set<String> hidden = new HashSet<>();
        hidden().forEach(product -> hidden.add(Long.toString(product.id())));
        Set<String> seen = new HashSet<>();
        String next = "";
        do {
            JsonNode page = service.json("/v1/products?limit=250" + (next.isEmpty() ? "" : "&cursor=" + next));
            page.path("products").forEach(product -> seen.add(product.path("id").asString()));
            next = page.path("page").path("next").asString("");
        } while (!next.isEmpty());
        assertThat(seen).hasSize(2_000 - hidden.size()).doesNotContainAnyElementsOf(hidden);
    }

    @Test
    void noneIsFoundByIdOrHandle() throws Exception {
        for (DemoProduct product : oneOfEachKind()) {
            assertThat(service.get("/v1/products/" + product.id()).statusCode()).as(product.toString()).isEqualTo(404);
            assertThat(service.get("/v1/products/" + product.handle()).statusCode()).as(product.toString())
                    .isEqualTo(404);
        }
    }

    @Test
    void oneThatIsPublishedTomorrowIsFoundTomorrow() throws Exception {
        DemoProduct product = hidden().stream().filter(VisibilityTest::isPublishedLater).findFirst().orElseThrow();
        assertThat(service.get("/v1/products/" + product.id()).statusCode()).isEqualTo(404);
        service.clock.advance(Duration.ofHours(25));
        HttpResponse<byte[]> response = service.get("/v1/products/" + product.id());
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(header(response, "Vitrina-Source")).isEqualTo("shopify");
    }

    private List<DemoProduct> oneOfEachKind() {
        List<DemoProduct> kinds = List.of(
                first(product -> product.status() == Status.DRAFT),
                first(product -> product.status() == Status.ARCHIVED),
                first(product -> product.status() == Status.UNLISTED),
                first(product -> product.status() == Status.ACTIVE && product.publishedAt() == null),
                first(VisibilityTest::isPublishedLater));
        assertThat(kinds).doesNotHaveDuplicates();
        return kinds;
    }

    private DemoProduct first(java.util.function.Predicate<DemoProduct> kind) {
        return hidden().stream().filter(kind).findFirst().orElseThrow();
    }

    private static boolean isPublishedLater(DemoProduct product) {
        return product.status() == Status.ACTIVE && product.publishedAt() != null;
    }

    private List<DemoProduct> hidden() {
        return service.demo().products().stream().filter(product -> !product.visible(service.clock.instant())).toList();
    }
}
