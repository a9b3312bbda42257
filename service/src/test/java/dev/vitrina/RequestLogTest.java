package dev.vitrina;

import java.util.List;
import java.util.regex.Pattern;

import dev.vitrina.config.BadSettingException;
import dev.vitrina.logs.LogFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** What the log says of requests: of slow ones and, where it is wanted, of all, each with the id that the answer has. */
final class RequestLogTest {

    private static final String LOG = "dev.vitrina.http.RequestLog";

    @Test
    void aSlowRequestHasALine() throws Exception {
        try (TestService service = TestService.start("log.slow-request", "1ms", "demo.latency", "30ms");
                CapturedLog log = new CapturedLog(LOG)) {
            service.get("/v1/products?limit=3", "X-Request-Id", "mine-1", "Authorization", "Bearer hidden");
            await().until(() -> !log.lines().isEmpty());
            assertThat(log.lines()).singleElement().asString()
                    .contains(" level=warn logger=RequestLog msg=\"A request was"
                            + " slow\" request_id=mine-1 method=GET path=\"/v1/products?limit=3\" status=200 ms=",
                            " source=shopify\n")
                    .doesNotContain("hidden");
        }
    }

    @Test
    void ofManySlowRequestsTenHaveALine() throws Exception {
        try (TestService service = TestService.start("log.slow-request", "1ms", "demo.latency", "30ms");
                CapturedLog log = new CapturedLog(LOG)) {
            for (int i = 0; i < 15; i++) {
                service.get("/v1/products/unknown-" + i);
            }
            assertThat(log.lines()).hasSize(10);
        }
    }

    @Test
    void byDefaultARequestHasNone() throws Exception {
        try (TestService service = TestService.start("log.slow-request", "0s", "demo.latency", "30ms");
                CapturedLog log = new CapturedLog(LOG)) {
            service.get("/v1/products?limit=3");
            service.get("/v1/markets");
            assertThat(log.lines()).isEmpty();
        }
    }

    @Test
    void theAccessLogHasEachWithTheIdOfItsAnswer() throws Exception {
        try (TestService service = TestService.start("log.access", "true");
                CapturedLog log = new CapturedLog(LOG, LogFormat.JSON)) {
            List<String> paths = List.of("/v1/products?limit=2", "/v1/products/nothing", "/v1/products?limit=x",
                    "/no%0Asuch",
                    "/health/live", "/v1/markets");
            for (String path : paths) {
                String id = TestService.header(service.get(path), "X-Request-Id");
                assertThat(id).as(path).isNotEmpty();
                await().until(() -> log.lines().stream().anyMatch(line -> line.contains("\"" + id + "\"")));
                var line = JsonMapper.shared().readTree(log.lines().getLast());
                assertThat(line.path("path").asString()).isEqualTo(path);
                assertThat(line.path("peer").asString()).isEqualTo("127.0.0.1");
                assertThat(line.path("bytes").asInt()).isPositive();
                assertThat(line.path("ms").isNumber()).isTrue();
            }
            assertThat(log.lines()).hasSameSizeAs(paths);
        }
    }

    @Test
    void aHostileIdIsNotTakenOver() throws Exception {
        try (TestService service = TestService.start("log.access", "true"); CapturedLog log = new CapturedLog(LOG)) {
            service.get("/v1/markets", "X-Request-Id", "x\" level=error");
            await().until(() -> !log.lines().isEmpty());
            assertThat(log.lines()).singleElement().asString()
                    .containsPattern(Pattern.compile(" request_id=[0-9a-f]{16} "));
        }
    }

    @Test
    void theEndHasItsLines() {
        try (CapturedLog log = new CapturedLog("dev.vitrina")) {
            TestService.start().close();
            assertThat(log.messages())
                    .containsSubsequence("Vitrina ends: it says that it is not ready, and listens for 0 ms"
                            + " yet", "Vitrina listens no more", "Vitrina has ended");
            assertThat(log.lines())
                    .anyMatch(line -> line.contains("msg=\"Vitrina listens no more\" in_flight=0 cut=0 ms="));
        }
    }

    @ParameterizedTest
    @CsvSource({"log.format,xml", "log.format,JSON", "log.slow-request,2", "log.access,yes"})
    void aWrongSettingStopsTheStart(String key, String value) {
        assertThatThrownBy(() -> TestService.start(key, value)).isInstanceOf(BadSettingException.class)
                .hasMessageContaining(key);
    }
}
