package dev.vitrina.demo;

import java.lang.ref.WeakReference;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.vitrina.demo.DemoProduct.Image;
import dev.vitrina.demo.DemoProduct.Variant;
import org.jspecify.annotations.Nullable;

/** All that the shop holds, and the ways to find it. Immutable. */
final class Catalogue {

    /** A JVM that tests hundreds of stores, all of one instant, keeps the catalogue once: Helidon never lets go of a stopped server. */
    private static volatile WeakReference<Catalogue> last = new WeakReference<>(null);

    private final Instant start;
    private final List<DemoProduct> products;
    private final Map<String, DemoProduct> byHandle = new HashMap<>();
    private final Map<String, Object> byGid = new HashMap<>();

    private Catalogue(Instant start) {
        this.start = start;
        products = List.copyOf(new CatalogueMaker(start).make());
        products.forEach(this::index);
    }

    /** The catalogue of a shop that opens then; two of one instant are the same. */
    static Catalogue at(Instant start) {
        Catalogue known = last.get();
        if (known == null || !known.start.equals(start)) {
            known = new Catalogue(start);
            last = new WeakReference<>(known);
        }
        return known;
    }

    private void index(DemoProduct product) {
        byHandle.put(product.handle(), product);
        byGid.put(Gid.of(product), product);
        for (int i = 0; i < product.variants().size(); i++) {
            Variant variant = product.variants().get(i);
            byGid.put(Gid.of(variant), new VariantOf(product, variant, i + 1));
        }
        Image image = product.image();
        if (image != null) {
            byGid.put(Gid.of(image), image);
        }
    }

    List<DemoProduct> products() {
        return products;
    }

    @Nullable
    DemoProduct byHandle(String handle) {
        return byHandle.get(handle);
    }

    /** A product, a {@link VariantOf} or an image; null for a gid that names none of them. */
    @Nullable
    Object node(String gid) {
        return byGid.get(gid);
    }

    /** A variant together with the product that it belongs to and its place there, counted from 1. */
    record VariantOf(DemoProduct product, Variant variant, int position) {}
}
