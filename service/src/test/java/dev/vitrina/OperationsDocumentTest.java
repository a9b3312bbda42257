package dev.vitrina;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** The calls that operators are told to make are answered, and have the members that the document speaks of. */
final class OperationsDocumentTest {

    private static final Pattern PATH = Pattern.compile("(?:localhost:8081|`)(/(?:emergency|debug|demo)/[a-z/-]+)");
    private static final List<String> POSTED = List.of("/emergency/cache/clear");

    @Test
    void everyCallIsAnswered() throws Exception {
        String document = Files.readString(Path.of("..", "docs", "operations.md"));
        List<String> paths = PATH.matcher(document).results().map((MatchResult match) -> match.group(1)).distinct()
                .toList();
        assertThat(paths).contains("/emergency/status", "/debug/explain", "/debug/shopify-performance",
                "/debug/emergency-cache", "/demo/shopify");
        try (TestService service = TestService.start()) {
            for (String path : paths) {
                HttpResponse<byte[]> response = POSTED.contains(path)
                        ? service.postToOps(path, "application/json", "{\"product\":\"7412300033189\"}")
                        : service.getOps(path + "?path=%2Fv1%2Fproducts%2F7412300033189");
                assertThat(response.statusCode()).as(path).isEqualTo(200);
            }
            JsonNode status = TestService.json(service.getOps("/emergency/status"));
            for (String member : List.of("status", "trouble", "sources_5m", "breaker", "last_known_good_age_s")) {
                assertThat(document).contains("`" + member);
                assertThat(status.has(member)).as(member).isTrue();
            }
            JsonNode demo = TestService.json(service.getOps("/demo/shopify"));
            for (String member : List.of("calls", "faults", "state")) {
                assertThat(document).contains("\"" + member + "\":");
                assertThat(demo.has(member)).as(member).isTrue();
            }
            JsonNode shop = TestService.json(service.getOps("/debug/shopify-performance"));
            for (String member : List.of("calls", "latency_ms", "last_errors", "budget", "queue", "slots")) {
                assertThat(document).contains("`" + member);
                assertThat(shop.has(member)).as(member).isTrue();
            }
            JsonNode pages = TestService.json(service.getOps("/debug/emergency-cache")).path("levels")
                    .path("memory-pages");
            for (String member : List.of("entries", "states", "newest", "evictions", "hits", "misses", "hit_ratio",
                    "weight_bytes", "limit_bytes", "body_bytes")) {
                assertThat(document).contains("`" + member);
                assertThat(pages.has(member)).as(member).isTrue();
            }
        }
    }
}
