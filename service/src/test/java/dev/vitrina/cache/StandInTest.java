package dev.vitrina.cache;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import dev.vitrina.TestClock;
import dev.vitrina.config.BadSettingException;
import dev.vitrina.product.Filter;
import dev.vitrina.product.ProductQuery;
import dev.vitrina.product.ProductRef;
import dev.vitrina.product.Sort;
import dev.vitrina.product.TestProducts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static dev.vitrina.cache.TestCatalogues.US;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What is shown where there is no last known good catalogue, and that nothing made up passes for real. */
final class StandInTest {

    private static final ProductQuery ALL = ProductQuery.Listing.first(250, US);

    private static final String PRODUCT = """
            {"id":"ID","handle":"h-ID","title":"Mine","description":"","category":null,"tags":[],
            "price":{"amount":"5.50","currency":"EUR"},"available":true,"inventory_quantity":4,"image":null,"options":[],
            "variants":[{"id":"8","title":"S","price":{"amount":"5.50","currency":"EUR"},"available":true,"options":{}}],
            "variants_count":1,"variants_complete":true,"created_at":"2026-01-01T00:00:00Z",
            "updated_at":"2026-01-01T00:00:00Z","sample":true,"more":{}}""";

    @TempDir
    private Path directory;

    private final TestClock clock = new TestClock();

    @Test
    void samplesAreAHundredMarkedAndNotForSale() {
        JsonNode products = json(((Fallback.Sample) answer(samples(), ALL)).body().plain()).path("products");
        assertThat(products.size()).isEqualTo(100);
        Set<String> names = new HashSet<>();
        for (JsonNode product : products) {
            assertThat(product.path("sample").booleanValue()).isTrue();
            assertThat(product.path("available").booleanValue()).isFalse();
            assertThat(product.path("inventory_quantity").intValue()).isZero();
            assertThat(product.path("variants").size()).isPositive()
                    .isEqualTo(product.path("variants_count").intValue());
            for (JsonNode variant : product.path("variants")) {
                assertThat(variant.path("available").booleanValue()).isFalse();
                assertThat(variant.path("inventory_quantity").intValue()).isZero();
            }
            names.add(product.path("id").stringValue());
            names.add(product.path("handle").stringValue());
            assertThat(ProductRef.parse(product.path("handle").stringValue())).isInstanceOf(ProductRef.Handle.class);
        }
        assertThat(names).hasSize(200);
    }

    @Test
    void samplesHaveTheShapeOfTheApi() {
        ProductQuery one = new ProductQuery.Single(new ProductRef.Handle("sample-linen-shirt"), US);
        JsonNode product = json(((Fallback.Sample) answer(samples(), one)).body().plain());
        assertThat(product.propertyNames()).containsExactly("id", "handle", "title", "description", "category",
                "vendor",
                "tags", "price", "compare_at_price", "available", "inventory_quantity", "image", "options", "variants",
                "variants_count", "variants_complete", "created_at", "updated_at", "sample");
        assertThat(product.path("title").stringValue()).isEqualTo("Linen Shirt");
        assertThat(product.path("variants").get(0).path("options").path("Size").stringValue()).isEqualTo("S");
    }

    @Test
    void samplesAreMarkedWhateverTheyAreMadeFrom() {
        JsonNode sample = json(dev.vitrina.product.Rendering
                .product(TestProducts.awkward().getFirst().asSample()).plain());
        assertThat(sample.path("sample").booleanValue()).isTrue();
        assertThat(sample.path("available").booleanValue()).isFalse();
        assertThat(sample.path("variants").toString()).doesNotContain("\"available\":true");
    }

    @Test
    void samplesDoNotKnowEverythingEither() {
        ProductQuery unknown = new ProductQuery.Single(new ProductRef.Id(7_412_300_000_421L), US);
        assertThat(answer(samples(), unknown)).isEqualTo(new Fallback.None());
        ProductQuery later = new ProductQuery.Listing(5, Filter.NONE, Sort.DEFAULT, "cursor", US);
        assertThat(answer(samples(), later)).isEqualTo(new Fallback.None());
    }

    @Test
    void theyStandInOnlyWhileThereIsNoLastKnownGood() {
        LastKnownGood lastKnownGood = new LastKnownGood(samples(), clock);
        assertThat(lastKnownGood.answer(ALL)).isInstanceOf(Fallback.Sample.class);
        lastKnownGood.keep(new Catalogue(US, clock.instant(), List.of(TestProducts.plain(7_000, "real"))),
                KnownCatalogue.Origin.LOAD);
        assertThat(lastKnownGood.answer(ALL)).isInstanceOf(Fallback.LastKnown.class);
        ProductQuery sample = new ProductQuery.Single(new ProductRef.Id(1), US);
        assertThat(lastKnownGood.answer(sample)).isEqualTo(new Fallback.None());
        clock.advance(LastKnownGood.LONGEST_AGE.plusMillis(1));
        assertThat(lastKnownGood.answer(sample)).isInstanceOf(Fallback.Sample.class);
    }

    @Test
    void withoutSamplesAndFileThereIsNothing() {
        StandIn nothing = StandIn.of(new FallbackSettings(directory, false, null, Duration.ofMinutes(10)));
        assertThat(answer(nothing, ALL)).isEqualTo(new Fallback.None());
    }

    @Test
    void theMerchantsOwnFileComesBeforeSamplesAndIsNotMarked() throws IOException {
        StandIn own = provided("\uFEFF[" + product("1") + "," + product("2") + "]");
        JsonNode page = json(((Fallback.Provided) answer(own, ALL)).body().plain());
        assertThat(page.path("products").size()).isEqualTo(2);
        JsonNode product = page.path("products").get(0);
        assertThat(product.path("sample").booleanValue()).isFalse();
        assertThat(product.path("available").booleanValue()).isTrue();
        assertThat(product.path("price").path("amount").stringValue()).isEqualTo("5.50");
        assertThat(page.path("meta").path("complete").booleanValue()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "`` | is empty", "<products/> | is not JSON: ", "[P1 | is not JSON: ", "[P1] x | is not JSON: ",
        "{\"products\":[P1]} | must be a JSON array of products", "null | must be a JSON array of products",
        "[] | holds no product", "[P1,7] | product [1]: it must be an object",
        "[P1,{\"id\":\"2\"}] | product [1]: created_at is missing",
        "[P1,P2,P1] | product [2]: id is that of product [0] too",
        "[P1,{\"id\":\"9\",\"id\":\"8\"}] | is not JSON: Duplicate"})
    void aMistakeInTheMerchantsFileIsNamedInOneLine(String content, String problem) {
        String json = content.replace("P1", product("1")).replace("P2", product("2"));
        assertRefused(json, problem);
    }

    @Test
    void aWrongFieldIsNamed() {
        assertRefused("[" + product("1") + "," + product("2").replace("\"title\":\"Mine\",", "") + "]",
                "product [1]: title is missing");
        assertRefused("[" + product("1").replace("\"variants_count\":1", "\"variants_count\":\"1\"") + "]",
                "product [0]: variants_count must be a whole number");
        assertRefused("[" + product("1").replace("\"price\":{\"amount\":\"5.50\"", "\"price\":{\"amount\":5.50") + "]",
                "product [0]: price.amount must be a text");
        assertRefused("[" + product("1") + "," + product("2").replace("h-2", "h-1") + "]",
                "product [1]: handle is that of product [0] too");
    }

    @Test
    void aFileThatIsHugeOrAbsentOrNoFileIsRefused() {
        assertRefused("[" + " ".repeat(BoundedJson.MOST_BYTES) + "]", "is larger than 64 MiB");
        for (Path path : List.of(directory.resolve("absent\nfile"), directory, Path.of("/dev/zero"))) {
            assertThatThrownBy(() -> StandIn.of(new FallbackSettings(directory, true, path, Duration.ofMinutes(10))))
                    .isInstanceOf(BadSettingException.class)
                    .hasMessage("fallback.file: " + path.toString().replace("\n", " ") + ": there is no such file");
        }
    }

    private void assertRefused(String json, String problem) {
        assertThatThrownBy(() -> provided(json)).isInstanceOf(BadSettingException.class)
                .hasMessageStartingWith("fallback.file: " + directory.resolve("own.json") + ": " + problem)
                .hasMessageNotContainingAny("\n", "\r");
    }

    private StandIn provided(String json) throws IOException {
        Path file = directory.resolve("own.json");
        Files.write(file, json.getBytes(StandardCharsets.UTF_8));
        return StandIn.of(new FallbackSettings(directory, true, file, Duration.ofMinutes(10)));
    }

    private StandIn samples() {
        return StandIn.of(new FallbackSettings(directory, true, null, Duration.ofMinutes(10)));
    }

    private Fallback answer(StandIn standIn, ProductQuery query) {
        return standIn.answer(query, clock.instant());
    }

    private static String product(String id) {
        return PRODUCT.replace("ID", id);
    }

    private static JsonNode json(byte[] bytes) {
        return JsonMapper.shared().readTree(bytes);
    }
}
