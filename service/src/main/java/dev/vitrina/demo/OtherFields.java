package dev.vitrina.demo;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

import dev.vitrina.demo.DemoProduct.Image;
import dev.vitrina.demo.DemoProduct.Option;
import dev.vitrina.demo.ProductSort.Placed;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.RuntimeWiring;
import org.jspecify.annotations.Nullable;

/** Answers the fields of the small types; those not named here are read from the record or map of the same field names. */
final class OtherFields {

    static final Map<String, Object> SHOP = Map.of("id", "gid://shopify/Shop/61200000042", "name", "Vitrina Demo Store",
            "currencyCode", "USD", "myshopifyDomain", "vitrina-demo.myshopify.com", "primaryDomain",
            Map.of("host", "demo.example.com", "url", "https://demo.example.com"));

    /** A number of things. */
    record Count(int count, String precision) {}

    /** An option's value that a variant has. */
    record Selected(String name, String value) {}

    /** An option and where it stands, counted from 1. */
    record PlacedOption(Option option, int position) {}

    /** The lowest and highest of some prices. */
    record Range(BigDecimal lowest, BigDecimal highest) {}

    private OtherFields() {}

    static void wire(RuntimeWiring.Builder wiring) {
        field(wiring, "ProductOption", "id", PlacedOption.class, placed -> Gid.of(placed.option()));
        field(wiring, "ProductOption", "name", PlacedOption.class, placed -> placed.option().name());
        field(wiring, "ProductOption", "values", PlacedOption.class, placed -> placed.option().values());
        field(wiring, "ProductPriceRangeV2", "minVariantPrice", Range.class, range -> money(range.lowest()));
        field(wiring, "ProductPriceRangeV2", "maxVariantPrice", Range.class, range -> money(range.highest()));
        field(wiring, "ProductCompareAtPriceRange", "minVariantCompareAtPrice", Range.class, r -> money(r.lowest()));
        field(wiring, "ProductCompareAtPriceRange", "maxVariantCompareAtPrice", Range.class, r -> money(r.highest()));
        media(wiring);
        for (String connection : List.of("ProductConnection", "ProductVariantConnection", "StringConnection")) {
            connection(wiring, connection);
        }
        edge(wiring, "ProductEdge");
        edge(wiring, "ProductVariantEdge");
        edge(wiring, "StringEdge");
    }

    private static void media(RuntimeWiring.Builder wiring) {
        field(wiring, "MediaImage", "id", Image.class, Gid::of);
        field(wiring, "MediaImage", "image", Image.class, image -> image);
        field(wiring, "MediaImage", "mediaContentType", Image.class, _ -> "IMAGE");
        field(wiring, "MediaImage", "preview", Image.class, image -> image);
        field(wiring, "MediaPreviewImage", "image", Image.class, image -> image);
        field(wiring, "Image", "altText", Image.class, Image::alt);
    }

    private static void connection(RuntimeWiring.Builder wiring, String type) {
        wiring.type(type, builder -> builder.dataFetcher("edges", env -> page(env).items())
                .dataFetcher("nodes", env -> page(env).nodes())
                .dataFetcher("pageInfo", env -> pageInfo(page(env))));
    }

    private static Page<?> page(DataFetchingEnvironment env) {
        return Objects.requireNonNull(env.<Page<?>>getSource());
    }

    private static void edge(RuntimeWiring.Builder wiring, String type) {
        wiring.type(type, builder -> builder.dataFetcher("node", env -> placed(env).thing())
                .dataFetcher("cursor", env -> placed(env).position().cursor()));
    }

    private static Placed<?> placed(DataFetchingEnvironment env) {
        return Objects.requireNonNull(env.<Placed<?>>getSource());
    }

    private static Map<String, Object> pageInfo(Page<?> page) {
        Map<String, Object> info = new HashMap<>();
        info.put("hasNextPage", page.hasNext());
        info.put("hasPreviousPage", page.hasPrevious());
        if (!page.items().isEmpty()) {
            info.put("startCursor", page.items().getFirst().position().cursor());
            info.put("endCursor", page.items().getLast().position().cursor());
        }
        return info;
    }

    /** Without needless zeros but with at least one decimal, as Shopify writes amounts of money: 50.0, 49.95. */
    private static Map<String, Object> money(BigDecimal amount) {
        BigDecimal plain = amount.stripTrailingZeros();
        return Map.of("amount", plain.setScale(Math.max(1, plain.scale())).toPlainString(), "currencyCode", "USD");
    }

    private static <S> void field(RuntimeWiring.Builder wiring, String type, String name, Class<S> owner,
            Function<S, @Nullable Object> value) {
        wiring.type(type, builder -> {
            DemoSchema.field(builder, name, owner, value);
            return builder;
        });
    }
}
