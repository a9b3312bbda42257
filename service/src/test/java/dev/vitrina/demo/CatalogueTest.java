package dev.vitrina.demo;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import dev.vitrina.demo.DemoProduct.Status;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CatalogueTest {

    private final Catalogue catalogue = Catalogue.at(HandClock.START);
    private final List<DemoProduct> products = catalogue.products();

    /** Whoever changes the catalogue on purpose changes this, and the recorded results of load tests with it. */
    @Test
    void isTheSameOnEveryMachine() throws NoSuchAlgorithmException {
        byte[] all = products.toString().getBytes(StandardCharsets.UTF_8);
        String digest = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(all));
        assertThat(digest).isEqualTo("a3cc8d8d75e2d42b83ba4493cf1c311b549dff43f15e7ebf00bd61369ee03182");
    }

    @Test
    void has2000ProductsWithDistinctHandlesAndGrowingIds() {
        assertThat(products).hasSize(2_000);
        assertThat(products).extracting(DemoProduct::handle).doesNotHaveDuplicates();
        assertThat(products).extracting(DemoProduct::id).isSorted().allMatch(id -> id > 1_000_000_000_000L);
        assertThat(products.get(1).id() - products.get(0).id()).isGreaterThan(1);
        Set<Object> ids = new HashSet<>();
        products.forEach(p -> p.variants().forEach(v -> assertThat(ids.add(v.id())).isTrue()));
    }

    @Test
    void looksLikeAShop() {
        assertThat(products).extracting(DemoProduct::type).contains("Shirts", "Candles");
        assertThat(values(DemoProduct::type)).hasSize(13);
        assertThat(values(DemoProduct::vendor)).hasSize(11);
        assertThat(products.stream().map(p -> p.variants().size()).filter(n -> n <= 12).distinct())
                .hasSizeGreaterThan(8);
        assertThat(products.stream().map(p -> p.variants().getFirst().price()).distinct()).hasSizeGreaterThan(200);
        assertThat(products).allMatch(p -> !p.createdAt().isAfter(p.updatedAt()))
                .allMatch(p -> !p.updatedAt().isAfter(CatalogueMaker.LAST_CHANGE))
                .allMatch(p -> p.createdAt().isAfter(CatalogueMaker.LAST_CHANGE.minus(Duration.ofDays(731))));
    }

    private Set<String> values(Function<DemoProduct, String> value) {
        return products.stream().map(value).collect(Collectors.toSet());
    }

    @Test
    void hides15PercentInFiveWays() {
        Instant now = HandClock.START;
        assertThat(count(p -> !p.visible(now))).isEqualTo(300);
        assertThat(count(p -> p.status() == Status.DRAFT)).isEqualTo(60);
        assertThat(count(p -> p.status() == Status.ARCHIVED)).isEqualTo(60);
        assertThat(count(p -> p.status() == Status.UNLISTED)).isEqualTo(60);
        assertThat(count(p -> p.status() == Status.ACTIVE && p.publishedAt() == null)).isEqualTo(60);
        assertThat(count(p -> p.visible(now.plus(Duration.ofDays(1))) && !p.visible(now))).isEqualTo(60);
    }

    private long count(Predicate<DemoProduct> which) {
        return products.stream().filter(which).count();
    }

    @Test
    void holdsAwkwardProductsThatCanBeSeen() {
        assertThat(AwkwardProducts.ALL).hasSize(13)
                .allMatch(awkward -> product(awkward.handle()).visible(HandClock.START));
        assertThat(product("awkward-no-image").image()).isNull();
        assertThat(product("awkward-no-type").type()).isEmpty();
        assertThat(product("awkward-no-vendor").vendor()).isEmpty();
        assertThat(product("awkward-120-variants").variants()).hasSize(120);
        assertThat(product("awkward-price-zero").variants()).allMatch(v -> v.price().compareTo(BigDecimal.ZERO) == 0);
        assertThat(product("awkward-negative-stock").totalInventory()).isNegative();
        assertThat(product("awkward-untracked").tracksInventory()).isFalse();
        assertThat(product("awkward-no-sku").variants()).allMatch(v -> v.sku() == null);
        assertThat(product("awkward-emoji").title()).contains("☀️");
        assertThat(product("awkward-right-to-left").title()).contains("قميص", "חולצת");
        assertThat(product("awkward-markup").title()).contains("</script>", "\"", "\\");
        assertThat(product("awkward-long-description").description()).hasSize(10_000);
        assertThat(product("青い-リネンシャツ").title()).isEqualTo("青いリネンシャツ");
    }

    private DemoProduct product(String handle) {
        return Objects.requireNonNull(catalogue.byHandle(handle));
    }

    @Test
    void everyVariantHasAValueOfEachOption() {
        assertThat(products).allMatch(product -> product.variants()
                .stream()
                .allMatch(v -> v.values().size() == product.options().size()
                        && product.options().stream()
                                .anyMatch(option -> option.values().contains(v.values().getFirst()))));
    }
}
