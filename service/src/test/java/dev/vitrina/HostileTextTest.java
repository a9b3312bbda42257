package dev.vitrina;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.vitrina.cache.Narrowing;
import dev.vitrina.demo.DemoProduct;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** What stands in a parameter is text: it is found as such or refused, and never means anything to the shop's search. */
final class HostileTextTest {

    private static final TestService SERVICE = TestService.start("demo.plan", "enterprise", "lookup.patience", "50s",
            "shopify.hard-deadline", "55s");

    private static final Map<String, DemoProduct> BY_ID = SERVICE.demo().products().stream()
            .collect(Collectors.toMap(product -> Long.toString(product.id()), Function.identity()));

    private static final DemoProduct DRAFT = SERVICE.demo().products().stream()
            .filter(product -> product.status() == DemoProduct.Status.DRAFT).findFirst().orElseThrow();

    /** Around and inside of words that many products have, so that a way out would show. */
    static final List<String> TEXTS = Stream.of(
            "%s\"", "\"%s", "\"%s\"", "'%s'", "%s\" OR status:draft OR \"", "%s' OR status:draft OR '", "%s\\",
            "\\\"%s", "%s\\\" OR status:draft \\\"", "%s OR status:draft", "%s) OR (status:draft", "(%s)", "NOT %s",
            "-%s", "- %s", "%s AND status:archived", "AND", "OR", "NOT", "status:draft", "STATUS:DRAFT",
            "published_status:unpublished", "title:%s", "tag:sale", "id:" + DRAFT.id(), DRAFT.handle(), DRAFT.title(),
            "*", "%s*", "*%s", "?", ":", "::", "%s:", ":%s", "()", "\"\"", "\\", "\\\\", "%s\u0000", "%s\nstatus:draft",
            "%s\r\nX-Evil: 1", "%s\tstatus:draft", "%s\u2028status:draft", "%s\u00a0OR\u00a0status:draft",
            "\ud83e\udd8a", "\ud83e\uddd1\ud83c\udffd\u200d\ud83c\udf73", "\u2600\ufe0f", "\u9752\u3044", "\u202e%s",
            "%%s", "$(%s)", "${%s}", "{{%s}}", "<b>%s</b>", "&amp;", "a=b&c", ";%s--", "{\"query\":\"%s\"}",
            "x".repeat(255),
            "x".repeat(256), "x ".repeat(120), "%s".repeat(40), "x".repeat(10_000), "\ud83e\udd8a".repeat(2_500))
            .map(text -> text.replace("%s", "Linen")).toList();

    @AfterAll
    static void stop() {
        SERVICE.close();
    }

    @BeforeEach
    void nothingIsKept() {
        SERVICE.vitrina.memory().drop(Narrowing.NONE, SERVICE.clock.instant());
        SERVICE.clock.advance(Duration.ofSeconds(1)); // what is loaded at the same moment counts as older
    }

    @ParameterizedTest
    @FieldSource("TEXTS")
    void aSearchFindsItAsText(String text) throws Exception {
        for (JsonNode product : answered("q", text)) {
            DemoProduct found = product(product);
            assertThat(words(text)).allMatch(word -> isIn(found, word));
        }
    }

    @ParameterizedTest
    @FieldSource("TEXTS")
    void aFilterComparesItAsText(String text) throws Exception {
        String wanted = text.strip();
        for (JsonNode product : answered("category", text)) {
            assertThat(product.path("category").asString()).isEqualToIgnoringCase(wanted);
        }
        for (JsonNode product : answered("vendor", text)) {
            assertThat(product.path("vendor").asString()).isEqualToIgnoringCase(wanted);
        }
        for (JsonNode product : answered("tag", text)) {
            assertThat(product.path("tags").valueStream().map(JsonNode::asString))
                    .anyMatch(wanted::equalsIgnoreCase);
        }
    }

    @Test
    void aSymbolIsSearchedForAsWell() throws Exception {
        assertThat(answered("q", "\u2600\ufe0f").path(0).path("handle").asString()).isEqualTo("awkward-emoji");
        assertThat(answered("q", "\u9752\u3044\u30ea").path(0).path("title").asString()).startsWith("\u9752\u3044");
    }

    /** The products of an answer, none of them hidden; nothing where it was refused, in words that name the parameter. */
    private static JsonNode answered(String parameter, String text) throws Exception {
        HttpResponse<byte[]> response = SERVICE.get("/v1/products?limit=250&" + parameter + "="
                + URLEncoder.encode(text, StandardCharsets.UTF_8));
        JsonNode json = TestService.json(response);
        if (response.statusCode() == 200) {
            assertThat(json.path("products").valueStream().map(HostileTextTest::product))
                    .allMatch(product -> product.visible(SERVICE.clock.instant()));
            assertThat(TestService.header(response, "Vitrina-Source")).isEqualTo("shopify");
            return json.path("products");
        }
        if (response.statusCode() == 414) {
            assertThat(text.length()).isGreaterThan(2_000);
        } else {
            assertThat(response.statusCode()).isEqualTo(400);
            assertThat(json.path("parameter").asString()).isEqualTo(parameter);
        }
        return json.path("products");
    }

    private static DemoProduct product(JsonNode json) {
        return Objects.requireNonNull(BY_ID.get(json.path("id").asString()));
    }

    /** What is searched for: all that has a letter, a digit or a symbol between two spaces of any kind. */
    private static List<String> words(String text) {
        return Stream.of(text.split("\\p{Z}+", -1))
                .filter(word -> word.codePoints().anyMatch(c -> Character.isLetterOrDigit(c)
                        || Character.getType(c) == Character.OTHER_SYMBOL))
                .toList();
    }

    private static boolean isIn(DemoProduct product, String word) {
        return Stream.concat(Stream.of(product.title(), product.type(), product.vendor(), product.handle()),
                product.tags().stream())
                .anyMatch(text -> text.toLowerCase(Locale.ROOT).contains(word.toLowerCase(Locale.ROOT)));
    }
}
