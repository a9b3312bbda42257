package dev.vitrina.api;

import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.vitrina.http.Problem;
import dev.vitrina.http.ProblemType;
import dev.vitrina.http.QueryParameters;
import dev.vitrina.product.FieldSelection;
import dev.vitrina.product.Filter;
import dev.vitrina.product.Market;
import dev.vitrina.product.Markets;
import dev.vitrina.product.PageCursor;
import dev.vitrina.product.ProductQuery;
import dev.vitrina.product.Sort;
import org.jspecify.annotations.Nullable;

/**
 * Reads the parameters of one request, one after the other. What a wrong one is read as does not matter, for then there is a
 * {@link #problem}: that of the first. For one thread.
 */
final class ParameterReader {

    /** The longest type, vendor or tag that Shopify takes, in characters; nobody searches for more either. */
    static final int LONGEST_TEXT = 255;

    private final Map<String, String> values;
    private @Nullable Problem problem;

    private ParameterReader(Map<String, String> values, @Nullable Problem problem) {
        this.values = values;
        this.problem = problem;
    }

    static ParameterReader of(String query, Set<String> known) {
        return switch (QueryParameters.of(query, known)) {
            case QueryParameters.Unreadable(Problem problem) -> new ParameterReader(Map.of(), problem);
            case QueryParameters.Read(Map<String, String> values) -> new ParameterReader(values, null);
        };
    }

    /** What is wrong with the first parameter that is, or null. */
    @Nullable
    Problem problem() {
        return problem;
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    int limit(int otherwise) {
        String text = values.get("limit");
        if (text == null) {
            return otherwise;
        }
        boolean digits = !text.isEmpty() && text.length() <= 3 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        int limit = digits ? Integer.parseInt(text) : 0;
        if (limit < 1 || limit > ProductQuery.Paged.LARGEST_LIMIT) {
            refuse("limit", "be a whole number from 1 to " + ProductQuery.Paged.LARGEST_LIMIT);
            return otherwise;
        }
        return limit;
    }

    Filter filter() {
        return new Filter(text("category"), text("vendor"), text("tag"), searched(), available());
    }

    /** Spaces around and in doubles mean nothing, and must not make another key. */
    private @Nullable String text(String name) {
        String value = values.get(name);
        if (value == null) {
            return null;
        }
        String text = Filter.folded(value);
        if (text.isEmpty() || text.length() > LONGEST_TEXT || text.chars().anyMatch(Character::isISOControl)) {
            refuse(name, "have 1 to " + LONGEST_TEXT + " characters, none of them control characters");
        }
        return text;
    }

    private @Nullable String searched() {
        String text = text("q");
        if (text != null && !Filter.isSearchable(text)) {
            refuse("q", "have a letter, a digit or a symbol to search for");
        }
        return text;
    }

    private @Nullable Boolean available() {
        String text = values.get("available");
        if (text == null) {
            return null;
        }
        if (!text.equals("true") && !text.equals("false")) {
            refuse("available", "be true or false");
        }
        return text.equals("true");
    }

    Sort sort() {
        String text = values.get("sort");
        if (text == null) {
            return has("q") ? Sort.BY_RELEVANCE : Sort.DEFAULT;
        }
        Sort sort = Sort.parse(text);
        if (sort == null || (sort.field() == Sort.Field.RELEVANCE && !has("q"))) {
            refuse("sort",
                    "be one of " + Sort.fields() + ", the last only beside q, with - before it for the reverse");
            return Sort.DEFAULT;
        }
        return sort;
    }

    /** Shopify's cursor within the one given, or null where there is none; refused where it is no whole one of that query. */
    @Nullable
    String after(ProductQuery.Paged first) {
        String cursor = values.get("cursor");
        if (cursor == null) {
            return null;
        }
        String after = PageCursor.unwrap(first, cursor);
        if (after == null) {
            refuse(badCursor());
        }
        return after;
    }

    static Problem badCursor() {
        return new Problem(ProblemType.BAD_CURSOR,
                "cursor must be the page.next of an earlier page of the same query; only limit and fields may differ",
                "cursor");
    }

    Market market(Markets markets) {
        String id = values.get("market");
        Market market = id == null ? markets.byDefault() : markets.named(id);
        if (market == null) {
            refuse("market", "be one of " + markets.names());
            return markets.byDefault();
        }
        return market;
    }

    @Nullable
    FieldSelection fields(FieldSelection.Subject subject) {
        String text = values.get("fields");
        if (text == null) {
            return null;
        }
        FieldSelection selection = FieldSelection.parse(subject, text);
        if (selection == null) {
            refuse("fields", "be one or more of " + String.join(",", subject.fields()));
        }
        return selection;
    }

    /** Texts with commas between them; none where the parameter is absent. */
    List<String> list(String name) {
        String text = values.get(name);
        return text == null ? List.of() : List.of(text.split(",", -1));
    }

    /** Whether it stands beside no parameter but those. */
    boolean isAloneBut(String name, Set<String> others) {
        return values.keySet().stream().allMatch(other -> other.equals(name) || others.contains(other));
    }

    void refuse(String name, String wanted) {
        refuse(Problem.parameter(name, wanted));
    }

    private void refuse(Problem wrong) {
        if (problem == null) {
            problem = wrong;
        }
    }
}
