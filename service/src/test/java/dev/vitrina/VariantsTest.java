package dev.vitrina;

import java.net.http.HttpResponse;
import java.util.List;

import dev.vitrina.demo.DemoProduct;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import static dev.vitrina.TestService.header;
import static org.assertj.core.api.Assertions.assertThat;

/** A product's variants, page by page, however many there are. */
@TestInstance(Lifecycle.PER_CLASS) // JUnit holds on to one instance an invocation otherwise, and so to as many shops
final class VariantsTest {

    private static final String MANY = "awkward-120-variants";

    private TestService service;

    @BeforeEach
    void start() {
        service = TestService.start("demo.plan", "enterprise");
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 50, 119, 120, 121, 250})
    void pagesLeadThroughAllInTheirOrder(int limit) throws Exception {
        DemoProduct product = product(MANY);
        List<JsonNode> variants = Walk.all(service, "/v1/products/" + product.id() + "/variants?limit=" + limit,
                "variants");
        assertThat(Walk.texts(variants, "id")).isEqualTo(ids(product));
        assertThat(service.demo().calls()).isEqualTo((120 + limit - 1) / limit);
    }

    @Test
    void theyAreWhatTheProductItselfShows() throws Exception {
        JsonNode single = service.json("/v1/products/" + MANY);
        List<JsonNode> variants = Walk.all(service, "/v1/products/" + MANY + "/variants/", "variants");
        assertThat(variants).isEqualTo(single.path("variants").valueStream().toList());
    }

    @Test
    void aPageHasTheShapeThatIsPromised() throws Exception {
        HttpResponse<byte[]> response = service.get("/v1/products/handle/" + MANY + "/variants");
        JsonNode page = TestService.json(response);
        assertThat(page.propertyNames()).containsExactly("variants", "page", "meta");
        assertThat(page.path("page").path("count").asInt()).isEqualTo(50);
        assertThat(page.path("meta").toString()).isEqualTo("{\"market\":\"US\",\"complete\":true}");
        assertThat(header(response, "Vitrina-Source")).isEqualTo("shopify");
        assertThat(header(service.get("/v1/products/" + MANY + "/variants?limit=50"), "Vitrina-Source"))
                .isEqualTo("memory");
    }

    @Test
    void aCursorOfAnotherProductIsRefusedWithoutAsking() throws Exception {
        DemoProduct product = product(MANY);
        String cursor = service.json("/v1/products/" + product.id() + "/variants").path("page").path("next").asString();
        long calls = service.demo().calls();
        for (String path : new String[]{"/v1/products/1/variants?cursor=", "/v1/products/" + MANY + "/variants?cursor=",
            "/v1/products?cursor="}) {
            HttpResponse<byte[]> response = service.get(path + cursor);
            assertThat(response.statusCode()).isEqualTo(400);
            assertThat(TestService.json(response).path("type").asString()).isEqualTo("urn:vitrina:problem:bad-cursor");
        }
        assertThat(service.demo().calls()).isEqualTo(calls);
    }

    @Test
    void aHiddenProductHasNone() throws Exception {
        for (DemoProduct hidden : service.demo().products().stream()
                .filter(one -> !one.visible(service.clock.instant())).limit(10).toList()) {
            HttpResponse<byte[]> response = service.get("/v1/products/" + hidden.id() + "/variants");
            assertThat(response.statusCode()).isEqualTo(404);
            assertThat(TestService.json(response).path("type").asString())
                    .isEqualTo("urn:vitrina:problem:product-not-found");
        }
    }

    @ParameterizedTest
    @CsvSource({"/v1/products/handle/7/variants", "/v1/products/handle/7", "/v1/products/handle/variants",
        "/v1/products/no-such-thing/variants", "/v1/products/0/variants", "/v1/products/a%20b/variants"})
    void whatThereIsNotIsNotFound(String path) throws Exception {
        assertThat(service.get(path).statusCode()).isEqualTo(404);
    }

    @Test
    void underHandleANumberIsAHandle() throws Exception {
        DemoProduct product = product(MANY);
        assertThat(service.get("/v1/products/handle/" + product.id()).statusCode()).isEqualTo(404);
        assertThat(service.json("/v1/products/handle/" + MANY)).isEqualTo(service.json("/v1/products/" + MANY));
    }

    @ParameterizedTest
    @CsvSource({"limit=0, limit", "limit=251, limit", "cursor=x, cursor", "market=XX, market", "fields=handle, fields",
        "limit=5&limit=5, limit"})
    void aWrongParameterIsNamed(String query, String parameter) throws Exception {
        HttpResponse<byte[]> response = service.get("/v1/products/1/variants?" + query);
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(TestService.json(response).path("parameter").asString()).isEqualTo(parameter);
        assertThat(service.demo().calls()).isZero();
    }

    @Test
    void whereThePageIsTooDearForOneQueryItComesInParts() throws Exception {
        service.chaos("{\"cost_rule\":\"linear\"}");
        DemoProduct product = product(MANY);
        assertThat(Walk.texts(Walk.all(service, "/v1/products/" + MANY + "/variants?limit=250", "variants"), "id"))
                .isEqualTo(ids(product));
    }

    private DemoProduct product(String handle) {
        return service.demo().products().stream().filter(one -> one.handle().equals(handle)).findFirst().orElseThrow();
    }

    private static List<String> ids(DemoProduct product) {
        return product.variants().stream().map(variant -> Long.toString(variant.id())).toList();
    }
}
