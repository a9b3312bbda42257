package dev.vitrina.demo;

import java.util.regex.Pattern;

import dev.vitrina.demo.DemoProduct.Image;
import dev.vitrina.demo.DemoProduct.Option;
import dev.vitrina.demo.DemoProduct.Variant;

/** Global ids: {@code gid://shopify/TYPE/NUMBER}. */
final class Gid {

    private static final Pattern FORM = Pattern.compile("gid://shopify/\\w+/\\d+");

    private Gid() {}

    static String of(DemoProduct product) {
        return "gid://shopify/Product/" + product.id();
    }

    static String of(Variant variant) {
        return "gid://shopify/ProductVariant/" + variant.id();
    }

    static String of(Image image) {
        return "gid://shopify/MediaImage/" + image.id();
    }

    static String of(Option option) {
        return "gid://shopify/ProductOption/" + option.id();
    }

    /** The text itself; throws {@link RefusedQuery} if it has not the form of a global id. */
    static String checked(String text) {
        if (!FORM.matcher(text).matches()) {
            throw new RefusedQuery("Invalid global id '" + text + "'");
        }
        return text;
    }
}
