package dev.vitrina;

import java.net.http.HttpResponse;
import java.util.List;

import dev.vitrina.demo.DemoProduct;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import tools.jackson.databind.JsonNode;

import static dev.vitrina.TestService.header;
import static org.assertj.core.api.Assertions.assertThat;

/** What there is to filter by: the types of products, and the markets. */
@TestInstance(Lifecycle.PER_CLASS) // JUnit holds on to one instance an invocation otherwise, and so to as many shops
final class CategoriesTest {

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
    void categoriesAreTheTypesThatProductsHave() throws Exception {
        JsonNode json = service.json("/v1/categories/?market=US");
        List<String> types = service.demo().products().stream().map(DemoProduct::type).filter(type -> !type.isEmpty())
                .distinct().sorted(String.CASE_INSENSITIVE_ORDER).toList();
        assertThat(json.propertyNames()).containsExactly("categories", "meta");
        assertThat(json.path("categories").valueStream().map(JsonNode::asString)).containsExactlyElementsOf(types);
        assertThat(json.path("meta").toString()).isEqualTo("{\"market\":\"US\",\"complete\":true}");
        assertThat(header(service.get("/v1/categories"), "Vitrina-Source")).isEqualTo("memory");
        assertThat(service.demo().calls()).isEqualTo(1);
    }

    @Test
    void eachOfThemIsAFilterThatFindsSomething() throws Exception {
        for (JsonNode category : service.json("/v1/categories").path("categories")) {
            String path = "/v1/products?limit=1&category=" + category.asString().replace(" ", "+").replace("&", "%26");
            assertThat(service.json(path).path("products").size()).as(path).isEqualTo(1);
        }
    }

    @Test
    void aShopThatHasLostEverythingHasFailed() throws Exception {
        service.chaos("{\"empty\":true}");
        HttpResponse<byte[]> response = service.get("/v1/categories");
        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(header(response, "Vitrina-Reason")).isEqualTo("empty");
    }

    @Test
    void aShopWhoseProductsHaveNoTypesHasAnswered() throws Exception {
        service.chaos("""
                {"answer":{"status":200,"content_type":"application/json","body":"{\\"data\\":{\\"productTypes\\":
                {\\"nodes\\":[\\"\\"],\\"pageInfo\\":{\\"hasNextPage\\":false,\\"endCursor\\":null}},
                \\"products\\":{\\"nodes\\":[{\\"id\\":\\"gid://shopify/Product/1\\"}]}}}"}}""".replace("\n", ""));
        HttpResponse<byte[]> response = service.get("/v1/categories");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(TestService.json(response).path("categories").size()).isZero();
    }

    @Test
    void aShopThatDoesNotSayWhatTypesThereAreHasFailed() throws Exception {
        service.chaos("""
                {"answer":{"status":200,"content_type":"application/json",
                "body":"{\\"data\\":{\\"productTypes\\":null,\\"products\\":{\\"nodes\\":[]}}}"}}""");
        assertThat(service.get("/v1/categories").statusCode()).isEqualTo(503);
    }

    @Test
    void marketsAreThoseOfTheSettings() throws Exception {
        assertThat(new String(service.get("/v1/markets/").body(), java.nio.charset.StandardCharsets.UTF_8))
                .isEqualTo("""
                        {"markets":[{"id":"US","country":"US","currency":"USD","locale":"en","default":true}]}""");
        assertThat(service.demo().calls()).isZero();
        try (TestService spanish = TestService.start("markets.default", "ES", "markets.locale", "es")) {
            JsonNode market = spanish.json("/v1/markets").path("markets").path(0);
            assertThat(market.path("currency").asString()).isEqualTo("EUR");
            assertThat(spanish.json("/v1/products?limit=1&market=ES").path("meta").path("market").asString())
                    .isEqualTo("ES");
            assertThat(spanish.get("/v1/products?limit=1&market=US").statusCode()).isEqualTo(400);
        }
    }

    @Test
    void aMarketThatThereIsNotIsRefusedEverywhere() throws Exception {
        for (String path : new String[]{"/v1/products", "/v1/products/1", "/v1/products/handle/x",
            "/v1/products/1/variants", "/v1/categories"}) {
            HttpResponse<byte[]> response = service.get(path + "?market=XX");
            assertThat(response.statusCode()).as(path).isEqualTo(400);
            assertThat(TestService.json(response).path("detail").asString()).isEqualTo("market must be one of US");
        }
    }
}
