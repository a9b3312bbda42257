package dev.vitrina;

import java.net.http.HttpResponse;
import java.util.List;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** Operators see what the demo store did and how it behaves, where there is one. */
final class DemoShopTest {

    private static final String PATH = "/demo/shopify";

    @Test
    void tellsOfCallsAndFaultsAndItsState() throws Exception {
        try (TestService service = TestService.start()) {
            JsonNode before = TestService.json(service.getOps(PATH));
            assertThat(before.propertyNames()).containsExactly("calls", "faults", "state");
            assertThat(before.path("calls").longValue()).isZero();
            assertThat(before.path("faults").longValue()).isZero();
            service.json("/v1/products?limit=1");
            JsonNode changed = TestService.json(service.postToOps(PATH, "application/json", "{\"error_rate\":1}"));
            service.get("/v1/products/awkward-emoji");
            JsonNode after = TestService.json(service.getOps(PATH));
            assertThat(after.path("calls").longValue()).isEqualTo(service.demo().calls()).isGreaterThan(1);
            assertThat(after.path("faults").longValue()).isEqualTo(after.path("calls").longValue() - 1);
            assertThat(after.path("state")).isEqualTo(changed).isNotEqualTo(before.path("state"));
        }
    }

    @Test
    void takesGetHeadAndPost() throws Exception {
        try (TestService service = TestService.start()) {
            for (String method : List.of("HEAD", "DELETE")) {
                String response = RawHttp.exchange(service.vitrina.opsUrl(),
                        method + " " + PATH + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
                assertThat(RawHttp.status(response)).isEqualTo(method.equals("HEAD") ? 200 : 405);
                if (method.equals("HEAD")) {
                    assertThat(RawHttp.body(response)).isEmpty();
                } else {
                    assertThat(response).contains("Allow: GET, HEAD, POST\r\n");
                }
            }
        }
    }

    @Test
    void isNotThereInFrontOfARealShop() throws Exception {
        try (TestService demo = TestService.start();
                TestService real = TestService.start("shopify.shop", "real.myshopify.com", "shopify.token",
                        demo.demo().token(), "shopify.url", demo.demo().url().toString())) {
            real.json("/v1/products?limit=1");
            HttpResponse<byte[]> response = real.getOps(PATH);
            assertThat(response.statusCode()).isEqualTo(404);
            assertThat(real.postToOps(PATH, "application/json", "{}").statusCode()).isEqualTo(404);
        }
    }
}
