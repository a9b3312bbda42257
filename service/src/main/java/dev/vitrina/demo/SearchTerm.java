package dev.vitrina.demo;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A search query that was understood. */
sealed interface SearchTerm {

    boolean matches(DemoProduct product, Instant now);

    /** How {@code extensions.search[].parsed} shows it. */
    Map<String, Object> parsed();

    /** Every term matches; with none, everything does. */
    record And(List<SearchTerm> terms) implements SearchTerm {

        @Override
        public boolean matches(DemoProduct product, Instant now) {
            return terms.stream().allMatch(term -> term.matches(product, now));
        }

        @Override
        public Map<String, Object> parsed() {
            return terms.isEmpty() ? Map.of() : Map.of("and", terms.stream().map(SearchTerm::parsed).toList());
        }
    }

    /** At least one term matches. */
    record Or(List<SearchTerm> terms) implements SearchTerm {

        @Override
        public boolean matches(DemoProduct product, Instant now) {
            return terms.stream().anyMatch(term -> term.matches(product, now));
        }

        @Override
        public Map<String, Object> parsed() {
            return Map.of("or", terms.stream().map(SearchTerm::parsed).toList());
        }
    }

    /** The term does not match. */
    record Not(SearchTerm term) implements SearchTerm {

        @Override
        public boolean matches(DemoProduct product, Instant now) {
            return !term.matches(product, now);
        }

        @Override
        public Map<String, Object> parsed() {
            return Map.of("not", term.parsed());
        }
    }

    /** A field has a value; upper and lower case are the same. */
    record Field(SearchField field, String value) implements SearchTerm {

        @Override
        public boolean matches(DemoProduct product, Instant now) {
            return field.matches(product, value.toLowerCase(Locale.ROOT), now);
        }

        @Override
        public Map<String, Object> parsed() {
            return Map.of("field", field.name().toLowerCase(Locale.ROOT), "match_all", value);
        }
    }
}
