package dev.vitrina.http;

import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

final class EntityTagsTest {

    private static final String ETAG = "W/\"abc\"";

    @ParameterizedTest
    @ValueSource(strings = {"W/\"abc\"", "\"abc\"", "*", " * ", "\"x\", W/\"abc\"", "\"x\" ,\"abc\" , \"y\""})
    void matches(String ifNoneMatch) {
        assertThat(EntityTags.match(List.of(ifNoneMatch), ETAG)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "\"abcd\"", "\"x\", \"y\"", "W/abc", ",", "\"ab"})
    void doesNotMatch(String ifNoneMatch) {
        assertThat(EntityTags.match(List.of(ifNoneMatch), ETAG)).isFalse();
    }
}
