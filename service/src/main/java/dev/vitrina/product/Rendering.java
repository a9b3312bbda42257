package dev.vitrina.product;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Renders answers to the bytes that callers get. Stateless.
 */
public final class Rendering {

    private static final JsonFactory JSON = new JsonFactory();
    private static final int ETAG_BYTES = 15;

    private Rendering() {}

    /**
     * Renders one page of the whole listing.
     *
     * @param listing the question, for the cursor of the next page and the market
     * @param page the products
     * @return the body; its entity tag covers products and page, not how they were come by
     */
    public static RenderedBody page(ProductQuery.Listing listing, ProductPage page) {
        String endCursor = page.endCursor();
        String next = endCursor == null ? null : PageCursor.wrap(listing, endCursor);
        byte[] content = content("products", page.products(), ProductJson::write, next);
        return new RenderedBody(withMeta(content, listing.market(), true), etag(content), next, ids(page.products()));
    }

    /**
     * Renders a page out of a part of the shop's products; nothing follows it, for where the rest would go on is not known.
     *
     * @param market the market of the question
     * @param products the products
     * @return the body, which says that it is not complete
     */
    public static RenderedBody partialPage(Market market, List<Product> products) {
        byte[] content = content("products", products, ProductJson::write, null);
        return new RenderedBody(withMeta(content, market, false), etag(content), null, ids(products));
    }

    /**
     * Renders one product.
     *
     * @param product the product
     * @return the body
     */
    public static RenderedBody product(Product product) {
        byte[] content = bytes(json -> ProductJson.write(json, product));
        return new RenderedBody(content, etag(content), null, Stream.of(product.id()));
    }

    /**
     * Joins products that were rendered alone.
     *
     * @param market the market of the question
     * @param products the products found, in the order asked for
     * @param missing the ids of which the shop says that there is nothing
     * @param unavailable the ids of which nobody knows now
     * @return the body
     */
    public static RenderedBody batch(Market market, List<RenderedBody> products, List<Long> missing,
            List<Long> unavailable) {
        var joined = new ByteArrayOutputStream();
        joined.writeBytes("{\"products\":[".getBytes(StandardCharsets.US_ASCII));
        for (int i = 0; i < products.size(); i++) {
            if (i > 0) {
                joined.write(',');
            }
            joined.writeBytes(products.get(i).plain());
        }
        byte[] ids = bytes(json -> {
            json.writeStartObject();
            writeIds(json, "missing", missing);
            writeIds(json, "unavailable", unavailable);
            json.writeEndObject();
        });
        ids[0] = ',';
        joined.write(']');
        joined.writeBytes(ids);
        byte[] content = joined.toByteArray();
        return RenderedBody.forOneAnswer(withMeta(content, market, unavailable.isEmpty()), etag(content));
    }

    private static Stream<String> ids(List<Product> products) {
        return products.stream().map(Product::id);
    }

    private static void writeIds(JsonGenerator json, String name, List<Long> ids) {
        json.writeArrayPropertyStart(name);
        ids.forEach(id -> json.writeString(Long.toString(id)));
        json.writeEndArray();
    }

    private static <T> byte[] content(String name, List<T> things, BiConsumer<JsonGenerator, T> writer,
            @Nullable String next) {
        return bytes(json -> {
            json.writeStartObject();
            json.writeArrayPropertyStart(name);
            things.forEach(thing -> writer.accept(json, thing));
            json.writeEndArray();
            json.writeObjectPropertyStart("page");
            json.writeNumberProperty("count", things.size());
            json.writeStringProperty("next", next);
            json.writeEndObject();
            json.writeEndObject();
        });
    }

    private static byte[] withMeta(byte[] content, Market market, boolean complete) {
        byte[] meta = bytes(json -> {
            json.writeStartObject();
            json.writeObjectPropertyStart("meta");
            json.writeStringProperty("market", market.id());
            json.writeBooleanProperty("complete", complete);
            json.writeEndObject();
            json.writeEndObject();
        });
        meta[0] = ',';
        var joined = new ByteArrayOutputStream(content.length + meta.length);
        joined.write(content, 0, content.length - 1);
        joined.writeBytes(meta);
        return joined.toByteArray();
    }

    /**
     * Renders one page of a product's variants.
     *
     * @param query the question, for the cursor of the next page and the market
     * @param page the variants
     * @return the body
     */
    public static RenderedBody variants(ProductQuery.Variants query, VariantPage page) {
        String endCursor = page.endCursor();
        String next = endCursor == null ? null : PageCursor.wrap(query, endCursor);
        byte[] content = content("variants", page.variants(), ProductJson::write, next);
        return new RenderedBody(withMeta(content, query.market(), true), etag(content), next,
                Stream.of(page.productId()));
    }

    /**
     * Renders a product's first variants, where nobody can tell how it goes on.
     *
     * @param market the market of the question
     * @param variants the variants
     * @param all whether there are no others
     * @return the body, which says whether it is complete
     */
    public static RenderedBody partialVariants(Market market, List<Variant> variants, boolean all) {
        byte[] content = content("variants", variants, ProductJson::write, null);
        return new RenderedBody(withMeta(content, market, all), etag(content), null, Stream.of());
    }

    /**
     * Renders the types of products.
     *
     * @param market the market of the question
     * @param categories the types, in order
     * @param complete whether these are all that the shop has
     * @return the body
     */
    public static RenderedBody categories(Market market, List<String> categories, boolean complete) {
        byte[] content = bytes(json -> {
            json.writeStartObject();
            json.writeArrayPropertyStart("categories");
            categories.forEach(json::writeString);
            json.writeEndArray();
            json.writeEndObject();
        });
        return new RenderedBody(withMeta(content, market, complete), etag(content), null, Stream.of());
    }

    /**
     * Renders the list of markets.
     *
     * @param markets all of them
     * @return the body
     */
    public static RenderedBody markets(Markets markets) {
        byte[] content = bytes(markets::write);
        return new RenderedBody(content, etag(content), null, Stream.of());
    }

    /**
     * Takes a document over as it is.
     *
     * @param content its bytes
     * @return the body
     */
    public static RenderedBody document(byte[] content) {
        return new RenderedBody(content, etag(content), null, Stream.of());
    }

    private interface Writing {
        void to(JsonGenerator json);
    }

    private static byte[] bytes(Writing writing) {
        var out = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), out)) {
            writing.to(json);
        }
        return out.toByteArray();
    }

    private static String etag(byte[] content) {
        String hash = Base64.getUrlEncoder().encodeToString(Arrays.copyOf(Sha256.of(content), ETAG_BYTES));
        return "W/\"" + hash + "\"";
    }
}
