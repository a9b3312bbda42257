package dev.vitrina.product;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** A product as callers see it: names, types and order of the fields are the API's contract. {@link ProductReader} reads it. */
final class ProductJson {

    private ProductJson() {}

    /** As callers see it. */
    static void write(JsonGenerator json, Product product) {
        json.writeStartObject();
        fields(json, product);
        json.writeEndObject();
    }

    /** The same with what callers do not see, so that nothing is lost. */
    static void writeWhole(JsonGenerator json, Product product) {
        json.writeStartObject();
        fields(json, product);
        json.writeStringProperty("published_at", product.publishedAt().toString());
        json.writeEndObject();
    }

    private static void fields(JsonGenerator json, Product product) {
        json.writeStringProperty("id", product.id());
        json.writeStringProperty("handle", product.handle());
        json.writeStringProperty("title", product.title());
        json.writeStringProperty("description", product.description());
        optional(json, "category", product.category());
        optional(json, "vendor", product.vendor());
        strings(json, "tags", product.tags());
        money(json, "price", product.price());
        money(json, "compare_at_price", product.compareAtPrice());
        json.writeBooleanProperty("available", product.available());
        json.writeNumberProperty("inventory_quantity", product.inventoryQuantity());
        image(json, product.image());
        json.writeArrayPropertyStart("options");
        product.options().forEach(option -> option(json, option));
        json.writeEndArray();
        json.writeArrayPropertyStart("variants");
        product.variants().forEach(variant -> write(json, variant));
        json.writeEndArray();
        json.writeNumberProperty("variants_count", product.variantsCount());
        json.writeBooleanProperty("variants_complete", product.variantsComplete());
        json.writeStringProperty("created_at", product.createdAt().toString());
        json.writeStringProperty("updated_at", product.updatedAt().toString());
        json.writeBooleanProperty("sample", product.sample());
    }

    private static void image(JsonGenerator json, Product.@Nullable Image image) {
        if (image == null) {
            json.writeNullProperty("image");
            return;
        }
        json.writeObjectPropertyStart("image");
        json.writeStringProperty("url", image.url());
        optional(json, "alt", image.alt());
        optional(json, "width", image.width());
        optional(json, "height", image.height());
        json.writeEndObject();
    }

    private static void option(JsonGenerator json, Product.Option option) {
        json.writeStartObject();
        json.writeStringProperty("name", option.name());
        strings(json, "values", option.values());
        json.writeEndObject();
    }

    /** A variant as callers see it. */
    static void write(JsonGenerator json, Variant variant) {
        json.writeStartObject();
        json.writeStringProperty("id", variant.id());
        optional(json, "sku", variant.sku());
        json.writeStringProperty("title", variant.title());
        money(json, "price", variant.price());
        json.writeBooleanProperty("available", variant.available());
        optional(json, "inventory_quantity", variant.inventoryQuantity());
        json.writeObjectPropertyStart("options");
        for (Map.Entry<String, String> option : variant.options().entrySet()) {
            json.writeStringProperty(option.getKey(), option.getValue());
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void money(JsonGenerator json, String name, @Nullable Money money) {
        if (money == null) {
            json.writeNullProperty(name);
            return;
        }
        json.writeObjectPropertyStart(name);
        json.writeStringProperty("amount", money.text());
        json.writeStringProperty("currency", money.currency());
        json.writeEndObject();
    }

    private static void strings(JsonGenerator json, String name, List<String> values) {
        json.writeArrayPropertyStart(name);
        values.forEach(json::writeString);
        json.writeEndArray();
    }

    private static void optional(JsonGenerator json, String name, @Nullable String value) {
        json.writeStringProperty(name, value);
    }

    private static void optional(JsonGenerator json, String name, @Nullable Integer value) {
        if (value == null) {
            json.writeNullProperty(name);
        } else {
            json.writeNumberProperty(name, value);
        }
    }
}
