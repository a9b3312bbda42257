package dev.vitrina;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** The contract's test would notice: each answer here is a true one with one thing wrong. */
final class ContractTest {

    private static final String PAGE = "/v1/products?limit=2";
    private static final String SPARSE = PAGE + "&fields=id,price";
    private static final String VARIANTS = "/v1/products/awkward-no-image/variants?limit=2";
    private static final String ABSENT = "/v1/products/no-such-thing";

    private static final Contract CONTRACT = new Contract();
    private static final Map<String, HttpResponse<byte[]>> TRUE = new HashMap<>();

    @BeforeAll
    static void ask() throws Exception {
        try (TestService service = TestService.start()) {
            for (String path : new String[]{PAGE, SPARSE, VARIANTS, ABSENT, "/v1/products?limit=0", "/v1/categories"}) {
                TRUE.put(path, service.get(path));
            }
        }
    }

    @AfterAll
    static void forget() {
        TRUE.clear();
    }

    @Test
    void whatTheServiceSaysIsRight() {
        TRUE.forEach((path, response) -> CONTRACT.check("GET", path, response));
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', value = {
        "a member is missing | /v1/products?limit=2 | `\"handle\":\"[^\"]*\",` | ``",
        "a member of a variant is missing | /v1/products?limit=2 | `\"sku\":\"[^\"]*\",` | ``",
        "a member may be null but not missing | /v1/products?limit=2 | `\"compare_at_price\":null,` | ``",
        "a member too many | /v1/products?limit=2 | `\"handle\":` | `\"extra\":1,\"handle\":`",
        "a member too many in what is sparse | /v1/products?limit=2&fields=id,price | `\"id\":` | `\"extra\":1,\"id\":`",
        "a member too many in money | /v1/products?limit=2 | `\"currency\":` | `\"cents\":0,\"currency\":`",
        "a member too many around it | /v1/products?limit=2 | `\"meta\":` | `\"total\":9,\"meta\":`",
        "money is a number | /v1/products?limit=2 | `\"amount\":\"([0-9.]+)\"` | `\"amount\":$1`",
        "money is a number in what is sparse | /v1/products?limit=2&fields=id,price | `\"amount\":\"([0-9.]+)\"` | `\"amount\":$1`",
        "money is in words | /v1/products?limit=2 | `\"amount\":\"[0-9.]+\"` | `\"amount\":\"five\"`",
        "an id is a number | /v1/products?limit=2 | `\"id\":\"([0-9]+)\"` | `\"id\":$1`",
        "null where there must be something | /v1/products?limit=2 | `\"title\":\"[^\"]*\"` | `\"title\":null`",
        "a text where null or an object may be | /v1/products?limit=2 | `\"compare_at_price\":null` | `\"compare_at_price\":\"5\"`",
        "a number where null or a text may be | /v1/products?limit=2 | `\"vendor\":\"[^\"]*\"` | `\"vendor\":7`",
        "a truth value in quotes | /v1/products?limit=2 | `\"sample\":false` | `\"sample\":\"false\"`",
        "no date | /v1/products?limit=2 | `\"created_at\":\"[^\"]*\"` | `\"created_at\":\"yesterday\"`",
        "no whole number | /v1/products?limit=2 | `\"count\":2` | `\"count\":2.5`",
        "a cursor of other characters | /v1/products?limit=2 | `\"next\":\"` | `\"next\":\"+`",
        "no page and no batch | /v1/products?limit=2 | `\"page\":\\{[^}]*},` | ``",
        "both page and batch | /v1/products?limit=2 | `\"page\":` | `\"missing\":[],\"unavailable\":[],\"page\":`",
        "no JSON | /v1/products?limit=2 | `^` | `<html>`",
        "a member too many in a variant | /v1/products/awkward-no-image/variants?limit=2 | `\"sku\":` | `\"x\":1,\"sku\":`",
        "a member of a variant is missing from its page | /v1/products/awkward-no-image/variants?limit=2 | `\"sku\":\"[^\"]*\",` | ``",
        "a category is no text | /v1/categories | `\"Bags\"` | `7`",
        "another kind of problem | /v1/products/no-such-thing | `product-not-found` | `no-such-path`",
        "no kind of problem | /v1/products/no-such-thing | `urn:vitrina:problem:product-not-found` | `about:blank`",
        "another status in the problem | /v1/products/no-such-thing | `404` | `400`",
        "a member too many in a problem | /v1/products?limit=0 | `\"status\"` | `\"trace\":\"x\",\"status\"`",
        "a problem without detail | /v1/products?limit=0 | `\"detail\":\"[^\"]*\",` | ``"}, delimiter = '|')
    void aWrongBodyIsRefused(String what, String path, String regex, String replacement) {
        String body = new String(answer(path).body(), StandardCharsets.UTF_8);
        String wrong = body.replaceFirst(regex, replacement);
        assertThat(wrong).as(what).isNotEqualTo(body);
        assertRefused(path, withBody(answer(path), wrong));
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 204, 304, 404, 418, 503})
    void anotherStatusIsRefused(int status) {
        HttpResponse<byte[]> page = answer(PAGE);
        assertRefused(PAGE, new CannedResponse(status, page.headers().map(), page.body()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "application/problem+json", "application/json5", "nonsense", ""})
    void anotherMediaTypeIsRefused(String type) {
        assertRefused(PAGE, withHeader(answer(PAGE), "Content-Type", type.isEmpty() ? List.of() : List.of(type)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Vitrina-Source", "Server-Timing", "Cache-Control", "ETag", "Vary", "X-Request-Id"})
    void aMissingHeaderIsRefused(String name) {
        assertRefused(PAGE, withHeader(answer(PAGE), name, List.of()));
    }

    @ParameterizedTest
    @CsvSource({"Vitrina-Source, elsewhere", "Vitrina-Reason, whim", "Cache-Status, hit", "Age, -1", "Age, old",
        "ETag, x",
        "Cache-Control, private", "Link, /next", "Vary, Origin", "Content-Encoding, br", "X-Powered-By, Vitrina",
        "X-Request-Id, a b", "Server-Timing, lookup"})
    void aWrongHeaderIsRefused(String name, String value) {
        assertRefused(PAGE, withHeader(answer(PAGE), name, List.of(value)));
    }

    @Test
    void aBodyWhereThereMustBeNoneIsRefused() {
        assertRefusedAs("HEAD", PAGE, answer(PAGE));
        CONTRACT.check("HEAD", PAGE, withBody(answer(PAGE), ""));
        assertRefused(PAGE, withBody(answer(PAGE), ""));
    }

    @Test
    void anErrorThatMayBeKeptIsRefused() {
        assertRefused("/v1/products?limit=0",
                withHeader(answer("/v1/products?limit=0"), "Cache-Control", List.of("public, max-age=0")));
    }

    @Test
    void whatTheDocumentDoesNotHaveIsRefused() {
        assertRefused("/v1/orders", answer(PAGE));
        assertRefusedAs("POST", PAGE, answer(PAGE));
    }

    private static HttpResponse<byte[]> answer(String path) {
        return java.util.Objects.requireNonNull(TRUE.get(path), path);
    }

    private static void assertRefused(String path, HttpResponse<byte[]> response) {
        assertRefusedAs("GET", path, response);
    }

    private static void assertRefusedAs(String method, String path, HttpResponse<byte[]> response) {
        assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> CONTRACT.check(method, path, response));
    }

    private static HttpResponse<byte[]> withBody(HttpResponse<byte[]> response, String body) {
        return new CannedResponse(response.statusCode(), response.headers().map(),
                body.getBytes(StandardCharsets.UTF_8));
    }

    /** No values take the header away. */
    private static HttpResponse<byte[]> withHeader(HttpResponse<byte[]> response, String name, List<String> values) {
        Map<String, List<String>> headers = new HashMap<>(response.headers().map());
        headers.keySet().removeIf(name::equalsIgnoreCase);
        if (!values.isEmpty()) {
            headers.put(name, values);
        }
        return new CannedResponse(response.statusCode(), headers, response.body());
    }
}
