package dev.vitrina.api;

import java.util.Set;

import dev.vitrina.product.FieldSelection;
import dev.vitrina.product.Filter;
import dev.vitrina.product.Market;
import dev.vitrina.product.ProductQuery;
import dev.vitrina.product.ProductRef;
import dev.vitrina.product.Sort;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

final class NextLinkTest {

    private static final Market ES = new Market("ES");

    @Test
    void namesEverythingThatThePageWasMadeOf() {
        Filter filter = new Filter("T-Shirts & more", "Møller", "<sale>", "a \"b\"", false);
        FieldSelection fields = new FieldSelection(FieldSelection.Subject.PRODUCT, Set.of("title", "id"));
        assertThat(link(new ProductQuery.Listing(7, filter, new Sort(Sort.Field.CREATED_AT, true), "old", ES), fields))
                .isEqualTo("</v1/products?limit=7&sort=-created_at&category=T-Shirts+%26+more&vendor=M%C3%B8ller"
                        + "&tag=%3Csale%3E&q=a+%22b%22&available=false&market=ES&fields=id%2Ctitle&cursor=n-_1>; rel=\"next\"");
    }

    @Test
    void leavesOutWhatWasNotAskedFor() {
        assertThat(link(ProductQuery.Listing.first(20, ES), null))
                .isEqualTo("</v1/products?limit=20&sort=id&market=ES&cursor=n-_1>; rel=\"next\"");
    }

    @Test
    void leadsToTheSameProductsVariants() {
        assertThat(link(new ProductQuery.Variants(new ProductRef.Id(17), 50, null, ES), null))
                .isEqualTo("</v1/products/17/variants?limit=50&market=ES&cursor=n-_1>; rel=\"next\"");
        assertThat(link(new ProductQuery.Variants(new ProductRef.Handle("17>\"%+ü"), 50, null, ES), null))
                .isEqualTo(
                        "</v1/products/handle/17%3E%22%25%2B%C3%BC/variants?limit=50&market=ES&cursor=n-_1>; rel=\"next\"");
    }

    private static String link(ProductQuery.Paged query, @Nullable FieldSelection fields) {
        return NextLink.header(query, fields, "n-_1").get();
    }
}
