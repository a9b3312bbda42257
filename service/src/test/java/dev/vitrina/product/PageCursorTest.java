package dev.vitrina.product;

import java.util.Base64;

import dev.vitrina.product.ProductQuery.Listing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

final class PageCursorTest {

    private static final Market US = new Market("US");
    private static final Listing SHIRTS = new Listing(20, Filter.ofCategory("Shirts"), Sort.DEFAULT, null, US);
    private static final String SHOPIFYS = "eyJsYXN0X2lkIjo3fQ==";

    @Test
    void givesBackWhatItWrapped() {
        assertThat(PageCursor.unwrap(SHIRTS, PageCursor.wrap(SHIRTS, SHOPIFYS))).isEqualTo(SHOPIFYS);
    }

    @Test
    void goesOnWithAnotherLimitAndFromAnotherPage() {
        String cursor = PageCursor.wrap(new Listing(5, Filter.ofCategory("Shirts"), Sort.DEFAULT, "earlier", US),
                SHOPIFYS);
        assertThat(PageCursor.unwrap(SHIRTS, cursor)).isEqualTo(SHOPIFYS);
    }

    @Test
    void belongsToItsFiltersOrderAndMarket() {
        String cursor = PageCursor.wrap(SHIRTS, SHOPIFYS);
        assertThat(PageCursor.unwrap(Listing.first(20, US), cursor)).isNull();
        assertThat(PageCursor.unwrap(new Listing(20, Filter.ofCategory("Shirt"), Sort.DEFAULT, null, US), cursor))
                .isNull();
        assertThat(PageCursor
                .unwrap(new Listing(20, Filter.ofCategory("Shirts"), new Sort(Sort.Field.ID, true), null, US), cursor))
                .isNull();
        assertThat(PageCursor.unwrap(new Listing(20, Filter.ofCategory("Shirts"), Sort.DEFAULT, null, new Market("ES")),
                cursor)).isNull();
    }

    @Test
    void everyDamagedByteIsFound() {
        byte[] whole = Base64.getUrlDecoder().decode(PageCursor.wrap(SHIRTS, SHOPIFYS));
        for (int i = 0; i < whole.length; i++) {
            byte[] damaged = whole.clone();
            damaged[i] ^= 1;
            assertThat(PageCursor.unwrap(SHIRTS, encoded(damaged))).as("byte " + i).isNull();
        }
    }

    /** Of the last letter some bits mean nothing, and base64 may be padded: neither makes a second cursor of one. */
    @Test
    void everyDamagedLetterIsFound() {
        for (String shopifys : new String[]{"a", "ab", "abc", SHOPIFYS}) {
            String cursor = PageCursor.wrap(SHIRTS, shopifys);
            for (int i = 0; i < cursor.length(); i++) {
                for (char other : "ABCDabcdghijklmnopqrstuvwxyz0123456789-_=".toCharArray()) {
                    String damaged = cursor.substring(0, i) + other + cursor.substring(i + 1);
                    assertThat(damaged.equals(cursor) ? null : PageCursor.unwrap(SHIRTS, damaged)).as(damaged).isNull();
                }
            }
            assertThat(PageCursor.unwrap(SHIRTS, cursor + "=")).isNull();
            assertThat(PageCursor.unwrap(SHIRTS, cursor + "==")).isNull();
        }
    }

    @Test
    void everyCutIsFound() {
        String cursor = PageCursor.wrap(SHIRTS, SHOPIFYS);
        for (int length = 0; length < cursor.length(); length++) {
            assertThat(PageCursor.unwrap(SHIRTS, cursor.substring(0, length))).as("cut to " + length).isNull();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "!", "????", "eyJsYXN0X2lkIjo3fQ==", " ", "\u0000", "AAAA", "🦊"})
    void garbageIsNoCursor(String garbage) {
        assertThat(PageCursor.unwrap(SHIRTS, garbage)).isNull();
    }

    @Test
    void aHugeTextIsNoCursor() {
        assertThat(PageCursor.unwrap(SHIRTS, "A".repeat(1_000_000))).isNull();
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
