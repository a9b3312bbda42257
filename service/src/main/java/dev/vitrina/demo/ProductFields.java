package dev.vitrina.demo;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.IntStream;

import dev.vitrina.demo.Catalogue.VariantOf;
import dev.vitrina.demo.DemoProduct.Variant;
import dev.vitrina.demo.OtherFields.PlacedOption;
import dev.vitrina.demo.OtherFields.Range;
import dev.vitrina.demo.ProductSort.Placed;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.TypeRuntimeWiring;
import org.jspecify.annotations.Nullable;

/** Answers the fields of a product. */
final class ProductFields {

    private ProductFields() {}

    static TypeRuntimeWiring.Builder wire(TypeRuntimeWiring.Builder type) {
        field(type, "id", Gid::of);
        field(type, "legacyResourceId", DemoProduct::id);
        field(type, "handle", DemoProduct::handle);
        field(type, "title", DemoProduct::title);
        field(type, "descriptionHtml", p -> "<p>" + Html.escaped(p.description()) + "</p>");
        field(type, "productType", DemoProduct::type);
        field(type, "vendor", DemoProduct::vendor);
        field(type, "tags", DemoProduct::tags);
        field(type, "status", DemoProduct::status);
        field(type, "createdAt", p -> time(p.createdAt()));
        field(type, "updatedAt", p -> time(p.updatedAt()));
        field(type, "publishedAt", p -> p.publishedAt() == null ? null : time(p.publishedAt()));
        field(type, "totalInventory", DemoProduct::totalInventory);
        field(type, "tracksInventory", DemoProduct::tracksInventory);
        field(type, "hasOnlyDefaultVariant", DemoProduct::hasOnlyDefaultVariant);
        field(type, "variantsCount", p -> new OtherFields.Count(p.variants().size(), "EXACT"));
        field(type, "featuredMedia", DemoProduct::image);
        field(type, "priceRangeV2", p -> range(p, Variant::price));
        field(type, "compareAtPriceRange", p -> range(p, Variant::compareAtPrice));
        return type.dataFetcher("description", ProductFields::description)
                .dataFetcher("options", ProductFields::options)
                .dataFetcher("variants", ProductFields::variants);
    }

    private static void field(TypeRuntimeWiring.Builder type, String name,
            Function<DemoProduct, @Nullable Object> value) {
        DemoSchema.field(type, name, DemoProduct.class, value);
    }

    private static DemoProduct product(DataFetchingEnvironment env) {
        return Objects.requireNonNull(env.<DemoProduct>getSource());
    }

    private static String time(Instant instant) {
        return DateTimeFormatter.ISO_INSTANT.format(instant.truncatedTo(ChronoUnit.SECONDS));
    }

    private static String description(DataFetchingEnvironment env) {
        String text = product(env).description();
        Integer most = env.getArgument("truncateAt");
        return most == null || text.length() <= most ? text : text.substring(0, Math.max(0, most - 3)) + "...";
    }

    private static List<PlacedOption> options(DataFetchingEnvironment env) {
        DemoProduct product = product(env);
        Integer first = env.getArgument("first");
        int most = first == null ? product.options().size() : Math.clamp(first, 0, product.options().size());
        return IntStream.range(0, most).mapToObj(i -> new PlacedOption(product.options().get(i), i + 1)).toList();
    }

    private static Page<VariantOf> variants(DataFetchingEnvironment env) {
        DemoProduct product = product(env);
        List<Placed<VariantOf>> placed = IntStream.range(0, product.variants().size())
                .mapToObj(i -> placed(new VariantOf(product, product.variants().get(i), i + 1)))
                .toList();
        return QueryFields.page(env).of(placed, "POSITION");
    }

    private static Placed<VariantOf> placed(VariantOf variant) {
        return new Placed<>(variant, new Position("POSITION", variant.position(), "", variant.variant().id()));
    }

    /** Null where no variant has such a price. */
    private static @Nullable Range range(DemoProduct product, Function<Variant, @Nullable BigDecimal> price) {
        List<BigDecimal> prices = product.variants().stream().map(price).filter(Objects::nonNull).sorted().toList();
        return prices.isEmpty() ? null : new Range(prices.getFirst(), prices.getLast());
    }
}
