package dev.vitrina.demo;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A product of the demo store as it really is, hidden or not: what answers can be checked against. Immutable.
 *
 * @param id the number within {@code gid://shopify/Product/…}
 * @param handle unique in the store; may hold any letters
 * @param description plain text, as {@code description} answers it
 * @param type the product type; empty where there is none
 * @param vendor empty where there is none
 * @param tags sorted, without duplicates
 * @param publishedAt when it was or will be published to the online store; null where it never was
 * @param image the featured image, if there is one
 * @param options at least one; without a choice it is {@code Title} with the value {@code Default Title}
 * @param variants at least one, in their order
 * @param tracksInventory whether stock is counted; where not, every variant is for sale
 * @param oversells whether variants stay for sale without stock
 */
public record DemoProduct(long id, String handle, String title, String description, String type, String vendor,
        List<String> tags, Status status, Instant createdAt, Instant updatedAt, @Nullable Instant publishedAt,
        @Nullable Image image, List<Option> options, List<Variant> variants, boolean tracksInventory,
        boolean oversells) {

    /** Copies the lists. */
    public DemoProduct {
        tags = List.copyOf(tags);
        options = List.copyOf(options);
        variants = List.copyOf(variants);
    }

    /** What Shopify calls a product's status. Only the active may be seen by customers in listings. */
    public enum Status {
        ACTIVE, ARCHIVED, DRAFT, UNLISTED
    }

    /**
     * A picture.
     *
     * @param alt what it shows, for those who cannot see it; null where nobody wrote it
     * @param width in pixels
     * @param height in pixels
     */
    public record Image(long id, String url, @Nullable String alt, int width, int height) {}

    /**
     * Something to choose.
     *
     * @param values in their order, at least one
     */
    public record Option(long id, String name, List<String> values) {

        /** Copies the list. */
        public Option {
            values = List.copyOf(values);
        }
    }

    /**
     * What is bought.
     *
     * @param id the number within {@code gid://shopify/ProductVariant/…}
     * @param sku null where it has none
     * @param price in US dollars, with two decimals
     * @param compareAtPrice what it cost before, or null
     * @param stock pieces in stock; below zero where more were sold than there were
     * @param values the chosen value of each option of the product, in their order
     */
    public record Variant(long id, @Nullable String sku, BigDecimal price, @Nullable BigDecimal compareAtPrice,
            int stock, List<String> values) {

        /** Copies the list. */
        public Variant {
            values = List.copyOf(values);
        }

        /** {@return the chosen values as Shopify joins them} */
        public String title() {
            return String.join(" / ", values);
        }
    }

    /**
     * Says whether a customer may see it.
     *
     * @param now the time to judge it for
     * @return whether it is active and was published by then
     */
    public boolean visible(Instant now) {
        return status == Status.ACTIVE && publishedBy(now);
    }

    boolean publishedBy(Instant now) {
        return publishedAt != null && !publishedAt.isAfter(now);
    }

    /** {@return whether a customer could buy it now}
     *
     * @param variant one of its variants
     */
    public boolean availableForSale(Variant variant) {
        return !tracksInventory || oversells || variant.stock() > 0;
    }

    /** {@return the pieces in stock of all variants together, 0 where stock is not counted} */
    public int totalInventory() {
        return tracksInventory ? variants.stream().mapToInt(Variant::stock).sum() : 0;
    }

    boolean hasOnlyDefaultVariant() {
        return variants.size() == 1 && variants.getFirst().title().equals("Default Title");
    }
}
