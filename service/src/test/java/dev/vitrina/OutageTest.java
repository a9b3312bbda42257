package dev.vitrina;

import java.net.http.HttpResponse;
import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static dev.vitrina.TestService.header;
import static org.assertj.core.api.Assertions.assertThat;

/** Without an answer in memory, a shop that fails makes an honest 503 that is not kept; and all is well when it is. */
final class OutageTest {

    private final TestService service = TestService.start("shopify.hard-deadline", "400ms");

    @AfterEach
    void stop() {
        service.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{\"hang\":true} | the shop did not answer in time",
        "{\"slow_body\":true} | the shop did not answer in time",
        "{\"throttle\":true} | the shop takes no more questions for now",
        "{\"down\":true} | the shop failed",
        "{\"error_rate\":1} | the shop failed",
        "{\"malformed\":true} | the shop failed",
        "{\"answer\":{\"status\":402,\"content_type\":\"application/json\",\"body\":\"{}\"}} | the shop refuses this service"
    })
    void isAnHonest503(String chaos, String detail) throws Exception {
        service.chaos(chaos);
        HttpResponse<byte[]> response = service.get("/v1/products?limit=5");
        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(header(response, "Retry-After")).isEqualTo("1");
        assertThat(header(response, "Cache-Control")).isEqualTo("no-store");
        assertThat(header(response, "Content-Type")).isEqualTo("application/problem+json");
        assertThat(TestService.json(response).path("detail").asString()).startsWith(detail);
        service.chaos("{\"reset\":true}");
        assertThat(header(service.get("/v1/products?limit=5"), "Vitrina-Source")).isEqualTo("shopify");
        assertThat(service.memory().pages().entries()).isEqualTo(1);
    }

    @Test
    void whatIsInMemoryIsServedMeanwhile() throws Exception {
        service.get("/v1/products?limit=5");
        service.chaos("{\"hang\":true}");
        service.clock.advance(Duration.ofMinutes(4));
        assertThat(header(service.get("/v1/products?limit=5"), "Vitrina-Source")).isEqualTo("memory");
    }

    @Test
    void anUnknownProductIsNotToldFromAnOutage() throws Exception {
        service.chaos("{\"down\":true}");
        assertThat(service.get("/v1/products/no-such-thing").statusCode()).isEqualTo(503);
        assertThat(service.memory().products().entries()).isZero();
    }
}
