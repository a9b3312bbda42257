package dev.vitrina.demo;

import java.io.IOException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

class ShopTest {

    private static final TestShop SHOP = new TestShop();

    @AfterAll
    static void close() {
        SHOP.close();
    }

    private static JsonNode product(String handle, String fields) throws IOException, InterruptedException {
        return SHOP.data("{productByIdentifier(identifier: {handle: \"" + handle + "\"}) {" + fields + "}}")
                .path("productByIdentifier");
    }

    @Test
    void answersAProductAsItIs() throws Exception {
        DemoProduct expected = SHOP.store.products().get(1_000);
        JsonNode product = SHOP.data("{product(id: \"gid://shopify/Product/" + expected.id() + "\") {"
                + "id legacyResourceId handle title description productType vendor tags status createdAt publishedAt "
                + "totalInventory tracksInventory hasOnlyDefaultVariant variantsCount {count precision} "
                + "options {id name position values} variants(first: 1) {nodes {id title price sku product {handle} "
                + "selectedOptions {name value}}}}}").path("product");
        assertThat(product.path("id").stringValue()).isEqualTo("gid://shopify/Product/" + expected.id());
        assertThat(product.path("legacyResourceId").stringValue()).isEqualTo(String.valueOf(expected.id()));
        assertThat(product.path("title").stringValue()).isEqualTo(expected.title());
        assertThat(product.path("description").stringValue()).isEqualTo(expected.description());
        assertThat(product.path("createdAt").stringValue()).isEqualTo(expected.createdAt().toString());
        assertThat(product.path("totalInventory").intValue()).isEqualTo(expected.totalInventory());
        assertThat(product.at("/variantsCount/count").intValue()).isEqualTo(expected.variants().size());
        assertThat(product.at("/options/0/position").intValue()).isEqualTo(1);
        JsonNode variant = product.at("/variants/nodes/0");
        assertThat(variant.path("id").stringValue())
                .isEqualTo("gid://shopify/ProductVariant/" + expected.variants().getFirst().id());
        assertThat(variant.path("price").stringValue()).matches("\\d+\\.\\d\\d");
        assertThat(variant.at("/product/handle").stringValue()).isEqualTo(expected.handle());
        assertThat(variant.at("/selectedOptions/0/name")).isEqualTo(product.at("/options/0/name"));
    }

    @Test
    void writesMoneyAndMarkupAsShopifyDoes() throws Exception {
        JsonNode free = product("awkward-price-zero", "priceRangeV2 {minVariantPrice {amount currencyCode}} "
                + "compareAtPriceRange {minVariantCompareAtPrice {amount}} variants(first: 1) {nodes {price}}");
        assertThat(free.at("/priceRangeV2/minVariantPrice/amount").stringValue()).isEqualTo("0.0");
        assertThat(free.at("/priceRangeV2/minVariantPrice/currencyCode").stringValue()).isEqualTo("USD");
        assertThat(free.path("compareAtPriceRange").isNull()).isTrue();
        assertThat(free.at("/variants/nodes/0/price").stringValue()).isEqualTo("0.00");
        JsonNode markup = product("awkward-markup", "title descriptionHtml description(truncateAt: 11)");
        assertThat(markup.path("title").stringValue()).contains("</script>");
        assertThat(markup.path("descriptionHtml").stringValue()).startsWith("<p>").contains("&lt;img");
        assertThat(markup.path("description").stringValue()).isEqualTo("Line one...");
    }

    @Test
    void answersNullWhereThereIsNothing() throws Exception {
        assertThat(product("awkward-no-image", "featuredMedia {alt}").path("featuredMedia").isNull()).isTrue();
        assertThat(product("awkward-no-type", "productType").path("productType").stringValue()).isEmpty();
        assertThat(product("awkward-no-sku", "variants(first: 1) {nodes {sku}}").at("/variants/nodes/0/sku").isNull())
                .isTrue();
        assertThat(product("no-such-handle", "id").isNull()).isTrue();
        assertThat(SHOP.data("{product(id: \"gid://shopify/Product/1\") {id}}").path("product").isNull()).isTrue();
        assertThat(product("青い-リネンシャツ", "title").path("title").stringValue()).isEqualTo("青いリネンシャツ");
    }

    @Test
    void saysWhatIsForSale() throws Exception {
        String fields = "totalInventory variants(first: 1) {nodes {availableForSale inventoryQuantity inventoryPolicy}}";
        JsonNode oversold = product("awkward-negative-stock", fields);
        assertThat(oversold.path("totalInventory").intValue()).isNegative();
        assertThat(oversold.at("/variants/nodes/0/availableForSale").booleanValue()).isTrue();
        assertThat(oversold.at("/variants/nodes/0/inventoryPolicy").stringValue()).isEqualTo("CONTINUE");
        JsonNode untracked = product("awkward-untracked", fields);
        assertThat(untracked.at("/variants/nodes/0/inventoryQuantity").intValue()).isZero();
        assertThat(untracked.at("/variants/nodes/0/availableForSale").booleanValue()).isTrue();
    }

    @Test
    void answersNodesInOrderWithNullForUnknownOnes() throws Exception {
        DemoProduct product = SHOP.store.products().get(5);
        JsonNode nodes = SHOP.data("""
                {nodes(ids: ["gid://shopify/Product/1", "gid://shopify/ProductVariant/%d", "gid://shopify/Product/%d"])
                  {__typename id ... on Product {title featuredMedia {... on MediaImage {id}}}}}"""
                .formatted(product.variants().getFirst().id(), product.id())).path("nodes");
        assertThat(nodes.get(0).isNull()).isTrue();
        assertThat(nodes.get(1).path("__typename").stringValue()).isEqualTo("ProductVariant");
        assertThat(nodes.get(2).path("title").stringValue()).isEqualTo(product.title());
        String image = nodes.get(2).at("/featuredMedia/id").stringValue();
        assertThat(SHOP.data("{nodes(ids: [\"" + image + "\"]) {__typename}}").at("/nodes/0/__typename").stringValue())
                .isEqualTo("MediaImage");
    }

    @Test
    void refusesBadIds() throws Exception {
        assertThat(SHOP.error("{product(id: \"12\") {id}}")).isEqualTo("Invalid global id '12'");
        String many = IntStream.range(0, 251).mapToObj(i -> "\"gid://shopify/Product/" + i + "\"")
                .collect(Collectors.joining(","));
        assertThat(SHOP.error("{nodes(ids: [" + many + "]) {id}}")).contains("251", "250");
        assertThat(SHOP.error("{productByIdentifier(identifier: {}) {id}}")).contains("exactly one");
    }

    @Test
    void showsTheShopAndImages() throws Exception {
        assertThat(SHOP.data("{shop {currencyCode myshopifyDomain primaryDomain {host}}}").at("/shop/currencyCode")
                .stringValue()).isEqualTo("USD");
        JsonNode image = SHOP.data("{products(first: 1) {nodes {featuredMedia {alt mediaContentType preview {image {"
                + "url altText width height}}}}}}").at("/products/nodes/0/featuredMedia/preview/image");
        assertThat(image.path("url").stringValue()).startsWith("https://cdn.example.com/");
        assertThat(image.path("width").intValue()).isGreaterThanOrEqualTo(800);
    }

    @Test
    void invalidQueriesAreGraphQlErrors() throws Exception {
        JsonNode unknown = SHOP.ask("query Wrong {products(first: 1) {nodes {colour}}}");
        assertThat(unknown.has("data")).isFalse();
        assertThat(unknown.at("/errors/0/message").stringValue()).contains("colour");
        assertThat(unknown.at("/extensions/cost/requestedQueryCost").intValue()).isZero();
        assertThat(SHOP.store.calls("Wrong")).isEqualTo(1);
        assertThat(SHOP.error("{products(")).isNotEmpty();
    }
}
