package dev.vitrina.http;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

final class AcceptEncodingTest {

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "GZIP", "x-gzip", "deflate, gzip;q=0.5", "*", "br;q=1, *;q=0.1", "gzip;q=1.0",
        "gzip ; q=0.01"})
    void allows(String value) {
        assertThat(AcceptEncoding.allowsGzip(value)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "identity", "br", "gzip;q=0", "gzip; q=0.000", "*;q=0", "gzip;q=0, *", "gzipped"})
    void refuses(String value) {
        assertThat(AcceptEncoding.allowsGzip(value)).isFalse();
    }
}
