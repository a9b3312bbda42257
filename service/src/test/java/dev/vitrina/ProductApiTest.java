package dev.vitrina;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.zip.GZIPInputStream;

import dev.vitrina.demo.DemoProduct;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import static dev.vitrina.TestService.header;
import static org.assertj.core.api.Assertions.assertThat;

@TestInstance(Lifecycle.PER_CLASS) // JUnit holds on to one instance an invocation otherwise, and so to as many shops
final class ProductApiTest {

    /** Headers that differ from one answer to the next. */
    private static final Set<String> OF_ONE_ANSWER = Set.of("x-request-id", "date", "server-timing");

    private TestService service;

    @BeforeEach
    void start() {
        service = TestService.start();
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void theFirstAnswerComesFromTheShopAndTheNextFromMemory() throws Exception {
        HttpResponse<byte[]> first = service.get("/v1/products?limit=5");
        HttpResponse<byte[]> second = service.get("/v1/products?limit=5");
        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(header(first, "Vitrina-Source")).isEqualTo("shopify");
        assertThat(header(first, "Cache-Status")).isEqualTo("vitrina; fwd=uri-miss; stored");
        assertThat(header(second, "Vitrina-Source")).isEqualTo("memory");
        assertThat(header(second, "Cache-Status")).matches("vitrina; hit; ttl=\\d+; detail=memory");
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(service.demo().calls()).isEqualTo(1);
    }

    @Test
    void headersTellHowLongAnAnswerMayBeKept() throws Exception {
        service.get("/v1/products?limit=5");
        service.clock.advance(Duration.ofSeconds(100));
        HttpResponse<byte[]> response = service.get("/v1/products?limit=5");
        assertThat(header(response, "Age")).isEqualTo("100");
        assertThat(header(response, "Cache-Control")).isEqualTo("public, max-age=10, stale-while-revalidate=30");
        assertThat(header(response, "Vary")).isEqualTo("Accept-Encoding");
        assertThat(header(response, "Content-Type")).isEqualTo("application/json");
        assertThat(header(response, "X-Request-Id")).matches("[0-9a-f]{16}");
        int ttl = Integer.parseInt(header(response, "Cache-Status").replaceAll("\\D", ""));
        assertThat(ttl).isBetween(300 - 30 - 100 - 1, 300 + 30 - 100);
    }

    @Test
    void aPageHasTheShapeThatIsPromised() throws Exception {
        JsonNode page = service.json("/v1/products?limit=3&sort=-created_at");
        assertThat(page.propertyNames()).containsExactly("products", "page", "meta");
        assertThat(page.path("page").path("count").asInt()).isEqualTo(3);
        assertThat(page.path("page").path("next").asString()).matches("[A-Za-z0-9_-]+");
        assertThat(page.path("meta").toString()).isEqualTo("{\"market\":\"US\",\"complete\":true}");
        assertThat(page.path("products").get(0).propertyNames()).containsExactly("id", "handle", "title", "description",
                "category", "vendor", "tags", "price", "compare_at_price", "available", "inventory_quantity", "image",
                "options",
                "variants", "variants_count", "variants_complete", "created_at", "updated_at", "sample");
    }

    @Test
    void aPageOfTwentyIsOneCallOfAtMost130Points() throws Exception {
        assertThat(service.json("/v1/products").path("page").path("count").asInt()).isEqualTo(20);
        assertThat(service.demo().calls()).isEqualTo(1);
        assertThat(service.demo().lastRequestedCost("Products").orElseThrow()).isBetween(20, 130);
    }

    @Test
    void aProductIsFoundByIdAndByHandle() throws Exception {
        DemoProduct product = anyVisible();
        HttpResponse<byte[]> byId = service.get("/v1/products/" + product.id());
        HttpResponse<byte[]> byHandle = service.get("/v1/products/" + product.handle() + "/");
        assertThat(byId.statusCode()).isEqualTo(200);
        assertThat(byHandle.body()).isEqualTo(byId.body());
        assertThat(TestService.json(byId).path("title").asString()).isEqualTo(product.title());
        assertThat(header(service.get("/v1/products/" + product.id()), "Vitrina-Source")).isEqualTo("memory");
    }

    @Test
    void anUnknownProductIsNotFoundAndThatIsRememberedForHalfAMinute() throws Exception {
        HttpResponse<byte[]> first = service.get("/v1/products/no-such-thing");
        assertThat(first.statusCode()).isEqualTo(404);
        assertThat(header(first, "Content-Type")).isEqualTo("application/problem+json");
        assertThat(TestService.json(first).path("type").asString()).isEqualTo("urn:vitrina:problem:product-not-found");
        assertThat(header(service.get("/v1/products/no-such-thing"), "Vitrina-Source")).isEqualTo("memory");
        assertThat(service.demo().calls()).isEqualTo(1);
        service.clock.advance(Duration.ofSeconds(34));
        assertThat(header(service.get("/v1/products/no-such-thing"), "Vitrina-Source")).isEqualTo("shopify");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "99999999999999999999", "a%00b", "%ff", "..%2fproducts", "a%20b"})
    void whatCanNameNoProductIsNotFoundWithoutAsking(String ref) throws Exception {
        assertThat(service.get("/v1/products/" + ref).statusCode()).isEqualTo(404);
        assertThat(service.demo().calls()).isZero();
    }

    @Test
    void whoHasTheBodyGets304() throws Exception {
        HttpResponse<byte[]> full = service.get("/v1/products?limit=5");
        HttpResponse<byte[]> unchanged = service.get("/v1/products?limit=5", "If-None-Match", header(full, "ETag"));
        assertThat(unchanged.statusCode()).isEqualTo(304);
        assertThat(unchanged.body()).isEmpty();
        assertThat(header(unchanged, "ETag")).isEqualTo(header(full, "ETag")).startsWith("W/\"");
        assertThat(header(unchanged, "Cache-Control")).isNotEmpty();
        assertThat(header(unchanged, "Vary")).isEqualTo("Accept-Encoding");
        assertThat(service.get("/v1/products?limit=5", "If-None-Match", "\"other\"").statusCode()).isEqualTo(200);
    }

    @Test
    void theEntityTagStaysOverALoadAsLongAsTheProductsDo() throws Exception {
        String before = header(service.get("/v1/products?limit=5"), "ETag");
        service.clock.advance(Duration.ofHours(30));
        HttpResponse<byte[]> after = service.get("/v1/products?limit=5");
        assertThat(header(after, "Vitrina-Source")).isEqualTo("shopify");
        assertThat(header(after, "ETag")).isEqualTo(before)
                .isNotEqualTo(header(service.get("/v1/products?limit=6"), "ETag"));
    }

    @Test
    void gzipIsTheSameJson() throws Exception {
        HttpResponse<byte[]> plain = service.get("/v1/products?limit=5");
        HttpResponse<byte[]> gzip = service.get("/v1/products?limit=5", "Accept-Encoding", "br, gzip");
        assertThat(header(plain, "Content-Encoding")).isEmpty();
        assertThat(header(gzip, "Content-Encoding")).isEqualTo("gzip");
        assertThat(unzipped(gzip.body())).isEqualTo(plain.body());
        assertThat(gzip.body().length).isLessThan(plain.body().length / 2);
        assertThat(header(gzip, "ETag")).isEqualTo(header(plain, "ETag"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/products?limit=5", "/v1/products/awkward-no-image", "/v1/products/no-such-thing",
        "/v1/products?limit=0", "/nowhere"})
    void headIsGetWithoutTheBody(String path) throws Exception {
        service.get(path);
        HttpResponse<byte[]> get = service.get(path);
        HttpResponse<byte[]> head = service.send("HEAD", path);
        assertThat(head.statusCode()).isEqualTo(get.statusCode());
        assertThat(head.body()).isEmpty();
        for (String name : get.headers().map().keySet()) {
            if (!OF_ONE_ANSWER.contains(name.toLowerCase(Locale.ROOT))) {
                assertThat(header(head, name)).as(name).isEqualTo(header(get, name));
            }
        }
    }

    @Test
    void aSaneRequestIdIsTakenOverAndAnyOtherReplaced() throws Exception {
        assertThat(header(service.get("/v1/products", "X-Request-Id", "abc-1.2"), "X-Request-Id")).isEqualTo("abc-1.2");
        assertThat(header(service.get("/v1/products", "X-Request-Id", "a b"), "X-Request-Id")).matches("[0-9a-f]{16}");
        assertThat(header(service.get("/nowhere", "X-Request-Id", "abc"), "X-Request-Id")).isEqualTo("abc");
    }

    @Test
    void aTrailingSlashAndUnknownParametersMeanNothing() throws Exception {
        service.get("/v1/products?limit=5&category=T-Shirts");
        HttpResponse<byte[]> same = service
                .get("/v1/products/?utm_source=x&limit=5&category=%20T-Shirts+&utm_source=y");
        assertThat(header(same, "Vitrina-Source")).isEqualTo("memory");
    }

    @Test
    void whereSomethingIsSearchedForTheOrderIsThatOfRelevanceUnlessAnotherIsAskedFor() throws Exception {
        HttpResponse<byte[]> found = service.get("/v1/products?limit=1&q=linen");
        assertThat(header(found, "Link")).contains("&sort=relevance&");
        HttpResponse<byte[]> same = service.get("/v1/products?q=%20linen&sort=relevance&limit=1");
        assertThat(header(same, "Vitrina-Source")).isEqualTo("memory");
        assertThat(header(service.get("/v1/products?limit=1&q=linen&sort=-title"), "Link")).contains("&sort=-title&");
    }

    @ParameterizedTest
    @ValueSource(strings = {"category", "vendor", "tag", "q"})
    void aFilterThatNothingPassesIsAnAnswer(String name) throws Exception {
        assertThat(service.json("/v1/products?" + name + "=nobody-has-this").path("products").size()).isZero();
    }

    @Test
    void aShopWithNothingToBuyHasAnsweredAndOneWithNothingAtAllHasFailed() throws Exception {
        service.chaos("{\"empty\":true}");
        HttpResponse<byte[]> response = service.get("/v1/products?available=true");
        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(header(response, "Vitrina-Reason")).isEqualTo("empty");
    }

    private DemoProduct anyVisible() {
        return service.demo().products().stream().filter(p -> p.visible(service.clock.instant())).skip(100).findFirst()
                .orElseThrow();
    }

    private static byte[] unzipped(byte[] gzip) throws IOException {
        return new GZIPInputStream(new ByteArrayInputStream(gzip)).readAllBytes();
    }
}
