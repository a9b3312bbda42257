package dev.vitrina.demo;

import java.util.List;
import java.util.Locale;

/** The orders of a product list, named as in the schema. Equal values are ordered by id. */
enum ProductSort {
    CREATED_AT, ID, INVENTORY_TOTAL, PRODUCT_TYPE, PUBLISHED_AT, RELEVANCE, TITLE, UPDATED_AT, VENDOR;

    Position position(DemoProduct product) {
        return switch (this) {
            case CREATED_AT -> at(product, product.createdAt().toEpochMilli());
            case ID, RELEVANCE -> at(product, product.id());
            case INVENTORY_TOTAL -> at(product, product.totalInventory());
            case PRODUCT_TYPE -> at(product, product.type());
            case PUBLISHED_AT -> at(product, product.publishedAt() == null ? 0 : product.publishedAt().toEpochMilli());
            case TITLE -> at(product, product.title());
            case UPDATED_AT -> at(product, product.updatedAt().toEpochMilli());
            case VENDOR -> at(product, product.vendor());
        };
    }

    private Position at(DemoProduct product, long number) {
        return new Position(name(), number, "", product.id());
    }

    private Position at(DemoProduct product, String text) {
        return new Position(name(), 0, text.toLowerCase(Locale.ROOT), product.id());
    }

    /** The products in this order. */
    List<Placed<DemoProduct>> sort(List<DemoProduct> products) {
        return products.stream().map(p -> new Placed<>(p, position(p))).sorted().toList();
    }

    /** Something in a list, and where in its order it stands. */
    record Placed<T>(T thing, Position position) implements Comparable<Placed<T>> {

        @Override
        public int compareTo(Placed<T> other) {
            return position.compareTo(other.position);
        }
    }
}
