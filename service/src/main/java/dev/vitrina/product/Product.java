package dev.vitrina.product;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A product that callers may see, as far as it was loaded. Immutable.
 *
 * @param id its number in Shopify, in digits
 * @param handle its name in addresses
 * @param title its name for people
 * @param description plain text, perhaps empty
 * @param category its type, or null
 * @param vendor who makes or sells it, or null
 * @param tags the merchant's words for it
 * @param price the lowest variant price
 * @param compareAtPrice the lowest price before a reduction, or null
 * @param available whether any variant can be bought, as far as the loaded part tells
 * @param inventoryQuantity pieces of all variants in stock, negative when oversold
 * @param image the first picture, or null
 * @param options what its variants differ in
 * @param variants the variants loaded
 * @param variantsCount how many variants there are
 * @param variantsComplete whether all of them were loaded
 * @param createdAt when it was made
 * @param updatedAt when it last changed
 * @param publishedAt since when callers may see it; never rendered
 * @param sample whether it was made up, to stand where no real product is known
 */
public record Product(String id, String handle, String title, String description, @Nullable String category,
        @Nullable String vendor, List<String> tags, Money price, @Nullable Money compareAtPrice, boolean available,
        int inventoryQuantity, @Nullable Image image, List<Option> options, List<Variant> variants, int variantsCount,
        boolean variantsComplete, Instant createdAt, Instant updatedAt, Instant publishedAt, boolean sample) {

    public Product {
        tags = List.copyOf(tags);
        options = List.copyOf(options);
        variants = List.copyOf(variants);
    }

    /** {@return the same marked as made up, and so with nothing of it to buy} */
    public Product asSample() {
        return new Product(id, handle, title, description, category, vendor, tags, price, compareAtPrice, false, 0,
                image, options, variants.stream().map(Variant::soldOut).toList(), variantsCount, variantsComplete,
                createdAt, updatedAt, publishedAt, true);
    }

    /**
     * A picture. Immutable.
     *
     * @param url where it is
     * @param alt what it shows, or null
     * @param width in pixels, or null where unknown
     * @param height in pixels, or null where unknown
     */
    public record Image(String url, @Nullable String alt, @Nullable Integer width, @Nullable Integer height) {}

    /**
     * Something that variants differ in. Immutable.
     *
     * @param name such as Size
     * @param values such as S, M, L
     */
    public record Option(String name, List<String> values) {
        public Option {
            values = List.copyOf(values);
        }
    }
}
