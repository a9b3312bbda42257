package dev.vitrina.shopify;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

import dev.vitrina.TestClock;
import dev.vitrina.config.Secret;
import dev.vitrina.product.Market;
import dev.vitrina.product.ProductQuery.Variants;
import dev.vitrina.product.ProductRef;
import dev.vitrina.product.Variant;
import dev.vitrina.product.VariantPage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/** What does not come in one call is asked for behind what came, and joined. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
final class ManyPartsTest {

    private static final Duration LONG = Duration.ofSeconds(50);
    private static final CallTerms BACKGROUND = CallTerms.inBackground(Lane.PROBE);
    private static final String TOO_DEAR = """
            {"errors":[{"message":"x","extensions":{"code":"MAX_COST_EXCEEDED"}}]}""";

    @Test
    void moreCategoriesThanOneCallBrings() throws Exception {
        assertThat(categories(types("Bags", "a"), types("Lighting", "b"), types("Shirts", null)))
                .isEqualTo(new ShopifyResult.Found<>(List.of("Bags", "Lighting", "Shirts")));
    }

    @Test
    void categoriesAreInAlphabeticalOrderAndOnceWhateverTheShopsOrder() throws Exception {
        assertThat(categories(types("Shirts", "a"), types("bags", "b"), types("Shirts", "c"), types("Aprons", null)))
                .isEqualTo(new ShopifyResult.Found<>(List.of("Aprons", "bags", "Shirts")));
    }

    @Test
    void aPartOfTheCategoriesThatFailsFailsThemAll() throws Exception {
        assertThat(categories(types("Bags", "a"), "{\"data\":{}}")).isInstanceOf(ShopifyResult.Failed.class);
    }

    @Test
    void variantsThatWouldCostTooMuchInOneCall() throws Exception {
        ShopifyResult<VariantPage> result = asked(client -> client.variants(
                new Variants(new ProductRef.Id(1), 2, null, new Market("US")), BACKGROUND), TOO_DEAR,
                variants(5, "a"), variants(6, "b"));
        assertThat(result).isInstanceOfSatisfying(ShopifyResult.Found.class, found -> {
            VariantPage page = (VariantPage) found.value();
            assertThat(page.variants()).extracting(Variant::id).containsExactly("5", "6");
            assertThat(page.endCursor()).isEqualTo("b");
        });
    }

    @Test
    void aVariantThatMovedBetweenTwoCallsIsThereOnce() throws Exception {
        ShopifyResult<VariantPage> result = asked(client -> client.variants(
                new Variants(new ProductRef.Id(1), 2, null, new Market("US")), BACKGROUND), TOO_DEAR,
                variants(5, "a"), variants(5, "b"));
        assertThat(result).isInstanceOfSatisfying(ShopifyResult.Found.class,
                found -> assertThat(((VariantPage) found.value()).variants()).extracting(Variant::id)
                        .containsExactly("5"));
    }

    private static ShopifyResult<List<String>> categories(String... answers) throws Exception {
        return asked(client -> client.categories(BACKGROUND), answers);
    }

    private interface Asking<T> {
        ShopifyResult<T> of(ShopifyClient client) throws InterruptedException;
    }

    private static <T> ShopifyResult<T> asked(Asking<T> asking, String... answers) throws Exception {
        RawShop.Behaviour answering = connection -> {
            for (String answer : answers) {
                RawShop.readRequest(connection);
                RawShop.write(connection, "HTTP/1.1 200 OK\r\nContent-Length: "
                        + answer.getBytes(StandardCharsets.US_ASCII).length + "\r\n\r\n" + answer);
            }
            RawShop.readToEnd(connection);
        };
        try (RawShop shop = new RawShop(answering);
                ShopifyClient client = new ShopifyClient(new ShopifySettings(shop.url(), new Secret("t"), "2026-10",
                        LONG, LONG, 1, new BreakerSettings(100, 100, 1, LONG, LONG)), new TestClock())) {
            return asking.of(client);
        }
    }

    private static String types(String name, @Nullable String next) {
        return "{\"data\":{\"productTypes\":{\"nodes\":[\"" + name + "\"]," + pageInfo(next)
                + "},\"products\":{\"nodes\":[]}}}";
    }

    private static String variants(int id, String next) {
        return """
                {"data":{"productByIdentifier":{"legacyResourceId":"1","status":"ACTIVE","publishedAt":"2026-01-01T00:00:00Z",\
                "priceRangeV2":{"minVariantPrice":{"currencyCode":"USD"}},"variants":{"nodes":[{"legacyResourceId":"%d",\
                "sku":null,"title":"S","price":"1.00","availableForSale":true,"inventoryQuantity":1,"selectedOptions":[]}],%s}}}}"""
                .formatted(id, pageInfo(next));
    }

    private static String pageInfo(@Nullable String next) {
        return "\"pageInfo\":{\"hasNextPage\":" + (next != null) + ",\"endCursor\":\"" + next + "\"}";
    }
}
