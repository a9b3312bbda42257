package dev.vitrina.shopify;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import dev.vitrina.product.Product;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class ProductParserTest {

    private static final Instant NOW = Instant.parse("2026-11-01T00:00:00Z");

    private static final String SHIRT = """
            {"legacyResourceId":"7","handle":"shirt","title":"Shirt","description":"A shirt","productType":"Shirts",
            "vendor":"Loom","tags":["a","b"],"status":"ACTIVE","publishedAt":"2026-01-01T00:00:00Z",
            "createdAt":"2025-01-01T00:00:00Z","updatedAt":"2026-02-01T00:00:00Z","totalInventory":5,"tracksInventory":true,
            "featuredMedia":{"preview":{"image":{"url":"https://x/y.jpg","altText":null,"width":10,"height":20}}},
            "priceRangeV2":{"minVariantPrice":{"amount":"50.0","currencyCode":"USD"}},
            "compareAtPriceRange":{"minVariantCompareAtPrice":{"amount":"60.0"}},
            "options":[{"name":"Size","values":["S","M"]}],"variantsCount":{"count":2},
            "variants":{"nodes":[{"legacyResourceId":"71","sku":"S-1","title":"S","price":"50.00","availableForSale":true,
            "inventoryQuantity":3,"selectedOptions":[{"name":"Size","value":"S"}]}],"pageInfo":{"hasNextPage":true}}}""";

    @Test
    void readsEveryField() {
        Product shirt = shirt(SHIRT);
        assertThat(shirt.id()).isEqualTo("7");
        assertThat(shirt.price().text()).isEqualTo("50.00");
        assertThat(Objects.requireNonNull(shirt.compareAtPrice()).text()).isEqualTo("60.00");
        assertThat(shirt.image()).isEqualTo(new Product.Image("https://x/y.jpg", null, 10, 20));
        assertThat(shirt.publishedAt()).isEqualTo("2026-01-01T00:00:00Z");
        assertThat(shirt.sample()).isFalse();
        assertThat(shirt.variantsCount()).isEqualTo(2);
        assertThat(shirt.variantsComplete()).isFalse();
        assertThat(shirt.variants().getFirst().options()).containsEntry("Size", "S");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "ACTIVE | \"2026-11-01T00:00:00Z\" | true",
        "ACTIVE | \"2026-11-01T00:00:01Z\" | false",
        "ACTIVE | null | false",
        "DRAFT | \"2026-01-01T00:00:00Z\" | false",
        "ARCHIVED | \"2026-01-01T00:00:00Z\" | false",
        "UNLISTED | \"2026-01-01T00:00:00Z\" | false",
        "SOMETHING_NEW | \"2026-01-01T00:00:00Z\" | false"
    })
    void onlyWhatIsOnSaleIsThere(String status, String publishedAt, boolean visible) {
        String product = SHIRT.replace("\"ACTIVE\"", "\"" + status + "\"")
                .replace("\"publishedAt\":\"2026-01-01T00:00:00Z\"", "\"publishedAt\":" + publishedAt);
        assertThat(ProductParser.single(tree("{\"productByIdentifier\":" + product + "}"), NOW) != null)
                .isEqualTo(visible);
        assertThat(ProductParser.page(page(product), NOW).products()).hasSize(visible ? 1 : 0);
    }

    @Test
    void stockStandsForVariantsThatWereNotLoaded() {
        String soldOut = SHIRT.replace("\"availableForSale\":true", "\"availableForSale\":false");
        assertThat(shirt(soldOut).available()).isTrue();
        assertThat(shirt(soldOut.replace("\"totalInventory\":5", "\"totalInventory\":0")).available()).isFalse();
        assertThat(shirt(soldOut.replace("\"totalInventory\":5,\"tracksInventory\":true",
                "\"totalInventory\":0,\"tracksInventory\":false")).available()).isTrue();
        assertThat(shirt(soldOut.replace("\"hasNextPage\":true", "\"hasNextPage\":false")).available()).isFalse();
    }

    @Test
    void halfACharacterIsReplaced() {
        assertThat(shirt(SHIRT.replace("\"title\":\"Shirt\"", "\"title\":\"Shirt \\ud83d\"")).title())
                .isEqualTo("Shirt \uFFFD");
        assertThat(shirt(SHIRT.replace("\"title\":\"Shirt\"", "\"title\":\"\\ud83e\\udd8a\"")).title()).isEqualTo("🦊");
        assertThat(shirt(SHIRT.replace("[\"a\",\"b\"]", "[\"\\udd8a\"]")).tags()).containsExactly("\uFFFD");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1E+2147483647", "1E+300000000", "1E-300000000", "NaN", "1e", "", "fifty"})
    void anAmountOfNoRealMoneyIsMalformed(String amount) {
        assertThatThrownBy(() -> shirt(SHIRT.replace("\"50.00\"", "\"" + amount + "\"")))
                .isInstanceOf(MalformedAnswerException.class);
        assertThatThrownBy(() -> shirt(SHIRT.replace("\"50.0\"", "\"" + "9".repeat(1_000_000) + "\"")))
                .isInstanceOf(MalformedAnswerException.class);
    }

    @Test
    void whatShopifyMayLeaveOutMayBeLeftOut() {
        Product bare = shirt(SHIRT.replace("\"variantsCount\":{\"count\":2}", "\"variantsCount\":null")
                .replace("{\"minVariantCompareAtPrice\":{\"amount\":\"60.0\"}}", "null")
                .replace(
                        "{\"preview\":{\"image\":{\"url\":\"https://x/y.jpg\",\"altText\":null,\"width\":10,\"height\":20}}}",
                        "null")
                .replace("\"inventoryQuantity\":3", "\"inventoryQuantity\":null")
                .replace("\"sku\":\"S-1\"", "\"sku\":null"));
        assertThat(bare.variantsCount()).isEqualTo(1);
        assertThat(bare.compareAtPrice()).isNull();
        assertThat(bare.image()).isNull();
        assertThat(bare.variants().getFirst().inventoryQuantity()).isNull();
        assertThat(bare.variants().getFirst().sku()).isNull();
    }

    @Test
    void noReductionIsWrittenAsZeroByShopify() {
        assertThat(shirt(SHIRT.replace("\"60.0\"", "\"0.0\"")).compareAtPrice()).isNull();
    }

    @Test
    void whateverIsMissingOrOfAnotherTypeIsMalformedAndNothingElse() {
        int changes = 0;
        for (JsonNode broken : brokenOnes()) {
            changes++;
            ObjectNode data = JsonMapper.shared().createObjectNode().set("productByIdentifier", broken);
            try {
                ProductParser.single(data, NOW);
            } catch (MalformedAnswerException e) {
                assertThat(e).hasMessageNotContaining("null");
            }
        }
        assertThat(changes).isGreaterThan(150);
    }

    @Test
    void whatCallersRelyOnMustBeThere() {
        for (String name : List.of("legacyResourceId", "handle", "title", "status", "priceRangeV2", "variants",
                "createdAt")) {
            ObjectNode product = (ObjectNode) tree(SHIRT);
            product.remove(name);
            assertThatThrownBy(() -> shirt(product.toString())).as(name).isInstanceOf(MalformedAnswerException.class);
        }
    }

    /** The shirt with each of its fields, at every depth, missing or of another type. */
    private static List<JsonNode> brokenOnes() {
        List<JsonNode> broken = new ArrayList<>();
        List<String> replacements = List.of("null", "7", "-1.5", "\"x\"", "[]", "[7]", "{}", "true");
        for (String path : paths(tree(SHIRT), "")) {
            for (String replacement : replacements) {
                JsonNode copy = tree(SHIRT);
                JsonNode parent = copy.at(path.substring(0, path.lastIndexOf('/')));
                if (parent instanceof ObjectNode object) {
                    object.set(path.substring(path.lastIndexOf('/') + 1), tree(replacement));
                    broken.add(copy);
                }
            }
        }
        return broken;
    }

    private static List<String> paths(JsonNode node, String path) {
        List<String> paths = new ArrayList<>();
        if (node.isObject()) {
            node.propertyNames().forEach(name -> paths.addAll(below(node.path(name), path + "/" + name)));
        }
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            paths.addAll(below(node.path(i), path + "/" + i));
        }
        return paths;
    }

    private static List<String> below(JsonNode node, String path) {
        List<String> paths = new ArrayList<>(paths(node, path));
        paths.add(path);
        return paths;
    }

    private static Product shirt(String json) {
        return Objects.requireNonNull(ProductParser.single(tree("{\"productByIdentifier\":" + json + "}"), NOW));
    }

    private static JsonNode page(String product) {
        return tree("{\"products\":{\"nodes\":[" + product
                + "],\"pageInfo\":{\"hasNextPage\":false,\"endCursor\":\"c\"}}}");
    }

    private static JsonNode tree(String json) {
        return JsonMapper.shared().readTree(json);
    }
}
