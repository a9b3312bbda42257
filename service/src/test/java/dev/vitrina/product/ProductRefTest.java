package dev.vitrina.product;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

final class ProductRefTest {

    @Test
    void allDigitsAreAnId() {
        assertThat(ProductRef.parse("7412300000421")).isEqualTo(new ProductRef.Id(7_412_300_000_421L));
        assertThat(ProductRef.parse("007")).isEqualTo(new ProductRef.Id(7));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ocean-blue-shirt", "7-up", "日本のシャツ", "٣٣", "-1", "UPPER"})
    void anythingElseThatAnAddressCanHoldIsAHandle(String text) {
        assertThat(ProductRef.parse(text)).isEqualTo(new ProductRef.Handle(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "99999999999999999999", "a b", "a\u0000", "../x", "\uFFFD", "a\u00A0\tb",
        "\u0085"})
    void namesNothing(String text) {
        assertThat(ProductRef.parse(text)).isNull();
    }

    @Test
    void aHandleHasAnEnd() {
        assertThat(ProductRef.parse("a".repeat(255))).isNotNull();
        assertThat(ProductRef.parse("a".repeat(256))).isNull();
    }
}
