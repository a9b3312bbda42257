package dev.vitrina.loadtest.answer;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.vitrina.loadtest.TrafficClass;
import dev.vitrina.loadtest.traffic.Expected;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Answers that are right, and each way in which one can be wrong. */
final class AnswerCheckTest {

    private static final Expected PAGE = new Expected.Page();
    private static final Expected SINGLE = new Expected.Single("7");
    private static final Expected BATCH = new Expected.Batch(List.of("1", "2", "3"));
    private static final String PAGE_BODY = "{\"products\":[" + product("7") + "],\"page\":{\"count\":1,\"next\":null},"
            + "\"meta\":{\"complete\":true}}";
    private static final String PARTIAL = PAGE_BODY.replace("true", "false");

    private static String product(String id) {
        return "{\"id\":\"" + id + "\",\"handle\":\"h\",\"title\":\"t\",\"price\":null}";
    }

    private static String batch(String products, String missing, String unavailable) {
        return "{\"products\":[" + products + "],\"missing\":[" + missing + "],\"unavailable\":[" + unavailable + "]}";
    }

    private static Map<String, String> fresh(String source) {
        return Map.of("Vitrina-Source", source, "Cache-Control", "public, max-age=10");
    }

    private static Map<String, String> degraded(String source, String reason, String control) {
        return Map.of("Vitrina-Source", source, "Vitrina-Reason", reason, "Cache-Control", control);
    }

    private static String judged(TrafficClass trafficClass, Expected expected, int status, Map<String, String> headers,
            String body) {
        return AnswerCheck.failure(trafficClass, expected,
                new ReceivedAnswer(status, name -> headers.getOrDefault(name, ""), body));
    }

    private static String page(Map<String, String> headers, String body) {
        return judged(TrafficClass.COLD_PAGE, PAGE, 200, headers, body);
    }

    private static String memory(Expected expected, String body) {
        return judged(TrafficClass.FRESH, expected, 200, fresh("memory"), body);
    }

    @Test
    void findsNothingWrongWithWhatIsRight() {
        assertThat(List.of(page(fresh("memory"), PAGE_BODY), page(fresh("redis"), PAGE_BODY),
                page(fresh("shopify"), PAGE_BODY), page(degraded("stale", "revalidating", "max-age=0"), PAGE_BODY),
                page(degraded("last-known-good", "breaker-open", "no-store"), PARTIAL),
                page(degraded("sample", "failed", "no-store"), PARTIAL), memory(SINGLE, product("7")),
                memory(BATCH, batch(product("1") + "," + product("3"), "\"2\"", "")),
                memory(BATCH, batch(product("2"), "", "\"1\",\"3\"")),
                memory(new Expected.Categories(), "{\"categories\":[]}"),
                judged(TrafficClass.HEALTH, new Expected.Health(), 200, Map.of(), "{\"status\":\"DEGRADED\"}"),
                judged(TrafficClass.NOT_FOUND, new Expected.NotFound(), 404,
                        Map.of("Vitrina-Source", "shopify", "Content-Type", "application/problem+json"), "{}")))
                .containsOnly("");
    }

    @Test
    void namesAWrongLabel() {
        assertThat(page(Map.of(), PAGE_BODY)).isEqualTo("wrong label: source \"\"");
        assertThat(page(fresh("disk"), PAGE_BODY)).isEqualTo("wrong label: source \"disk\"");
        assertThat(page(degraded("memory", "paused", "max-age=10"), PAGE_BODY))
                .isEqualTo("wrong label: a reason on a fresh answer");
        assertThat(page(degraded("stale", "", "max-age=0"), PAGE_BODY)).isEqualTo("wrong label: reason \"\"");
        assertThat(page(degraded("stale", "tired", "max-age=0"), PAGE_BODY)).isEqualTo("wrong label: reason \"tired\"");
        assertThat(page(degraded("stale", "patience", "public, max-age=10"), PAGE_BODY))
                .isEqualTo("wrong label: stale without max-age=0");
        assertThat(page(degraded("last-known-good", "paused", "max-age=0"), PARTIAL))
                .isEqualTo("wrong label: last-known-good without no-store");
        assertThat(page(degraded("sample", "paused", "max-age=10"), PARTIAL))
                .isEqualTo("wrong label: sample without no-store");
        assertThat(page(degraded("last-known-good", "paused", "no-store"), PAGE_BODY))
                .isEqualTo("last known good passed off as complete");
    }

    @Test
    void namesAWrongBody() {
        assertThat(page(fresh("memory"), PAGE_BODY.substring(0, PAGE_BODY.length() - 5))).isEqualTo("body is no JSON");
        assertThat(page(fresh("memory"), "<html>")).isEqualTo("body is no JSON");
        assertThat(page(fresh("memory"), "")).isNotEmpty();
        assertThat(page(fresh("memory"), PAGE_BODY + "}")).isEqualTo("body is no JSON");
        assertThat(page(fresh("memory"), "{}")).isEqualTo("no products");
        assertThat(page(fresh("memory"), PAGE_BODY.replace(":1,", ":2,")))
                .isEqualTo("page.count is not the number of products");
        for (String field : List.of("id", "handle", "title", "price")) {
            assertThat(page(fresh("memory"), PAGE_BODY.replace('"' + field + '"', "\"x\"")))
                    .isEqualTo("a product without " + field);
        }
        assertThat(memory(SINGLE, product("8"))).isEqualTo("another product");
        assertThat(memory(SINGLE, product("7").replace("title", "x"))).isEqualTo("a product without title");
        assertThat(memory(new Expected.Categories(), "{}")).isEqualTo("no categories");
        assertThat(judged(TrafficClass.HEALTH, new Expected.Health(), 200, Map.of(), "{\"status\":\"DOWN\"}"))
                .isEqualTo("no health status");
    }

    @Test
    void namesAWrongBatch() {
        String two = product("2") + "," + product("1");
        assertThat(memory(BATCH, batch(two, "\"3\"", ""))).isEqualTo("ids in another order");
        assertThat(memory(BATCH, batch("", "\"3\",\"1\"", "\"2\""))).isEqualTo("ids in another order");
        assertThat(memory(BATCH, batch(product("1"), "\"2\"", ""))).isEqualTo("not each id answered for once");
        assertThat(memory(BATCH, batch(product("1"), "\"1\",\"2\"", "\"3\"")))
                .isEqualTo("not each id answered for once");
        assertThat(memory(BATCH, batch(product("1"), "\"2\"", "\"4\""))).isNotEmpty();
        assertThat(memory(BATCH, batch(product("1").replace("price", "x"), "\"2\"", "\"3\"")))
                .isEqualTo("a product without price");
        assertThat(memory(BATCH, "{}")).isEqualTo("not each id answered for once");
    }

    @Test
    void namesAWrongStatus() {
        assertThat(judged(TrafficClass.COLD_PAGE, PAGE, 500, fresh("memory"), PAGE_BODY)).isEqualTo("status 500");
        assertThat(judged(TrafficClass.COLD_SINGLE, SINGLE, 404, fresh("memory"), "{}")).isEqualTo("status 404");
        assertThat(judged(TrafficClass.NOT_FOUND, new Expected.NotFound(), 200, fresh("memory"), product("7")))
                .isEqualTo("status 200");
        assertThat(judged(TrafficClass.NOT_FOUND, new Expected.NotFound(), 404, fresh("shopify"), "{}"))
                .isEqualTo("404 without a problem document");
        assertThat(judged(TrafficClass.HEALTH, new Expected.Health(), 503, Map.of(), "{\"status\":\"UP\"}"))
                .isEqualTo("status 503");
    }

    /** Only what no level need have may be refused, and only with a document, a time to come again and a reason. */
    @Test
    void tellsAnHonest503FromAnother() {
        Map<String, String> honest = Map.of("Retry-After", "1", "Vitrina-Reason", "breaker-open", "Content-Type",
                "application/problem+json");
        assertThat(judged(TrafficClass.COLD_SINGLE, SINGLE, 503, honest, "{}")).isEmpty();
        assertThat(judged(TrafficClass.NOT_FOUND, new Expected.NotFound(), 503, honest, "{}")).isEmpty();
        assertThat(judged(TrafficClass.COLD_PAGE, PAGE, 503, honest, "{}")).isEqualTo("status 503");
        assertThat(judged(TrafficClass.COLD_PAGE, BATCH, 503, honest, "{}")).isEqualTo("status 503");
        assertThat(judged(TrafficClass.FRESH, SINGLE, 503, honest, "{}")).isEqualTo("status 503");
        assertThat(judged(TrafficClass.EXPIRED, SINGLE, 503, honest, "{}")).isEqualTo("status 503");

        assertThat(refused(honest, "Retry-After", "")).isEqualTo("503 without Retry-After");
        assertThat(refused(honest, "Vitrina-Reason", "")).isEqualTo("503 without a known Vitrina-Reason");
        assertThat(refused(honest, "Vitrina-Reason", "tired")).isEqualTo("503 without a known Vitrina-Reason");
        assertThat(refused(honest, "Content-Type", "application/json")).isEqualTo("503 without a problem document");
    }

    private static String refused(Map<String, String> headers, String name, String value) {
        Map<String, String> other = new HashMap<>(headers);
        other.put(name, value);
        return judged(TrafficClass.COLD_SINGLE, SINGLE, 503, other, "{}");
    }
}
