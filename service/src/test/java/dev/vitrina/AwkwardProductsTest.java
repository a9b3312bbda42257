package dev.vitrina;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;

import dev.vitrina.demo.DemoProduct;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** What real catalogues hold is rendered as it is, with the right types. */
final class AwkwardProductsTest {

    private static final TestService SERVICE = TestService.start("demo.plan", "enterprise", "lookup.patience", "50s",
            "shopify.hard-deadline", "55s");

    @AfterAll
    static void stop() {
        SERVICE.close();
    }

    @Test
    void everyAwkwardProductHasTheShapeOfAnyOther() throws Exception {
        int awkward = 0;
        for (DemoProduct product : SERVICE.demo().products()) {
            if (product.handle().startsWith("awkward-") || !product.handle().matches("[a-z0-9-]+")) {
                JsonNode json = product(product.handle());
                checkTypes(json);
                assertThat(json.path("id").asString()).isEqualTo(Long.toString(product.id()));
                assertThat(json.path("title").asString()).isEqualTo(product.title());
                assertThat(json.path("description").asString()).isEqualTo(product.description());
                awkward++;
            }
        }
        assertThat(awkward).isGreaterThanOrEqualTo(13);
    }

    @Test
    void everyProductOfTheListingHasThatShape() throws Exception {
        int checked = 0;
        String next = "";
        do {
            JsonNode page = SERVICE.json("/v1/products?limit=250" + (next.isEmpty() ? "" : "&cursor=" + next));
            for (JsonNode product : page.path("products")) {
                checkTypes(product);
                assertThat(product.path("variants").size()).isBetween(1, 10);
                checked++;
            }
            next = page.path("page").path("next").asString("");
        } while (!next.isEmpty());
        assertThat(checked).isGreaterThan(1_500);
    }

    @Test
    void noImageNoTypeAndNoVendorAreNull() throws Exception {
        assertThat(product("awkward-no-image").path("image").isNull()).isTrue();
        assertThat(product("awkward-no-type").path("category").isNull()).isTrue();
        assertThat(product("awkward-no-vendor").path("vendor").isNull()).isTrue();
        assertThat(product("awkward-no-sku").path("variants").get(0).path("sku").isNull()).isTrue();
    }

    @Test
    void aPriceOfNothingIsAPrice() throws Exception {
        JsonNode product = product("awkward-price-zero");
        assertThat(product.path("price").toString()).isEqualTo("{\"amount\":\"0.00\",\"currency\":\"USD\"}");
        assertThat(product.path("compare_at_price").isNull()).isTrue();
    }

    @Test
    void stockMayBeNegativeOrUntracked() throws Exception {
        JsonNode oversold = product("awkward-negative-stock");
        assertThat(oversold.path("inventory_quantity").asInt()).isNegative();
        assertThat(oversold.path("available").asBoolean()).isTrue();
        assertThat(product("awkward-untracked").path("available").asBoolean()).isTrue();
    }

    @Test
    void aSingleAsksForAsManyVariantsAsOneCallCanCarry() throws Exception {
        product("awkward-120-variants");
        int weightOf250 = (int) Math.floor(2 * Math.log(250));
        int product = 9 + 1; // itself, the objects below it, and the count of its variants
        int variants = 2 + 2 * weightOf250 + 1; // each with its options, and the page info
        assertThat(SERVICE.demo().lastRequestedCost("Product").orElseThrow()).isEqualTo(product + variants);
    }

    @Test
    void aSingleCarriesManyVariantsAndAListingTen() throws Exception {
        JsonNode single = product("awkward-120-variants");
        assertThat(single.path("variants").size()).isEqualTo(120);
        assertThat(single.path("variants_count").asInt()).isEqualTo(120);
        assertThat(single.path("variants_complete").asBoolean()).isTrue();
        JsonNode listed = listed("awkward-120-variants", single.path("category").asString());
        assertThat(listed.path("variants").size()).isEqualTo(10);
        assertThat(listed.path("variants_count").asInt()).isEqualTo(120);
        assertThat(listed.path("variants_complete").asBoolean()).isFalse();
    }

    private static JsonNode listed(String handle, String category) throws Exception {
        JsonNode page = SERVICE.json("/v1/products?limit=250&category=" + encoded(category));
        for (JsonNode product : page.path("products")) {
            if (product.path("handle").asString().equals(handle)) {
                return product;
            }
        }
        throw new AssertionError(handle + " is not listed");
    }

    private static JsonNode product(String handle) throws Exception {
        return SERVICE.json("/v1/products/" + encoded(handle));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static void checkTypes(JsonNode product) {
        Set<String> wrong = new TreeSet<>();
        check(wrong, product, "id handle title description created_at updated_at", JsonNode::isString, false);
        check(wrong, product, "category vendor", JsonNode::isString, true);
        check(wrong, product, "tags options variants", JsonNode::isArray, false);
        check(wrong, product, "price", AwkwardProductsTest::isMoney, false);
        check(wrong, product, "compare_at_price", AwkwardProductsTest::isMoney, true);
        check(wrong, product, "available variants_complete sample", JsonNode::isBoolean, false);
        check(wrong, product, "inventory_quantity variants_count", JsonNode::isInt, false);
        check(wrong, product, "image", image -> image.path("url").isString() && image.path("width").isInt(), true);
        for (JsonNode variant : product.path("variants")) {
            check(wrong, variant, "id title", JsonNode::isString, false);
            check(wrong, variant, "sku", JsonNode::isString, true);
            check(wrong, variant, "price", AwkwardProductsTest::isMoney, false);
            check(wrong, variant, "available", JsonNode::isBoolean, false);
            check(wrong, variant, "inventory_quantity", JsonNode::isInt, true);
            check(wrong, variant, "options", options -> options.isObject() && !options.isEmpty(), false);
        }
        assertThat(wrong).as(product.path("handle").asString()).isEmpty();
    }

    private static void check(Set<String> wrong, JsonNode parent, String names,
            java.util.function.Predicate<JsonNode> type,
            boolean nullable) {
        for (String name : names.split(" ", -1)) {
            JsonNode value = parent.path(name);
            if (!type.test(value) && !(nullable && value.isNull())) {
                wrong.add(name + "=" + value);
            }
        }
    }

    private static boolean isMoney(JsonNode money) {
        return money.path("amount").asString("").matches("-?\\d+\\.\\d{2,}")
                && money.path("currency").asString("").equals("USD");
    }
}
