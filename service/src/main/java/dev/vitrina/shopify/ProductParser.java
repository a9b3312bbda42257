package dev.vitrina.shopify;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.vitrina.product.Money;
import dev.vitrina.product.Product;
import dev.vitrina.product.ProductPage;
import dev.vitrina.product.Variant;
import dev.vitrina.product.VariantPage;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads products out of an answer's data, and drops every one that callers must not see, whatever the search let through.
 * Throws {@link MalformedAnswerException} where the data is not as the schema promises.
 */
final class ProductParser {

    private ProductParser() {}

    static ProductPage page(JsonNode data, Instant now) {
        JsonNode connection = Fields.object(data, "products");
        List<Product> products = new ArrayList<>();
        for (JsonNode node : Fields.array(connection, "nodes")) {
            if (isVisible(node, now)) {
                products.add(product(node));
            }
        }
        return new ProductPage(products, endCursor(connection));
    }

    /** Null where there is no such product, or none that callers may see. */
    static @Nullable Product single(JsonNode data, Instant now) {
        JsonNode node = visibleByIdentifier(data, now);
        return node == null ? null : product(node);
    }

    /** Null where there is no such product, or none that callers may see. */
    static @Nullable VariantPage variants(JsonNode data, Instant now) {
        JsonNode node = visibleByIdentifier(data, now);
        if (node == null) {
            return null;
        }
        String currency = currency(node);
        JsonNode connection = Fields.object(node, "variants");
        return new VariantPage(Fields.text(node, "legacyResourceId"),
                Fields.list(Fields.array(connection, "nodes"), variant -> variant(variant, currency)),
                endCursor(connection));
    }

    private static @Nullable JsonNode visibleByIdentifier(JsonNode data, Instant now) {
        JsonNode node = data.path("productByIdentifier");
        if (node.isMissingNode()) {
            throw new MalformedAnswerException("no productByIdentifier");
        }
        return node.isNull() || !isVisible(node, now) ? null : node;
    }

    static ProductTypes productTypes(JsonNode data, Instant now) {
        JsonNode connection = Fields.object(data, "productTypes");
        List<String> names = Fields.list(Fields.array(connection, "nodes"), name -> Fields.wellFormed(name.asString()));
        boolean hasProducts = !Fields.array(Fields.object(data, "products"), "nodes").isEmpty();
        return new ProductTypes(names.stream().filter(name -> !name.isEmpty()).toList(), endCursor(connection),
                hasProducts);
    }

    private static @Nullable String endCursor(JsonNode connection) {
        JsonNode pageInfo = Fields.object(connection, "pageInfo");
        return Fields.flag(pageInfo, "hasNextPage") ? Fields.text(pageInfo, "endCursor") : null;
    }

    /** By number; without those that do not exist, are no products, or that callers may not see. */
    static Map<String, Product> byId(JsonNode data, Instant now) {
        Map<String, Product> products = new LinkedHashMap<>();
        for (JsonNode node : Fields.array(data, "nodes")) {
            if (node.isObject() && !node.isEmpty() && isVisible(node, now)) {
                Product product = product(node);
                products.put(product.id(), product);
            }
        }
        return products;
    }

    private static boolean isVisible(JsonNode node, Instant now) {
        String publishedAt = Fields.optionalText(node, "publishedAt");
        return Fields.text(node, "status").equals("ACTIVE") && publishedAt != null
                && !Fields.instant(publishedAt).isAfter(now);
    }

    private static Product product(JsonNode node) {
        String currency = currency(node);
        JsonNode connection = Fields.object(node, "variants");
        List<Variant> variants = Fields.list(Fields.array(connection, "nodes"), variant -> variant(variant, currency));
        boolean complete = !Fields.flag(Fields.object(connection, "pageInfo"), "hasNextPage");
        int count = node.path("variantsCount").path("count").asInt(variants.size());
        return new Product(
                Fields.text(node, "legacyResourceId"),
                Fields.text(node, "handle"),
                Fields.text(node, "title"),
                Fields.text(node, "description"),
                Fields.emptyAsNull(Fields.text(node, "productType")),
                Fields.emptyAsNull(Fields.text(node, "vendor")),
                Fields.list(Fields.array(node, "tags"), tag -> Fields.wellFormed(tag.asString())),
                money(Fields.object(Fields.object(node, "priceRangeV2"), "minVariantPrice"), currency),
                compareAtPrice(node.path("compareAtPriceRange"), currency),
                isAvailable(node, variants, complete),
                Fields.integer(node, "totalInventory"),
                image(node.path("featuredMedia").path("preview").path("image")),
                Fields.list(Fields.array(node, "options"), ProductParser::option),
                variants,
                count,
                complete,
                Fields.instant(Fields.text(node, "createdAt")),
                Fields.instant(Fields.text(node, "updatedAt")),
                Fields.instant(Fields.text(node, "publishedAt")),
                false);
    }

    private static String currency(JsonNode node) {
        return Fields.text(Fields.object(Fields.object(node, "priceRangeV2"), "minVariantPrice"), "currencyCode");
    }

    /** Where not all variants were loaded, stock stands for the others: Shopify has no such field on the product. */
    private static boolean isAvailable(JsonNode node, List<Variant> variants, boolean complete) {
        boolean othersInStock = Fields.integer(node, "totalInventory") > 0 || !Fields.flag(node, "tracksInventory");
        return variants.stream().anyMatch(Variant::available) || (!complete && othersInStock);
    }

    private static Variant variant(JsonNode node, String currency) {
        Map<String, String> options = new LinkedHashMap<>();
        Fields.array(node, "selectedOptions")
                .forEach(option -> options.put(Fields.text(option, "name"), Fields.text(option, "value")));
        return new Variant(Fields.text(node, "legacyResourceId"), Fields.optionalText(node, "sku"),
                Fields.text(node, "title"),
                new Money(Fields.decimal(Fields.text(node, "price")), currency), Fields.flag(node, "availableForSale"),
                Fields.optionalInteger(node, "inventoryQuantity"), options);
    }

    private static Product.Option option(JsonNode node) {
        return new Product.Option(Fields.text(node, "name"),
                Fields.list(Fields.array(node, "values"), value -> Fields.wellFormed(value.asString())));
    }

    private static Product.@Nullable Image image(JsonNode node) {
        return node.isObject()
                ? new Product.Image(Fields.text(node, "url"), Fields.optionalText(node, "altText"),
                        Fields.optionalInteger(node, "width"),
                        Fields.optionalInteger(node, "height"))
                : null;
    }

    private static @Nullable Money compareAtPrice(JsonNode range, String currency) {
        if (!range.isObject()) {
            return null;
        }
        Money lowest = money(Fields.object(range, "minVariantCompareAtPrice"), currency);
        return lowest.isPositive() ? lowest : null;
    }

    private static Money money(JsonNode node, String currency) {
        return new Money(Fields.decimal(Fields.text(node, "amount")), currency);
    }
}
