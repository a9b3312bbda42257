package dev.vitrina.shopify;

import dev.vitrina.product.Filter;
import dev.vitrina.product.Market;
import dev.vitrina.product.ProductQuery;
import dev.vitrina.product.Sort;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

final class SearchSyntaxTest {

    @Test
    void asksForWhatIsOnSaleOnly() {
        assertThat(of(Filter.NONE)).isEqualTo("status:active published_status:published");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "Shirts | \"Shirts\"",
        "T shirts | \"T shirts\"",
        "a\" OR status:draft OR \" | \"a\\\" OR status:draft OR \\\"\"",
        "back\\slash | \"back\\\\slash\"",
        "a\\\" | \"a\\\\\\\"\"",
        "x:(y) AND NOT * | \"x:(y) AND NOT *\"",
        "🦊 | \"🦊\""
    })
    void quotesWhatComesFromOutside(String category, String quoted) {
        assertThat(of(category)).isEqualTo("status:active published_status:published product_type:" + quoted);
    }

    @Test
    void everyFilterIsATermAndEveryWordOfASearchIsOneOfItsOwn() {
        assertThat(of(new Filter("Shirts", "L'Atelier \"Nord\"", "sale:now", "linen OR -shirt", true)))
                .isEqualTo("status:active published_status:published product_type:\"Shirts\""
                        + " vendor:\"L'Atelier \\\"Nord\\\"\" tag:\"sale:now\" \"linen\" \"OR\" \"-shirt\"");
    }

    @Test
    void wordsWithNothingToSearchForAreLeftOut() {
        assertThat(of(new Filter(null, null, null, "salt & pepper \u2013 *", null)))
                .isEqualTo("status:active published_status:published \"salt\" \"pepper\"");
    }

    private static String of(@Nullable String category) {
        return of(Filter.ofCategory(category));
    }

    private static String of(Filter filter) {
        return SearchSyntax.of(new ProductQuery.Listing(20, filter, Sort.DEFAULT, null, new Market("US")));
    }
}
