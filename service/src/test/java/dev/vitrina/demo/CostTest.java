package dev.vitrina.demo;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

class CostTest {

    /** What the service asks for a page; design section 7 allows it 130 points. */
    static final String PAGE = """
            query Page($n: Int = 20) {products(first: $n) {nodes {
              id handle title description productType vendor tags status createdAt updatedAt publishedAt
              totalInventory tracksInventory
              featuredMedia {preview {image {url altText width height}}}
              priceRangeV2 {minVariantPrice {amount currencyCode}}
              compareAtPriceRange {minVariantCompareAtPrice {amount}}
              options {name values} variantsCount {count}
              variants(first: 10) {
                nodes {id title sku price availableForSale inventoryQuantity selectedOptions {name value}}
                pageInfo {hasNextPage}}}
              pageInfo {hasNextPage endCursor}}}""";

    private final TestShop shop = new TestShop();

    @AfterEach
    void close() {
        shop.close();
    }

    private JsonNode cost(String query) throws IOException, InterruptedException {
        return shop.ask(query).path("extensions").path("cost");
    }

    private int requested(String query) throws IOException, InterruptedException {
        return cost(query).path("requestedQueryCost").intValue();
    }

    @Test
    void aPageOf20CostsWhatTheDesignAllows() throws Exception {
        assertThat(requested(PAGE)).isEqualTo(108).isLessThanOrEqualTo(130);
        assertThat(shop.store.lastRequestedCost("Page")).hasValue(108);
        assertThat(shop.store.lastRequestedCost("Other")).isEmpty();
    }

    @Test
    void countsObjectsAndConnectionsButNoScalars() throws Exception {
        assertThat(requested("{shop {name currencyCode}}")).isEqualTo(1);
        assertThat(requested("{shop {name primaryDomain {url}}}")).isEqualTo(2);
        assertThat(requested("{products(first: 20) {nodes {id}}}")).isEqualTo(2 + 5);
        assertThat(requested("{products(first: 20) {edges {cursor node {id}}}}")).isEqualTo(2 + 5);
        assertThat(requested("{products(first: 1) {nodes {id} pageInfo {hasNextPage}}}")).isEqualTo(2 + 1 + 1);
        assertThat(requested("{products(first: 250) {nodes {variants(first: 3) {nodes {id}}}}}"))
                .isEqualTo(2 + 11 * (1 + 2 + 2));
        assertThat(requested("{nodes(ids: [\"gid://shopify/Product/1\"]) {id ... on Product {options {name}}}}"))
                .isEqualTo(1 + 1);
    }

    @Test
    void theLinearRuleCountsEveryNode() throws Exception {
        shop.chaos("{\"cost_rule\":\"linear\"}");
        assertThat(requested("{products(first: 20) {nodes {id}}}")).isEqualTo(2 + 20);
    }

    @Test
    void tooDearAQueryIsRefusedWithoutCharge() throws Exception {
        shop.chaos("{\"cost_rule\":\"linear\"}");
        JsonNode answer = shop.ask(PAGE.replace("= 20", "= 40"));
        assertThat(answer.has("data")).isFalse();
        assertThat(answer.at("/errors/0/extensions/code").stringValue()).isEqualTo("MAX_COST_EXCEEDED");
        assertThat(available(answer)).isEqualTo(2_000);
    }

    @Test
    void onlyWhatCameIsCharged() throws Exception {
        String nothing = "{products(first: 250, query: \"title:nothing-like-this\") {nodes {id}}}";
        JsonNode cost = cost(nothing);
        assertThat(cost.path("requestedQueryCost").intValue()).isEqualTo(13);
        assertThat(cost.path("actualQueryCost").intValue()).isEqualTo(2);
        assertThat(cost.at("/throttleStatus/currentlyAvailable").intValue()).isEqualTo(1_998);
        assertThat(
                cost("{product(id: \"gid://shopify/Product/1\") {options {name}}}").path("actualQueryCost").intValue())
                .isZero();
        JsonNode page = cost(PAGE);
        assertThat(page.path("actualQueryCost").intValue()).isBetween(40, 108);
    }

    @Test
    void anEmptyBucketThrottlesAndFillsWithTime() throws Exception {
        shop.chaos("{\"bucket\":{\"points\":150,\"restore_per_s\":10}}");
        int actual = cost(PAGE).path("actualQueryCost").intValue();
        JsonNode throttled = shop.ask(PAGE);
        assertThat(throttled.has("data")).isFalse();
        assertThat(throttled.at("/errors/0/message").stringValue()).isEqualTo("Throttled");
        assertThat(throttled.at("/errors/0/extensions/code").stringValue()).isEqualTo("THROTTLED");
        assertThat(throttled.at("/extensions/cost/actualQueryCost").isNull()).isTrue();
        assertThat(available(throttled)).isEqualTo(150 - actual).isLessThan(108);
        shop.clock.move(Duration.ofSeconds(3));
        assertThat(available(shop.ask("{shop {name}}"))).isEqualTo(150 - actual + 30 - 1);
        shop.clock.move(Duration.ofHours(1));
        assertThat(available(shop.ask("{shop {name}}"))).isEqualTo(149);
    }

    private static int available(JsonNode answer) {
        return answer.at("/extensions/cost/throttleStatus/currentlyAvailable").intValue();
    }

    @Test
    void everyPlanHoldsTwentySeconds() throws Exception {
        for (Plan plan : Plan.values()) {
            shop.chaos("{\"plan\":\"" + plan.name().toLowerCase(Locale.ROOT) + "\"}");
            JsonNode status = cost("{shop {name}}").path("throttleStatus");
            double restored = status.path("restoreRate").doubleValue();
            assertThat(status.path("maximumAvailable").doubleValue()).isEqualTo(20 * restored);
        }
        assertThat(Plan.values()).extracting(plan -> plan.bucket().restoredPerSecond())
                .containsExactly(100, 200, 1_000, 2_000);
    }

    @Test
    void aHugeQueryIsRefusedAndDoesNotOverflow() throws Exception {
        shop.chaos("{\"cost_rule\":\"linear\"}");
        for (int first : List.of(250, Integer.MAX_VALUE)) {
            String deep = "products(first: " + first + ") {nodes {variants(first: " + first + ") {nodes {"
                    + ("product {variants(first: " + first + ") {nodes {").repeat(12) + "id" + "}}}".repeat(12)
                    + "}}}}";
            JsonNode answer = shop.ask("{a: " + deep + " b: " + deep + " c: " + deep + "}");
            assertThat(answer.at("/errors/0/extensions/code").stringValue()).isEqualTo("MAX_COST_EXCEEDED");
        }
    }
}
