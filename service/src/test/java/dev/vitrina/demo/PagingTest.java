package dev.vitrina.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

class PagingTest {

    private static final TestShop SHOP = new TestShop();

    @AfterAll
    static void close() {
        SHOP.close();
    }

    private static JsonNode products(String arguments) throws IOException, InterruptedException {
        return SHOP.data("{products(" + arguments
                + ") {nodes {legacyResourceId} pageInfo {hasNextPage hasPreviousPage startCursor endCursor}}}")
                .path("products");
    }

    private static String after(JsonNode page) {
        return ", after: \"" + page.at("/pageInfo/endCursor").stringValue() + "\"";
    }

    private static List<Long> walk(String arguments) throws IOException, InterruptedException {
        List<Long> ids = new ArrayList<>();
        String after = "";
        for (int pages = 0; pages < 20; pages++) {
            JsonNode page = products(arguments + after);
            page.path("nodes").forEach(node -> ids.add(Long.valueOf(node.path("legacyResourceId").stringValue())));
            if (!page.at("/pageInfo/hasNextPage").booleanValue()) {
                return ids;
            }
            after = after(page);
        }
        return ids;
    }

    @ParameterizedTest
    @EnumSource
    void walksEachOrderWithoutGapOrRepetition(ProductSort sort) throws Exception {
        List<Long> ids = walk("first: 250, sortKey: " + sort);
        assertThat(ids).hasSize(2_000).doesNotHaveDuplicates();
        assertThat(walk("first: 250, reverse: true, sortKey: " + sort)).isEqualTo(ids.reversed());
    }

    @Test
    void ordersByTheKeyAndThenById() throws Exception {
        List<Long> expected = SHOP.store.products()
                .stream()
                .sorted(Comparator.comparing((DemoProduct p) -> p.vendor().toLowerCase(Locale.ROOT))
                        .thenComparingLong(DemoProduct::id))
                .map(DemoProduct::id)
                .toList();
        assertThat(walk("first: 250, sortKey: VENDOR")).isEqualTo(expected);
    }

    @Test
    void saysWhatIsBeforeAndBehind() throws Exception {
        JsonNode first = products("first: 2");
        assertThat(first.at("/pageInfo/hasPreviousPage").booleanValue()).isFalse();
        assertThat(first.at("/pageInfo/hasNextPage").booleanValue()).isTrue();
        JsonNode second = products("first: 2" + after(first));
        assertThat(second.at("/pageInfo/hasPreviousPage").booleanValue()).isTrue();
        assertThat(second.at("/pageInfo/startCursor")).isNotEqualTo(first.at("/pageInfo/endCursor"));
        JsonNode none = products("first: 5, query: \"title:nothing-like-this\"");
        assertThat(none.at("/pageInfo/hasNextPage").booleanValue()).isFalse();
        assertThat(none.at("/pageInfo/endCursor").isNull()).isTrue();
    }

    @Test
    void continuesBehindAProductThatIsGone() throws Exception {
        DemoProduct third = SHOP.store.products().get(2);
        Position gone = new Position("ID", third.id() - 1, "", third.id() - 1);
        JsonNode page = products("first: 1, after: \"" + gone.cursor() + "\"");
        assertThat(page.at("/nodes/0/legacyResourceId").stringValue()).isEqualTo(String.valueOf(third.id()));
    }

    @Test
    void refusesForeignAndDamagedCursors() throws Exception {
        String refusal = "Invalid cursor for current pagination sort.";
        String cursor = products("first: 2, sortKey: TITLE").at("/pageInfo/endCursor").stringValue();
        for (String bad : List.of(cursor, cursor.substring(0, 20), "garbage!", "", base64("{}"), base64("[1]"),
                base64("{\"sort\":\"ID\",\"last_number\":\"x\",\"last_text\":\"\",\"last_id\":1}"))) {
            assertThat(SHOP.error("{products(first: 2, after: \"" + bad + "\") {nodes {id}}}")).isEqualTo(refusal);
        }
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void refusesSizesThatShopifyRefuses() throws Exception {
        assertThat(SHOP.error("{products(first: 251) {nodes {id}}}")).contains("250");
        assertThat(SHOP.error("{products(first: -1) {nodes {id}}}")).contains("-1");
        assertThat(SHOP.error("{products {nodes {id}}}")).isEqualTo("you must provide one of first or last");
        assertThat(SHOP.error("{products(first: 1) {nodes {variants(first: 251) {nodes {id}}}}}")).contains("251");
        assertThat(products("first: 0").path("nodes").size()).isZero();
    }

    @Test
    void pagesVariants() throws Exception {
        String query = "{productByIdentifier(identifier: {handle: \"awkward-120-variants\"}) {variants(first: 100%s) "
                + "{edges {cursor node {position}} pageInfo {hasNextPage endCursor}}}}";
        JsonNode first = SHOP.data(query.formatted("")).at("/productByIdentifier/variants");
        assertThat(first.path("edges").size()).isEqualTo(100);
        assertThat(first.at("/edges/99/cursor")).isEqualTo(first.at("/pageInfo/endCursor"));
        JsonNode rest = SHOP.data(query.formatted(after(first))).at("/productByIdentifier/variants");
        assertThat(rest.path("edges").size()).isEqualTo(20);
        assertThat(rest.at("/edges/0/node/position").intValue()).isEqualTo(101);
        assertThat(rest.at("/pageInfo/hasNextPage").booleanValue()).isFalse();
    }

    @Test
    void listsProductTypes() throws Exception {
        JsonNode types = SHOP.data("{productTypes(first: 5) {nodes pageInfo {hasNextPage endCursor}}}")
                .path("productTypes");
        assertThat(types.path("nodes").size()).isEqualTo(5);
        JsonNode rest = SHOP.data("{productTypes(first: 250" + after(types) + ") {nodes}}").path("productTypes");
        assertThat(rest.path("nodes").size()).isEqualTo(7);
    }
}
