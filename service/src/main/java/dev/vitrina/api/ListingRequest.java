package dev.vitrina.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.vitrina.http.Problem;
import dev.vitrina.http.ProblemType;
import dev.vitrina.http.QueryParameters;
import dev.vitrina.product.Market;
import dev.vitrina.product.PageCursor;
import dev.vitrina.product.ProductBatch;
import dev.vitrina.product.ProductQuery.Listing;
import dev.vitrina.product.ProductRef;
import dev.vitrina.product.Sort;
import org.jspecify.annotations.Nullable;

/** What the parameters of {@code GET /v1/products} ask for. */
sealed interface ListingRequest {

    /** The longest product type that Shopify takes, in characters. */
    int LONGEST_CATEGORY = 255;

    /** Parameters of the API that this version does not answer yet: passing over them would give other products. */
    Set<String> NOT_YET = Set.of("available", "market", "q", "tag", "vendor");

    Set<String> KNOWN = Stream.concat(Stream.of("limit", "cursor", "category", "sort", "ids"), NOT_YET.stream())
            .collect(Collectors.toUnmodifiableSet());

    record Asked(Listing listing) implements ListingRequest {}

    record AskedForIds(ProductBatch batch) implements ListingRequest {}

    record Refused(Problem problem) implements ListingRequest {}

    static ListingRequest of(String query, Market market) {
        return switch (QueryParameters.of(query, KNOWN)) {
            case QueryParameters.Unreadable(Problem problem) -> new Refused(problem);
            case QueryParameters.Read(Map<String, String> values) -> of(values, market);
        };
    }

    private static ListingRequest of(Map<String, String> values, Market market) {
        for (String name : new TreeSet<>(values.keySet())) {
            if (NOT_YET.contains(name)) {
                return refused(name, "be left out: this version does not answer it yet");
            }
        }
        String ids = values.get("ids");
        if (ids != null) {
            return values.size() == 1
                    ? batch(ids, market)
                    : refused("ids", "stand alone: a page's parameters mean nothing beside it");
        }
        int limit = limit(values.get("limit"));
        if (limit < 1) {
            return refused("limit", "be a whole number from 1 to " + Listing.LARGEST_LIMIT);
        }
        String category = category(values.get("category"));
        if (category != null && !isCategory(category)) {
            return refused("category",
                    "have 1 to " + LONGEST_CATEGORY + " characters, none of them control characters");
        }
        Sort sort = values.containsKey("sort") ? Sort.parse(values.get("sort")) : Sort.DEFAULT;
        if (sort == null) {
            return refused("sort", "be one of " + Sort.fields() + ", with - before it for descending");
        }
        return startingAt(values.get("cursor"), new Listing(limit, category, sort, null, market));
    }

    private static ListingRequest batch(String text, Market market) {
        List<Long> ids = new ArrayList<>();
        for (String one : text.split(",", -1)) {
            if (!(ProductRef.parse(one) instanceof ProductRef.Id(long id)) || ids.size() == ProductBatch.MOST) {
                return refused("ids", "be 1 to " + ProductBatch.MOST + " product ids with commas between them");
            }
            ids.add(id);
        }
        return new AskedForIds(new ProductBatch(ids, market));
    }

    private static ListingRequest startingAt(@Nullable String cursor, Listing first) {
        if (cursor == null) {
            return new Asked(first);
        }
        String after = PageCursor.unwrap(first, cursor);
        return after == null
                ? new Refused(badCursor())
                : new Asked(new Listing(first.limit(), first.category(), first.sort(), after, first.market()));
    }

    static Problem badCursor() {
        return new Problem(ProblemType.BAD_CURSOR,
                "cursor must be the page.next of an earlier page with the same filters, sort and market", "cursor");
    }

    /** Zero where it is no limit. */
    private static int limit(@Nullable String text) {
        if (text == null) {
            return Listing.DEFAULT_LIMIT;
        }
        boolean digits = !text.isEmpty() && text.length() <= 3 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        int limit = digits ? Integer.parseInt(text) : 0;
        return limit <= Listing.LARGEST_LIMIT ? limit : 0;
    }

    /** Spaces around and in doubles mean nothing, and must not make another key. */
    private static @Nullable String category(@Nullable String text) {
        return text == null ? null : text.replaceAll(" {2,}", " ").replaceAll("^ | $", "");
    }

    private static boolean isCategory(String category) {
        return !category.isEmpty() && category.length() <= LONGEST_CATEGORY
                && category.chars().noneMatch(Character::isISOControl);
    }

    private static Refused refused(String name, String wanted) {
        return new Refused(Problem.parameter(name, wanted));
    }
}
