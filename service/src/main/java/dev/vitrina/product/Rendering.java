package dev.vitrina.product;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

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
        byte[] content = content(page.products(), next);
        return new RenderedBody(withMeta(content, listing.market(), true), etag(content), next);
    }

    /**
     * Renders a page out of a part of the shop's products; nothing follows it, for where the rest would go on is not known.
     *
     * @param market the market of the question
     * @param products the products
     * @return the body, which says that it is not complete
     */
    public static RenderedBody partialPage(Market market, List<Product> products) {
        byte[] content = content(products, null);
        return new RenderedBody(withMeta(content, market, false), etag(content), null);
    }

    /**
     * Renders one product.
     *
     * @param product the product
     * @return the body
     */
    public static RenderedBody product(Product product) {
        byte[] content = bytes(json -> ProductJson.write(json, product));
        return new RenderedBody(content, etag(content), null);
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
        return new RenderedBody(withMeta(content, market, unavailable.isEmpty()), etag(content), null);
    }

    private static void writeIds(JsonGenerator json, String name, List<Long> ids) {
        json.writeArrayPropertyStart(name);
        ids.forEach(id -> json.writeString(Long.toString(id)));
        json.writeEndArray();
    }

    private static byte[] content(List<Product> products, @Nullable String next) {
        return bytes(json -> {
            json.writeStartObject();
            json.writeName("products");
            products(json, products);
            json.writeObjectPropertyStart("page");
            json.writeNumberProperty("count", products.size());
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

    private static void products(JsonGenerator json, List<Product> products) {
        json.writeStartArray();
        products.forEach(product -> ProductJson.write(json, product));
        json.writeEndArray();
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
