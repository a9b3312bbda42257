package dev.vitrina.http;

import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

final class QueryParametersTest {

    private static final Set<String> KNOWN = Set.of("limit", "category");

    @Test
    void readsTheKnownOnes() {
        assertThat(read("limit=5&utm=x&category=T+shirts%20%C3%A9%26")).containsExactlyInAnyOrderEntriesOf(
                Map.of("limit", "5", "category", "T shirts é&"));
        assertThat(read("")).isEmpty();
        assertThat(read("limit")).containsExactly(Map.entry("limit", ""));
        assertThat(read("category=a=b")).containsExactly(Map.entry("category", "a=b"));
    }

    @Test
    void aNameMayBeEncodedToo() {
        assertThat(read("l%69mit=5")).containsExactly(Map.entry("limit", "5"));
    }

    @ParameterizedTest
    @CsvSource({"limit=1&limit=2, limit", "limit=1&limit=1, limit", "category=%, category", "category=%4, category",
        "category=%zz, category", "category=%ff, category", "category=%C3, category", "category=%ED%A0%80, category",
        "category=\uFFFD, category"})
    void whatCannotBeReadNamesTheParameter(String query, String name) {
        assertThat(QueryParameters.of(query, KNOWN)).isInstanceOfSatisfying(QueryParameters.Unreadable.class,
                unreadable -> assertThat(unreadable.problem().parameter()).isEqualTo(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x=%zz", "%zz=1", "%ff", "&&&", "=", "x=1&x=2"})
    void unknownOnesAreIgnoredHoweverBad(String query) {
        assertThat(read(query)).isEmpty();
    }

    private static Map<String, String> read(String query) {
        return ((QueryParameters.Read) QueryParameters.of(query, KNOWN)).values();
    }
}
