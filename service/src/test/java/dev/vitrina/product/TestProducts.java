package dev.vitrina.product;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

import org.jspecify.annotations.Nullable;

/** Products for tests: plain ones, random ones with many equal values, and awkward ones. */
public final class TestProducts {

    private static final List<String> TEXTS = List.of("Shirt", "shirt", "SOCK", "sock", "Ärmel", "zip", "");

    /** The number of the product that {@link #withVariants} makes. */
    public static final long WITH_VARIANTS = 120;

    private TestProducts() {}

    public static Product plain(long id, String title) {
        return product(id, title, "Things", "Maker", 1, Instant.parse("2026-01-01T00:00:00Z"));
    }

    public static Product publishedAt(long id, Instant publishedAt) {
        return product(id, "Thing " + id, "Things", "Maker", 1, publishedAt);
    }

    public static Product ofCategory(@Nullable String category) {
        return product(1, "Thing", category, "Maker", 1, Instant.EPOCH);
    }

    public static Product withVariants(List<Variant> variants, boolean complete) {
        Product plain = plain(WITH_VARIANTS, "Thing");
        return new Product(plain.id(), plain.handle(), plain.title(), plain.description(), plain.category(),
                plain.vendor(), plain.tags(), plain.price(), plain.compareAtPrice(), plain.available(),
                plain.inventoryQuantity(), plain.image(), plain.options(), variants, variants.size(), complete,
                plain.createdAt(), plain.updatedAt(), plain.publishedAt(), false);
    }

    /** Its values are few, so that many products are equal in each. */
    public static Product random(long id, RandomGenerator random) {
        String category = random.nextInt(4) == 0 ? null : TEXTS.get(random.nextInt(4));
        String vendor = random.nextInt(4) == 0 ? null : TEXTS.get(random.nextInt(TEXTS.size()));
        List<String> tags = TEXTS.subList(0, random.nextInt(TEXTS.size()));
        return product(id, TEXTS.get(random.nextInt(TEXTS.size())) + " " + TEXTS.get(random.nextInt(TEXTS.size())),
                category, vendor, tags, random.nextBoolean(), random.nextInt(-2, 3),
                Instant.EPOCH.plusSeconds(random.nextInt(6)));
    }

    private static Product product(long id, String title, @Nullable String category, @Nullable String vendor,
            int inventory, Instant time) {
        return product(id, title, category, vendor, List.of(), true, inventory, time);
    }

    private static Product product(long id, String title, @Nullable String category, @Nullable String vendor,
            List<String> tags, boolean available, int inventory, Instant time) {
        return new Product(Long.toString(id), "h" + id, title, "", category, vendor, tags, money("1.00"), null,
                available, inventory, null, List.of(), List.of(), 0, true, time.minusSeconds(id % 3),
                time.plusSeconds(id % 4),
                time, false);
    }

    /** What shops really have: other scripts, control characters, no optional value at all, 120 variants, odd prices. */
    public static List<Product> awkward() {
        String text = "Ünïcödé \u65e5\u672c \ud83e\udd8a \u202e\u0000\u0007\"\\\n\u2028</script>\uFFFD";
        Instant time = Instant.parse("2026-02-03T04:05:06.789123456Z");
        return List.of(
                new Product("9223372036854775807", text, text, text.repeat(500), text, text, List.of("", text),
                        money("0.00"), new Money(new BigDecimal("12345678901234567.123456"), "KWD"), true,
                        Integer.MIN_VALUE, new Product.Image(text, text, 1, Integer.MAX_VALUE),
                        List.of(new Product.Option(text, List.of(text, ""))), variants(120, text), 2_000, false, time,
                        Instant.MIN, Instant.MAX, false),
                new Product("1", "h", "", "", null, null, List.of(), new Money(new BigDecimal("-5"), "JPY"), null,
                        false,
                        0, null, List.of(), List.of(), 0, true, Instant.EPOCH, Instant.EPOCH, Instant.EPOCH, false),
                new Product("2", "0", "t", "", "", "", List.of(), new Money(new BigDecimal("1E3"), "XXX"), null, false,
                        0, new Product.Image("", null, null, null), List.of(),
                        List.of(new Variant("3", null, "", money("1"), false, null, Map.of())), 1, true, time, time,
                        time,
                        false));
    }

    private static List<Variant> variants(int count, String text) {
        List<Variant> variants = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            Map<String, String> options = new LinkedHashMap<>();
            options.put("b" + text, "1");
            options.put("a", Integer.toString(i));
            variants.add(new Variant(Integer.toString(i), text, text, money(i + ".5"), i % 2 == 0, -i, options));
        }
        return variants;
    }

    private static Money money(String amount) {
        return new Money(new BigDecimal(amount), "USD");
    }
}
