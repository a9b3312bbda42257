package dev.vitrina;

import java.net.http.HttpResponse;
import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.vitrina.TestService.header;
import static org.assertj.core.api.Assertions.assertThat;

/** Who says only-if-cached gets what memory has at once, or 504, and the shop is not asked for it. */
@TestInstance(Lifecycle.PER_CLASS) // JUnit holds on to one instance an invocation otherwise, and so to as many shops
final class OnlyIfCachedTest {

    private static final String PAGE = "/v1/products?limit=5";

    private TestService service;

    @BeforeEach
    void start() {
        service = TestService.start();
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {PAGE, "/v1/products?ids=1,2", "/v1/products/1", "/v1/products/handle/x",
        "/v1/products/1/variants", "/v1/categories"})
    void whatIsNotThereIs504AndNoCall(String path) throws Exception {
        HttpResponse<byte[]> response = service.get(path, "Cache-Control", "only-if-cached");
        assertThat(response.statusCode()).isEqualTo(504);
        assertThat(TestService.json(response).path("type").asString()).isEqualTo("urn:vitrina:problem:not-cached");
        assertThat(header(response, "Cache-Control")).isEqualTo("no-store");
        assertThat(header(response, "Server-Timing")).endsWith("hit-ratio;desc=\"0.000\"");
        assertThat(service.demo().calls()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"100, 200, memory", "331, 200, stale", "960, 504, ''", "90000, 504, ''"})
    void onlyWhatMayBeServedAtOnceIs(long age, int status, String source) throws Exception {
        service.get(PAGE);
        service.clock.advance(Duration.ofSeconds(age));
        HttpResponse<byte[]> response = service.get(PAGE, "Cache-Control", "only-if-cached");
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(header(response, "Vitrina-Source")).isEqualTo(source);
    }

    @Test
    void anExpiredEntryIsNotLoadedForIt() throws Exception {
        service.get(PAGE);
        service.clock.advance(Duration.ofMinutes(16));
        service.get(PAGE, "Cache-Control", "only-if-cached");
        service.get("/v1/products?ids=1", "Cache-Control", "only-if-cached");
        assertThat(service.vitrina.loader().usage().loads()).isZero();
        assertThat(service.demo().calls()).isEqualTo(1);
    }

    @Test
    void aBatchIsThereAsAWholeOrNotAtAll() throws Exception {
        String id = service.json(PAGE).path("products").path(0).path("id").asString();
        assertThat(service.get("/v1/products?ids=" + id, "Cache-Control", "only-if-cached").statusCode())
                .isEqualTo(200);
        assertThat(service.get("/v1/products?ids=" + id + ",1", "Cache-Control", "only-if-cached").statusCode())
                .isEqualTo(504);
        assertThat(service.demo().calls()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Only-If-Cached", "max-age=0, only-if-cached", "no-cache ,only-if-cached,x=\"y\""})
    void theDirectiveIsFoundAmongOthers(String cacheControl) throws Exception {
        assertThat(service.get(PAGE, "Cache-Control", cacheControl).statusCode()).isEqualTo(504);
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-cache", "max-age=0", "no-store", "only-if-cached-not", ""})
    void noOtherDirectiveChangesAnything(String cacheControl) throws Exception {
        service.get(PAGE);
        HttpResponse<byte[]> response = service.get(PAGE, "Cache-Control", cacheControl);
        assertThat(header(response, "Vitrina-Source")).isEqualTo("memory");
        assertThat(service.demo().calls()).isEqualTo(1);
    }
}
