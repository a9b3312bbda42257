package dev.vitrina.demo;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

import dev.vitrina.demo.DemoProduct.Option;
import dev.vitrina.demo.DemoProduct.Variant;
import org.jspecify.annotations.Nullable;

/** What real catalogues hold and careless readers trip over; each is visible and has a handle of its own. */
record AwkwardProducts(String handle, Consumer<ProductDraft> change) {

    static final List<AwkwardProducts> ALL = List.of(
            new AwkwardProducts("awkward-no-image", draft -> draft.image = null),
            new AwkwardProducts("awkward-no-type", draft -> draft.type = ""),
            new AwkwardProducts("awkward-no-vendor", draft -> draft.vendor = ""),
            new AwkwardProducts("awkward-120-variants", AwkwardProducts::manyVariants),
            new AwkwardProducts("awkward-price-zero", each(v -> priced(v, BigDecimal.ZERO.setScale(2)))),
            new AwkwardProducts("awkward-negative-stock", AwkwardProducts::oversold),
            new AwkwardProducts("awkward-untracked", AwkwardProducts::untracked),
            new AwkwardProducts("awkward-no-sku", each(v -> identified(v, v.id(), null))),
            new AwkwardProducts("awkward-emoji", draft -> draft.title = "Sunny Day Mug ☀️🧑🏽‍🍳👩‍👩‍👧‍👦 Limited"),
            new AwkwardProducts("awkward-right-to-left", AwkwardProducts::rightToLeft),
            new AwkwardProducts("awkward-markup", AwkwardProducts::markup),
            new AwkwardProducts("awkward-long-description", draft -> draft.description = longText()),
            new AwkwardProducts("青い-リネンシャツ", draft -> draft.title = "青いリネンシャツ"));

    void applyTo(ProductDraft draft) {
        draft.handle = handle;
        change.accept(draft);
    }

    private static Consumer<ProductDraft> each(UnaryOperator<Variant> change) {
        return draft -> draft.variants = draft.variants.stream().map(change).toList();
    }

    private static Variant priced(Variant v, BigDecimal price) {
        return new Variant(v.id(), v.sku(), price, null, v.stock(), v.values());
    }

    private static Variant identified(Variant v, long id, @Nullable String sku) {
        return new Variant(id, sku, v.price(), v.compareAtPrice(), v.stock(), v.values());
    }

    private static void oversold(ProductDraft draft) {
        draft.oversells = true;
        each(v -> new Variant(v.id(), v.sku(), v.price(), v.compareAtPrice(), -3, v.values())).accept(draft);
    }

    private static void untracked(ProductDraft draft) {
        draft.tracksInventory = false;
        each(v -> new Variant(v.id(), v.sku(), v.price(), v.compareAtPrice(), 0, v.values())).accept(draft);
    }

    private static void manyVariants(ProductDraft draft) {
        Variant model = draft.variants.getFirst();
        List<String> lengths = new ArrayList<>();
        List<String> widths = new ArrayList<>();
        List<Variant> variants = new ArrayList<>();
        for (int length = 1; length <= 12; length++) {
            lengths.add(length * 10 + " cm");
        }
        for (int width = 1; width <= 10; width++) {
            widths.add(width * 5 + " cm");
        }
        for (String length : lengths) {
            for (String width : widths) {
                int n = variants.size();
                variants.add(new Variant(model.id() + 3L * n, "MANY-" + n, model.price().add(BigDecimal.valueOf(n)),
                        null, n % 7, List.of(length, width)));
            }
        }
        long id = draft.options.getFirst().id();
        draft.options = List.of(new Option(id, "Length", lengths), new Option(id + 1, "Width", widths));
        draft.variants = variants;
    }

    private static void rightToLeft(ProductDraft draft) {
        draft.title = "قميص كتان أزرق חולצת פשתן";
        draft.description = "قميص خفيف من الكتان. חולצה קלה מפשתן.";
    }

    private static void markup(ProductDraft draft) {
        draft.title = "The \"Best\" <b>Shirt</b> & 'Co' \\ </script><script>alert(1)</script>";
        draft.description = "Line one\nC:\\shirts\\new \"quoted\" <img src=x onerror=alert(1)> &amp; ]]> \u2028 end";
    }

    private static String longText() {
        return "A very long story about one shirt. ".repeat(300).substring(0, 10_000);
    }
}
