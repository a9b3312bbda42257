package dev.vitrina.acceptance.run;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

final class ScrapeTest {

    private static final String TEXT = """
            # HELP vitrina_requests_total Requests answered.
            # TYPE vitrina_requests_total counter
            vitrina_requests_total{route="/v1/products",source="memory",status="2xx"} 12
            vitrina_requests_total{route="/v1/products",source="shopify",status="2xx"} 3.0
            vitrina_requests_total{route="/health",source="none",status="2xx"} 4
            vitrina_request_duration_seconds_count{route="/health"} 99
            vitrina_cache_body_bytes{room="pages"} 1000
            vitrina_cache_body_bytes{room="products"} 2.5e2
            jvm_memory_used_after_gc_bytes{area="heap"} 5.0E7
            process_start_time_seconds 1700000000.25
            vitrina_build_info{version="0.1.0",jdk="25.0.1+8"} 1
            this is no series
            """;

    @Test
    void saysWhatTheGateNeeds() {
        Scrape scrape = Scrape.parse(TEXT);
        assertThat(scrape.requestsByRoute()).containsOnlyKeys("/v1/products", "/health")
                .containsEntry("/v1/products", 15L).containsEntry("/health", 4L);
        assertThat(scrape.heapAfterCollection()).hasValue(5e7);
        assertThat(scrape.cacheBytes()).isEqualTo(1250);
        assertThat(scrape.process()).isEqualTo("since 1.70000000025E9");
        assertThat(scrape.build("jdk")).isEqualTo("25.0.1+8");
        assertThat(scrape.build("version")).isEqualTo("0.1.0");
    }

    @Test
    void whatIsNotSaidIsNotMadeUp() {
        Scrape scrape = Scrape.parse("jvm_memory_used_after_gc_bytes{area=\"heap\"} NaN\n");
        assertThat(scrape.requestsByRoute()).isEmpty();
        assertThat(scrape.heapAfterCollection()).isEmpty();
        assertThat(scrape.process()).isEmpty();
        assertThat(scrape.build("jdk")).isEqualTo("unknown");
    }

    @Test
    void aLabelMayHoldQuotesAndBraces() {
        Scrape scrape = Scrape.parse("a{x=\"b\\\"}\",y=\"1, z=2\"} 7 1700000000000\n");
        assertThat(scrape.series()).hasSize(1);
        assertThat(scrape.series().getFirst().labels()).containsEntry("x", "b\\\"}").containsEntry("y", "1, z=2");
        assertThat(scrape.series().getFirst().value()).isEqualTo(7);
    }
}
