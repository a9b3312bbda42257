package dev.vitrina.cache;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

import dev.vitrina.product.Filter;
import dev.vitrina.product.Product;
import dev.vitrina.product.ProductQuery;
import dev.vitrina.product.ProductRef;
import dev.vitrina.product.RenderedBody;
import dev.vitrina.product.Rendering;
import dev.vitrina.product.Sort;
import dev.vitrina.product.Variant;
import org.jspecify.annotations.Nullable;

/** Answers a query over products in memory, as the shop would over its own: a function of its arguments alone. */
final class CatalogueQuery {

    /** Ids are too large for some number types, and have no leading zeros: a longer one is a larger one. */
    private static final Comparator<Product> BY_ID = Comparator.<Product>comparingInt(product -> product.id().length())
            .thenComparing(Product::id);

    private CatalogueQuery() {}

    /** Null where the products do not tell the answer: a page behind a cursor, or a product that is not among them. */
    static @Nullable RenderedBody answer(List<Product> products, ProductQuery query, Instant now) {
        return switch (query) {
            case ProductQuery.Listing listing -> listing.after() == null
                    ? Rendering.partialPage(listing.market(), page(products, listing, now))
                    : null;
            case ProductQuery.Single single -> {
                Product product = single(products, single.ref(), now);
                yield product == null ? null : Rendering.product(product);
            }
            case ProductQuery.Variants variants -> {
                Product product = single(products, variants.ref(), now);
                yield product == null || variants.after() != null ? null : variants(product, variants);
            }
            case ProductQuery.Categories categories ->
                Rendering.categories(categories.market(), categories(products, now), false);
        };
    }

    static List<Product> page(List<Product> products, ProductQuery.Listing listing, Instant now) {
        return products.stream()
                .filter(product -> isVisible(product, now) && isWanted(product, listing.filter()))
                .sorted(order(listing.sort()))
                .limit(listing.limit())
                .toList();
    }

    /** The shop searches more than the title, but nobody can tell what. */
    private static boolean isWanted(Product product, Filter filter) {
        String title = product.title().toLowerCase(Locale.ROOT);
        return filter.admits(product)
                && filter.words().stream().allMatch(word -> title.contains(word.toLowerCase(Locale.ROOT)));
    }

    private static RenderedBody variants(Product product, ProductQuery.Variants query) {
        List<Variant> first = product.variants().stream().limit(query.limit()).toList();
        boolean all = product.variantsComplete() && first.size() == product.variants().size();
        return Rendering.partialVariants(query.market(), first, all);
    }

    private static List<String> categories(List<Product> products, Instant now) {
        Set<String> categories = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        for (Product product : products) {
            if (product.category() != null && isVisible(product, now)) {
                categories.add(product.category());
            }
        }
        return List.copyOf(categories);
    }

    private static @Nullable Product single(List<Product> products, ProductRef ref, Instant now) {
        return products.stream()
                .filter(product -> isVisible(product, now) && isMeant(product, ref))
                .findFirst()
                .orElse(null);
    }

    private static boolean isMeant(Product product, ProductRef ref) {
        return switch (ref) {
            case ProductRef.Id(long id) -> product.id().equals(Long.toString(id));
            case ProductRef.Handle(String handle) -> product.handle().equals(handle);
        };
    }

    private static boolean isVisible(Product product, Instant now) {
        return !product.publishedAt().isAfter(now);
    }

    private static Comparator<Product> order(Sort sort) {
        Comparator<Product> order = switch (sort.field()) {
            case ID, RELEVANCE -> BY_ID;
            case TITLE -> byText(Product::title);
            case CREATED_AT -> Comparator.comparing(Product::createdAt);
            case UPDATED_AT -> Comparator.comparing(Product::updatedAt);
            case PUBLISHED_AT -> Comparator.comparing(Product::publishedAt);
            case VENDOR -> byText(product -> orEmpty(product.vendor()));
            case TYPE -> byText(product -> orEmpty(product.category()));
            case INVENTORY -> Comparator.comparingInt(Product::inventoryQuantity);
        };
        return (sort.descending() ? order.reversed() : order).thenComparing(BY_ID);
    }

    private static Comparator<Product> byText(Function<Product, String> text) {
        return Comparator.comparing(product -> text.apply(product).toLowerCase(Locale.ROOT));
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
