package dev.vitrina;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

final class ShopPerformanceTest {

    @Test
    void itSaysHowCallsEndedAndWhatMayBeAsked() throws Exception {
        try (TestService service = TestService.start()) {
            service.get("/v1/products?limit=5");
            service.get("/v1/products/no-such-thing");
            service.chaos("{\"malformed\":true}");
            service.get("/v1/products?limit=6");
            JsonNode json = TestService.json(service.getOps("/debug/shopify-performance/"));
            assertThat(json.propertyNames()).containsExactly("calls", "latency_ms", "breaker", "budget", "slots",
                    "queue",
                    "last_errors");
            assertThat(json.path("calls").path("answered").asInt()).isEqualTo(2);
            assertThat(json.path("calls").path("failed").asInt()).isEqualTo(1);
            assertThat(json.path("latency_ms").path("calls").asInt()).isEqualTo(3);
            assertThat(json.path("latency_ms").path("max").asDouble())
                    .isGreaterThanOrEqualTo(json.path("latency_ms").path("p50").asDouble()).isPositive();
            assertThat(json.path("breaker").asString()).isEqualTo("closed");
            assertThat(json.path("budget").path("limit").asInt()).isEqualTo(2_000);
            assertThat(json.path("slots").toString()).isEqualTo("{\"limit\":8,\"in_use\":0}");
            assertThat(json.path("queue").path("miss").asInt()).isZero();
            assertThat(json.path("last_errors").path(0).path("outcome").asString()).isEqualTo("failed");
            assertThat(service.get("/debug/shopify-performance").statusCode()).isEqualTo(404);
        }
    }
}
