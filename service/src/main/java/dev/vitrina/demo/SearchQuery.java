package dev.vitrina.demo;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.vitrina.demo.SearchTerm.And;
import dev.vitrina.demo.SearchTerm.Field;
import dev.vitrina.demo.SearchTerm.Not;
import dev.vitrina.demo.SearchTerm.Or;
import dev.vitrina.demo.SearchTokens.Sign;
import dev.vitrina.demo.SearchTokens.Token;
import dev.vitrina.demo.SearchTokens.Word;

/**
 * Shopify's search syntax, with its trap: a term of an unknown field is dropped, so that the list comes back as if it had
 * not been there, and only a warning beside the data says so. No query is refused.
 *
 * <p>{@code OR} binds weaker than terms side by side; {@code AND} between them may be left out.
 */
final class SearchQuery {

    /** Deeper parentheses are ignored, so that no query can exhaust the stack. */
    private static final int DEEPEST = 50;

    private final String query;
    private final Deque<Token> tokens;
    private final List<Map<String, Object>> warnings = new ArrayList<>();
    private final SearchTerm term;

    SearchQuery(String query) {
        this.query = query;
        this.tokens = new ArrayDeque<>(SearchTokens.of(query));
        List<SearchTerm> terms = new ArrayList<>();
        while (!tokens.isEmpty()) {
            anyOf(0).ifPresent(terms::add);
            tokens.poll(); // A closing parenthesis that nothing opened.
        }
        this.term = all(terms);
    }

    SearchTerm term() {
        return term;
    }

    /** An entry of {@code extensions.search}; empty where everything was understood. */
    Optional<Map<String, Object>> report(String path) {
        if (warnings.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("path", List.of(path));
        report.put("query", query);
        report.put("parsed", term.parsed());
        report.put("warnings", warnings);
        return Optional.of(report);
    }

    private Optional<SearchTerm> anyOf(int depth) {
        List<SearchTerm> alternatives = new ArrayList<>();
        do {
            List<SearchTerm> terms = sideBySide(depth);
            if (!terms.isEmpty()) {
                alternatives.add(all(terms));
            }
        } while (skip("OR"));
        return switch (alternatives.size()) {
            case 0 -> Optional.empty();
            case 1 -> Optional.of(alternatives.getFirst());
            default -> Optional.of(new Or(alternatives));
        };
    }

    private List<SearchTerm> sideBySide(int depth) {
        List<SearchTerm> terms = new ArrayList<>();
        while (!tokens.isEmpty() && !isNext("OR") && !isNext(")")) {
            if (!skip("AND")) {
                one(depth).ifPresent(terms::add);
            }
        }
        return terms;
    }

    private Optional<SearchTerm> one(int depth) {
        boolean negated = false;
        while (skip("-") || skip("NOT")) {
            negated = !negated;
        }
        Optional<SearchTerm> found = inParenthesesOrWord(depth);
        return negated ? found.map(Not::new) : found;
    }

    private Optional<SearchTerm> inParenthesesOrWord(int depth) {
        if (skip("(")) {
            if (depth == DEEPEST) {
                return Optional.empty();
            }
            Optional<SearchTerm> inside = anyOf(depth + 1);
            skip(")");
            return inside;
        }
        return tokens.peek() instanceof Word(String field, String value) ? word(field, value) : Optional.empty();
    }

    private Optional<SearchTerm> word(String field, String value) {
        tokens.remove();
        if (field.isEmpty()) {
            return Optional.of(new Field(SearchField.DEFAULT, value));
        }
        Optional<SearchField> known = SearchField.named(field);
        if (known.isEmpty()) {
            warnings.add(Map.of("field", field, "message", "Invalid search field for this query.", "code",
                    "invalid_field"));
        }
        return known.map(name -> new Field(name, value));
    }

    private static SearchTerm all(List<SearchTerm> terms) {
        return terms.size() == 1 ? terms.getFirst() : new And(terms);
    }

    private boolean isNext(String sign) {
        return tokens.peek() instanceof Sign(String text) && text.equals(sign);
    }

    private boolean skip(String sign) {
        if (isNext(sign)) {
            tokens.remove();
            return true;
        }
        return false;
    }
}
