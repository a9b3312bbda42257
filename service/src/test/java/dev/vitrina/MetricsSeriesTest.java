package dev.vitrina;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;

import io.helidon.metrics.api.MeterRegistry;
import io.helidon.service.registry.Services;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever is asked, /metrics has the series that it had; and no other service is in it. */
final class MetricsSeriesTest {

    private static final String PAGE = "/v1/products?limit=5";
    private static final int ODD_REQUESTS = Integer.getInteger("vitrina.fuzz.requests", 6_400);
    private static final int AT_ONCE = 8;

    private final TestService service = TestService.start("demo.plan", "enterprise");

    @AfterEach
    void stop() {
        service.close();
    }

    private Scrape scrape() throws IOException {
        return Scrape.of(service);
    }

    @Test
    void noRequestHoweverOddMakesASeries() throws Exception {
        Scrape before = scrape();
        AtomicInteger next = new AtomicInteger();
        try (Crowd crowd = new Crowd(service.vitrina.url())) {
            crowd.work(AT_ONCE, () -> {
                for (int i = next.getAndIncrement(); i < ODD_REQUESTS; i = next.getAndIncrement()) {
                    assertThat(askOddly(new SplittableRandom(i)).statusCode()).isIn(200, 400, 404, 405, 503);
                }
            });
        }
        RawHttp.exchange(service.vitrina.url(), "GET /%zz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        RawHttp.get(service.vitrina.url(), "/" + "x".repeat(9_000));
        Scrape after = scrape();
        assertThat(after.series().keySet()).isEqualTo(before.series().keySet());
        assertThat(after.sum("vitrina_requests_total")).isGreaterThanOrEqualTo(ODD_REQUESTS);
    }

    private HttpResponse<byte[]> askOddly(SplittableRandom random) throws Exception {
        String odd = Integer.toString(random.nextInt(1 << 20), 36);
        return switch (random.nextInt(6)) {
            case 0 -> service.get("/" + odd + "/" + odd);
            case 1 -> service.get("/v1/products/" + odd + "?market=" + odd);
            case 2 -> service.send(odd.toUpperCase(Locale.ROOT).replaceAll("[^A-Z]", "X"), "/v1/products");
            case 3 -> service.get("/v1/products?" + odd + "=" + odd + "&limit=" + random.nextInt(300));
            case 4 -> service.get("/v1/categories?fields=" + odd, "X-Request-Id", odd, "Accept-Encoding", odd);
            default -> service.send("DELETE", "/v1/products/handle/" + odd + "/variants/");
        };
    }

    @Test
    void twoServicesInOneProcessDoNotCountForEachOtherAndLeaveNothing() throws Exception {
        var registry = Services.get(MeterRegistry.class);
        int before = registry.meters().size();
        try (TestService other = TestService.start()) {
            assertThat(registry.meters()).hasSizeGreaterThan(before);
            other.get(PAGE);
            assertThat(Scrape.after(1, other).sum("vitrina_requests_total")).isEqualTo(1);
            assertThat(scrape().sum("vitrina_requests_total")).isZero();
        }
        assertThat(registry.meters()).hasSize(before);
    }

    @Test
    void metricsAreForOperatorsAlone() throws Exception {
        assertThat(service.get("/metrics").statusCode()).isEqualTo(404);
        assertThat(RawHttp.status(RawHttp.exchange(service.vitrina.opsUrl(),
                "DELETE /metrics HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")))
                .isEqualTo(405);
        assertThat(RawHttp.body(RawHttp.exchange(service.vitrina.opsUrl(),
                "HEAD /metrics HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))).isEmpty();
    }
}
