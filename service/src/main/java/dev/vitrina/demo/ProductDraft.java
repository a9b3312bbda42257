package dev.vitrina.demo;

import java.time.Instant;
import java.util.List;

import dev.vitrina.demo.DemoProduct.Image;
import dev.vitrina.demo.DemoProduct.Option;
import dev.vitrina.demo.DemoProduct.Status;
import dev.vitrina.demo.DemoProduct.Variant;
import org.jspecify.annotations.Nullable;

/** A product while it is being made up, so that a special one can be an ordinary one with a change. */
final class ProductDraft {

    final long id;
    final Instant createdAt;
    String handle;
    String title;
    String description = "";
    String type = "";
    String vendor = "";
    List<String> tags = List.of();
    Status status = Status.ACTIVE;
    Instant updatedAt;
    @Nullable
    Instant publishedAt;
    @Nullable
    Image image;
    List<Option> options = List.of();
    List<Variant> variants = List.of();
    boolean tracksInventory = true;
    boolean oversells;

    ProductDraft(long id, Instant createdAt, String handle, String title) {
        this.id = id;
        this.createdAt = createdAt;
        this.updatedAt = createdAt;
        this.handle = handle;
        this.title = title;
    }

    DemoProduct finish() {
        return new DemoProduct(id, handle, title, description, type, vendor, tags, status, createdAt, updatedAt,
                publishedAt, image, options, variants, tracksInventory, oversells);
    }
}
