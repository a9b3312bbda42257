package dev.vitrina.demo;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

class HttpTest {

    private static final String SHOP_NAME = "{shop {name}}";

    private final TestShop shop = new TestShop();

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void aWrongOrMissingTokenIsUnauthorized() throws Exception {
        for (HttpRequest.Builder request : new HttpRequest.Builder[]{
            HttpRequest.newBuilder(shop.endpoint()).POST(BodyPublishers.ofString(TestShop.body(SHOP_NAME))),
            shop.request(TestShop.body(SHOP_NAME)).setHeader("X-Shopify-Access-Token", "wrong")}) {
            HttpResponse<String> response = shop.send(request);
            assertThat(response.statusCode()).isEqualTo(401);
            assertThat(Json.read(response.body()).path("errors").stringValue()).startsWith("[API] Invalid API key");
        }
        assertThat(shop.store.calls()).isEqualTo(2);
    }

    @Test
    void whatIsNoRequestIsBad() throws Exception {
        for (String body : new String[]{"", "{", "[]", "{}", "{\"query\":1}", "{\"query\":\"{a}\",\"variables\":[]}",
            "{\"query\":\"{a}\",\"operationName\":5}", "\"query\"", "null"}) {
            HttpResponse<String> response = shop.send(shop.request(body));
            assertThat(response.statusCode()).as(body).isEqualTo(400);
            assertThat(Json.read(response.body()).path("errors").isObject()).isTrue();
        }
    }

    @Test
    void onlyPostAndOnlyThatPathExist() throws Exception {
        assertThat(shop.send(HttpRequest.newBuilder(shop.endpoint()).GET()).statusCode()).isEqualTo(404);
        URI other = shop.store.url().resolve("/admin/api/2026-10/products.json");
        assertThat(shop.send(shop.request("{}").uri(other)).statusCode()).isEqualTo(404);
    }

    @Test
    void echoesTheVersionThatItServes() throws Exception {
        assertThat(version("2026-10")).isEqualTo("2026-10");
        assertThat(version("2026-04")).isEqualTo("2026-04");
        assertThat(version("2024-01")).isEqualTo("2026-01");
        assertThat(version("unknown")).isEqualTo("2026-01");
    }

    private String version(String asked) throws Exception {
        URI uri = shop.store.url().resolve("/admin/api/" + asked + "/graphql.json");
        return shop.send(shop.request(TestShop.body(SHOP_NAME)).uri(uri))
                .headers()
                .firstValue("X-Shopify-API-Version")
                .orElseThrow();
    }

    @Test
    void takesVariablesAndCountsByOperationName() throws Exception {
        String two = "query One($n: Int!) {products(first: $n) {nodes {id}}} query Two {shop {name}}";
        String query = Json.tree(two).toString();
        JsonNode one = Json.read(shop.send(shop.request("{\"query\":" + query
                + ",\"variables\":{\"n\":3},\"operationName\":\"One\"}")).body());
        assertThat(one.at("/data/products/nodes").size()).isEqualTo(3);
        shop.data("query Two {shop {name}}");
        shop.data(SHOP_NAME);
        assertThat(shop.store.calls("One")).isEqualTo(1);
        assertThat(shop.store.calls("Two")).isEqualTo(1);
        assertThat(shop.store.calls("")).isEqualTo(1);
        assertThat(shop.store.calls("Three")).isZero();
        assertThat(shop.store.calls()).isEqualTo(3);
        JsonNode missing = Json.read(shop.send(shop.request("{\"query\":" + query
                + ",\"variables\":{},\"operationName\":\"One\"}")).body());
        assertThat(missing.path("errors").size()).isEqualTo(1);
        JsonNode which = Json.read(shop.send(shop.request("{\"query\":" + query + "}")).body());
        assertThat(which.path("errors").size()).isEqualTo(1);
    }

    @Test
    void twoStoresDoNotShareATokenOrAPort() {
        try (TestShop other = new TestShop()) {
            assertThat(other.store.token()).isNotEqualTo(shop.store.token());
            assertThat(other.store.url()).isNotEqualTo(shop.store.url());
            assertThat(other.store.products()).isEqualTo(shop.store.products());
        }
    }
}
