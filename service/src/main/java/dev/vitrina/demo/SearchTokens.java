package dev.vitrina.demo;

import java.util.ArrayList;
import java.util.List;

/** Cuts a search query into words, negations and parentheses. */
final class SearchTokens {

    /** A piece of a query. */
    sealed interface Token {}

    /** One of {@code ( ) - AND OR NOT}; never one that was quoted. */
    record Sign(String text) implements Token {}

    /** What is searched for, without quotes and escapes; the field is empty for a bare word. */
    record Word(String field, String value) implements Token {}

    private final String query;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private SearchTokens(String query) {
        this.query = query;
    }

    static List<Token> of(String query) {
        SearchTokens reader = new SearchTokens(query);
        while (reader.at < query.length()) {
            reader.readOne();
        }
        return reader.tokens;
    }

    private void readOne() {
        char c = query.charAt(at);
        if (Character.isWhitespace(c)) {
            at++;
        } else if (c == '(' || c == ')' || c == '-') {
            at++;
            tokens.add(new Sign(String.valueOf(c)));
        } else if (isQuote(c)) {
            tokens.add(new Word("", quoted()));
        } else {
            word();
        }
    }

    private void word() {
        String word = plain(true);
        if (at < query.length() && query.charAt(at) == ':') {
            at++;
            tokens.add(new Word(word, value()));
        } else if (word.equals("AND") || word.equals("OR") || word.equals("NOT")) {
            tokens.add(new Sign(word));
        } else {
            tokens.add(new Word("", word));
        }
    }

    private String value() {
        return at < query.length() && isQuote(query.charAt(at)) ? quoted() : plain(false);
    }

    private static boolean isQuote(char c) {
        return c == '"' || c == '\'';
    }

    /** A missing closing quote is taken to stand at the end, as Shopify does not refuse a query. */
    private String quoted() {
        char quote = query.charAt(at++);
        StringBuilder text = new StringBuilder();
        while (at < query.length() && query.charAt(at) != quote) {
            text.append(unescaped());
        }
        at++;
        return text.toString();
    }

    private String plain(boolean endsAtColon) {
        StringBuilder text = new StringBuilder();
        while (at < query.length() && !endsWord(query.charAt(at), endsAtColon)) {
            text.append(unescaped());
        }
        return text.toString();
    }

    private static boolean endsWord(char c, boolean endsAtColon) {
        return Character.isWhitespace(c) || c == '(' || c == ')' || (endsAtColon && c == ':');
    }

    private char unescaped() {
        if (query.charAt(at) == '\\' && at + 1 < query.length()) {
            at++;
        }
        return query.charAt(at++);
    }
}
