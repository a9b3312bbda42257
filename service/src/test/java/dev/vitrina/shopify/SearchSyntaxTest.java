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
        assertThat(of(null)).isEqualTo("status:active published_status:published");
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

    private static String of(@Nullable String category) {
        return SearchSyntax
                .of(new ProductQuery.Listing(20, Filter.ofCategory(category), Sort.DEFAULT, null, new Market("US")));
    }
}
