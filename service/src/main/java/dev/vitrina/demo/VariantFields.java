package dev.vitrina.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import dev.vitrina.demo.Catalogue.VariantOf;
import graphql.schema.idl.TypeRuntimeWiring;
import org.jspecify.annotations.Nullable;

/** Answers the fields of a variant. */
final class VariantFields {

    private VariantFields() {}

    static TypeRuntimeWiring.Builder wire(TypeRuntimeWiring.Builder type) {
        field(type, "id", v -> Gid.of(v.variant()));
        field(type, "legacyResourceId", v -> v.variant().id());
        field(type, "title", v -> v.variant().title());
        field(type, "sku", v -> v.variant().sku());
        field(type, "price", v -> v.variant().price());
        field(type, "compareAtPrice", v -> v.variant().compareAtPrice());
        field(type, "availableForSale", v -> v.product().availableForSale(v.variant()));
        field(type, "inventoryQuantity", v -> v.variant().stock());
        field(type, "inventoryPolicy", v -> v.product().oversells() ? "CONTINUE" : "DENY");
        field(type, "selectedOptions", VariantFields::selectedOptions);
        field(type, "position", VariantOf::position);
        field(type, "product", VariantOf::product);
        return type;
    }

    private static void field(TypeRuntimeWiring.Builder type, String name,
            Function<VariantOf, @Nullable Object> value) {
        DemoSchema.field(type, name, VariantOf.class, value);
    }

    private static List<OtherFields.Selected> selectedOptions(VariantOf variant) {
        List<OtherFields.Selected> selected = new ArrayList<>();
        for (int i = 0; i < variant.product().options().size(); i++) {
            selected.add(new OtherFields.Selected(variant.product().options().get(i).name(),
                    variant.variant().values().get(i)));
        }
        return selected;
    }
}
