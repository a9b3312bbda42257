package dev.vitrina.product;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

final class FilterTest {

    @Test
    void whatTheShopIsSearchedByNarrowsTheSearchAndAvailabilityDoesNot() {
        assertThat(Filter.NONE.narrowsSearch()).isFalse();
        assertThat(new Filter(null, null, null, null, true).narrowsSearch()).isFalse();
        assertThat(new Filter("a", null, null, null, null).narrowsSearch()).isTrue();
        assertThat(new Filter(null, "a", null, null, null).narrowsSearch()).isTrue();
        assertThat(new Filter(null, null, "a", null, null).narrowsSearch()).isTrue();
        assertThat(new Filter(null, null, null, "a", null).narrowsSearch()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"Things | true", "tHINGS | true", "Thing | false", "Things* | false",
        "* | false",
        "Thíngs | false"})
    void aProductPassesWhereItsTypeIsTheSameText(String category, boolean passes) {
        assertThat(Filter.ofCategory(category).admits(TestProducts.plain(1, "t"))).isEqualTo(passes);
    }

    @Test
    void runsOfSpacesInAProductAreOneSpace() {
        Product product = TestProducts.ofCategory(" Long   Things ");
        assertThat(Filter.ofCategory("long things").admits(product)).isTrue();
        assertThat(Filter.ofCategory("longthings").admits(product)).isFalse();
    }

    @Test
    void whatAProductDoesNotHaveItIsNotFoundBy() {
        assertThat(new Filter("", null, null, null, null).admits(TestProducts.ofCategory(null))).isFalse();
    }

    @Test
    void wordsEndAtSpacesOfAnyKindAndPunctuationAloneIsNone() {
        assertThat(new Filter(null, null, null, "a\u00a0b\u3000c  d-e & * \u2013 \ud83e\udd8a $", null).words())
                .isEqualTo(List.of("a", "b", "c", "d-e", "\ud83e\udd8a", "$"));
        assertThat(Filter.NONE.words()).isEmpty();
    }
}
