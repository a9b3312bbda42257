package dev.vitrina.demo;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

import dev.vitrina.demo.CatalogueWords.Kind;
import dev.vitrina.demo.DemoProduct.Image;
import dev.vitrina.demo.DemoProduct.Option;
import dev.vitrina.demo.DemoProduct.Status;
import dev.vitrina.demo.DemoProduct.Variant;

/**
 * Makes up the catalogue, the same on every start and machine: {@link Random} with a seed is specified to the bit. Three
 * of twenty products are hidden, in five ways by turns; the awkward ones stand among the first few hundred.
 */
final class CatalogueMaker {

    static final int PRODUCTS = 2_000;
    static final Instant LAST_CHANGE = Instant.parse("2026-10-01T00:00:00Z");

    private static final Duration AGE = Duration.ofDays(730);
    private static final Set<Integer> HIDDEN_OF_TWENTY = Set.of(4, 11, 17);
    private static final int AWKWARD_OF_TWENTY = 9;

    private final Random random = new Random(20_261_001L);
    private final Set<String> handles = new HashSet<>();
    private final Instant start;
    private long nextId = 7_412_300_000_421L;
    private int hidden;

    /**
     * Prepares one catalogue.
     *
     * @param start the start of the store, on which only the products published in the future depend
     */
    CatalogueMaker(Instant start) {
        this.start = start;
    }

    List<DemoProduct> make() {
        List<DemoProduct> products = new ArrayList<>(PRODUCTS);
        for (int i = 0; i < PRODUCTS; i++) {
            ProductDraft draft = ordinary(i);
            if (HIDDEN_OF_TWENTY.contains(i % 20)) {
                hide(draft);
            } else if (i % 20 == AWKWARD_OF_TWENTY && i / 20 < AwkwardProducts.ALL.size()) {
                AwkwardProducts.ALL.get(i / 20).applyTo(draft);
            }
            products.add(draft.finish());
        }
        return products;
    }

    private ProductDraft ordinary(int i) {
        Kind kind = any(CatalogueWords.KINDS);
        String title = any(CatalogueWords.LINES) + " " + any(kind.materials()) + " " + any(kind.nouns());
        Duration age = AGE.multipliedBy(PRODUCTS - i).dividedBy(PRODUCTS);
        Instant createdAt = LAST_CHANGE.minus(age).plusSeconds(random.nextInt(20_000));
        ProductDraft draft = new ProductDraft(newId(), createdAt, newHandle(title), title);
        draft.description = description(kind, title);
        draft.type = kind.type();
        draft.vendor = any(CatalogueWords.VENDORS);
        draft.tags = tags();
        draft.publishedAt = createdAt.plusSeconds(60L * (1 + random.nextInt(59)));
        draft.updatedAt = createdAt
                .plus(Duration.between(createdAt, LAST_CHANGE).multipliedBy(random.nextInt(100)).dividedBy(100));
        draft.image = image(title);
        draft.oversells = random.nextInt(20) == 0;
        addVariants(draft, kind);
        return draft;
    }

    private void hide(ProductDraft draft) {
        switch (hidden++ % 5) {
            case 0 -> draft.status = Status.DRAFT;
            case 1 -> draft.status = Status.ARCHIVED;
            case 2 -> draft.status = Status.UNLISTED;
            case 3 -> draft.publishedAt = null;
            default -> draft.publishedAt = start.plus(Duration.ofDays(1));
        }
    }

    private void addVariants(ProductDraft draft, Kind kind) {
        List<String> choices = some(kind.values());
        List<String> colours = random.nextInt(3) == 0 ? colours() : List.of();
        BigDecimal price = price(kind.price());
        BigDecimal before = random.nextInt(5) == 0
                ? price.multiply(new BigDecimal("1.25")).setScale(0, RoundingMode.UP)
                : null;
        String code = kind.type().substring(0, 3).toUpperCase(Locale.ROOT);
        List<Variant> variants = new ArrayList<>();
        for (List<String> values : combinations(choices, colours)) {
            String sku = code + "-" + (10_000 + random.nextInt(90_000));
            BigDecimal more = new BigDecimal(variants.size() / 3 * 4).setScale(2);
            variants.add(new Variant(newId(), sku, price.add(more), before == null ? null : before.add(more), stock(),
                    values));
        }
        draft.options = options(kind.choice(), choices, colours);
        draft.variants = variants;
    }

    private List<String> colours() {
        int from = random.nextInt(CatalogueWords.COLOURS.size() - 1);
        return some(CatalogueWords.COLOURS.subList(from, from + 2));
    }

    private List<Option> options(String choice, List<String> choices, List<String> colours) {
        List<Option> options = new ArrayList<>();
        if (!choices.isEmpty()) {
            options.add(new Option(newId(), choice, choices));
        }
        if (!colours.isEmpty()) {
            options.add(new Option(newId(), "Colour", colours));
        }
        return options.isEmpty() ? List.of(new Option(newId(), "Title", List.of("Default Title"))) : options;
    }

    private static List<List<String>> combinations(List<String> choices, List<String> colours) {
        if (choices.isEmpty() && colours.isEmpty()) {
            return List.of(List.of("Default Title"));
        }
        if (choices.isEmpty() || colours.isEmpty()) {
            return (choices.isEmpty() ? colours : choices).stream().map(List::of).toList();
        }
        return choices.stream().flatMap(choice -> colours.stream().map(colour -> List.of(choice, colour))).toList();
    }

    private BigDecimal price(int about) {
        int cents = List.of(0, 50, 95, 99).get(random.nextInt(4));
        return BigDecimal.valueOf(about * (60L + random.nextInt(90)) / 100 * 100 + cents, 2);
    }

    private int stock() {
        return random.nextInt(6) == 0 ? 0 : 1 + random.nextInt(79);
    }

    private Image image(String title) {
        long id = newId();
        int width = 800 + 25 * random.nextInt(40);
        String alt = random.nextInt(10) == 0 ? null : title + ", seen from the front";
        return new Image(id, "https://cdn.example.com/s/files/products/" + id + ".jpg?v=" + id % 100_000, alt, width,
                width * 2 / 3);
    }

    private String description(Kind kind, String title) {
        return title + " for friends of good " + kind.type().toLowerCase(Locale.ROOT) + ". "
                + any(CatalogueWords.PRAISE) + " " + any(CatalogueWords.PRAISE);
    }

    private List<String> tags() {
        Set<String> tags = new TreeSet<>();
        for (int n = random.nextInt(4); n >= 0; n--) {
            tags.add(any(CatalogueWords.TAGS));
        }
        return List.copyOf(tags);
    }

    /** The same title again gets a number, as in a real shop. */
    private String newHandle(String title) {
        String plain = title.toLowerCase(Locale.ROOT).replace(' ', '-');
        String handle = plain;
        for (int n = 1; !handles.add(handle); n++) {
            handle = plain + "-" + n;
        }
        return handle;
    }

    /** Ids of a real shop grow, with gaps, and share one sequence. */
    private long newId() {
        nextId += 32_768L * (1 + random.nextInt(3));
        return nextId;
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    /** The first few, at least one where there is any. */
    private <T> List<T> some(List<T> list) {
        return list.isEmpty() ? list : list.subList(0, 1 + random.nextInt(list.size()));
    }
}
