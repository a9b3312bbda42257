package dev.vitrina.demo;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

class SearchTest {

    private static final TestShop SHOP = new TestShop();

    @AfterAll
    static void close() {
        SHOP.close();
    }

    private static void assertFinds(String query, Predicate<DemoProduct> expected)
            throws IOException, InterruptedException {
        List<String> handles = SHOP.store.products().stream().filter(expected).map(DemoProduct::handle).toList();
        assertThat(SHOP.search(query)).as(query)
                .isNotEmpty()
                .isEqualTo(handles.subList(0, Math.min(250, handles.size())));
    }

    private static boolean titled(DemoProduct product, String word) {
        return List.of(product.title().toLowerCase(Locale.ROOT).split(" ")).contains(word);
    }

    @Test
    void findsByEachField() throws Exception {
        DemoProduct some = SHOP.store.products().get(40);
        assertFinds("product_type:shirts", p -> p.type().equals("Shirts"));
        assertFinds("vendor:\"kiln & CO.\"", p -> p.vendor().equals("Kiln & Co."));
        assertFinds("tag:new-in", p -> p.tags().contains("new-in"));
        assertFinds("handle:" + some.handle(), p -> p.equals(some));
        assertFinds("id:" + some.id(), p -> p.equals(some));
        assertFinds("title:linen", p -> titled(p, "linen"));
        assertFinds("title:\"linen shirt\"", p -> p.title().contains("Linen Shirt"));
        assertFinds("status:draft", p -> p.status() == DemoProduct.Status.DRAFT);
        assertThat(SHOP.search("product_type:shirt")).isEmpty();
        assertThat(SHOP.search("title:line")).isEmpty();
    }

    @Test
    void theUsualFilterFindsTheVisibleOnes() throws Exception {
        Instant now = SHOP.clock.instant();
        assertFinds("status:active published_status:published", p -> p.visible(now));
        assertFinds("status:active AND published_status:unpublished tag:eco",
                p -> p.status() == DemoProduct.Status.ACTIVE && !p.visible(now) && p.tags().contains("eco"));
    }

    @Test
    void publicationGoesByTheClock() throws Exception {
        try (TestShop shop = new TestShop()) {
            DemoProduct future = shop.store.products()
                    .stream()
                    .filter(p -> p.visible(HandClock.START.plus(Duration.ofDays(1))) && !p.visible(HandClock.START))
                    .findFirst()
                    .orElseThrow();
            String query = "published_status:published id:" + future.id();
            assertThat(shop.search(query)).isEmpty();
            shop.clock.move(Duration.ofDays(1));
            assertThat(shop.search(query)).containsExactly(future.handle());
        }
    }

    @Test
    void negatesAndGroups() throws Exception {
        assertFinds("-product_type:Shirts title:linen", p -> titled(p, "linen") && !p.type().equals("Shirts"));
        assertFinds("title:linen NOT tag:eco", p -> titled(p, "linen") && !p.tags().contains("eco"));
        assertFinds("title:silk (tag:eco OR tag:gift)",
                p -> titled(p, "silk") && (p.tags().contains("eco") || p.tags().contains("gift")));
        assertFinds("title:silk AND -(tag:eco tag:gift)",
                p -> titled(p, "silk") && !(p.tags().contains("eco") && p.tags().contains("gift")));
        assertFinds("product_type:Bags OR product_type:Shoes title:boots",
                p -> p.type().equals("Bags") || (p.type().equals("Shoes") && titled(p, "boots")));
    }

    @Test
    void bareWordsAreSoughtEverywhere() throws Exception {
        assertThat(SHOP.search("ATELIER")).isNotEmpty();
        assertFinds("fjord waxed", p -> p.title().contains("Fjord Waxed"));
        assertFinds("\"fjord waxed\"", p -> p.title().contains("Fjord Waxed"));
        assertThat(SHOP.search("リネン")).containsExactly("青い-リネンシャツ");
    }

    @Test
    void quotesAndEscapesKeepValuesWhole() throws Exception {
        assertThat(SHOP.search("title:\"The \\\"Best\\\" <b>Shirt</b>\"")).containsExactly("awkward-markup");
        assertThat(SHOP.search("vendor:\"x\\\" OR status:draft\"")).isEmpty();
        assertFinds("vendor:'Oak Street'", p -> p.vendor().equals("Oak Street"));
        assertThat(SHOP.search("product_type:\"\"")).contains("awkward-no-type");
    }

    @Test
    void anUnknownFieldIsDroppedAndReportedBesideTheData() throws Exception {
        JsonNode answer = SHOP.ask("{mine: products(first: 3, query: \"colour:red title:linen\") {nodes {title}}}");
        assertThat(answer.has("errors")).isFalse();
        assertThat(answer.at("/data/mine/nodes").size()).isEqualTo(3);
        JsonNode search = answer.at("/extensions/search/0");
        assertThat(search.path("path").toString()).isEqualTo("[\"mine\"]");
        assertThat(search.path("query").stringValue()).isEqualTo("colour:red title:linen");
        assertThat(search.at("/parsed/field").stringValue()).isEqualTo("title");
        assertThat(search.at("/warnings/0/field").stringValue()).isEqualTo("colour");
        assertThat(search.at("/warnings/0/code").stringValue()).isEqualTo("invalid_field");
        assertThat(SHOP.search("-colour:red")).hasSize(250);
        assertThat(SHOP.ask("{products(first: 1, query: \"title:linen\") {nodes {id}}}").at("/extensions/search")
                .isMissingNode()).isTrue();
    }

    @Test
    void noQueryIsTooBroken() throws Exception {
        for (String query : List.of("", " ", "(", ")", ") title:linen (", "-", "NOT", "OR OR", "AND", ":", "a:", "\"",
                "\\", "(".repeat(5_000), "-".repeat(5_000))) {
            assertThat(SHOP.search(query)).as(query).isNotNull();
        }
        assertThat(SHOP.search("")).hasSize(250);
        assertFinds(") title:silk (", p -> titled(p, "silk"));
    }
}
