package dev.vitrina.cache;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.zip.CRC32C;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

import dev.vitrina.product.Market;
import dev.vitrina.product.Product;
import dev.vitrina.product.ProductArray;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;

/**
 * How a catalogue is written as bytes, and read from bytes that may be anything. Stateless.
 *
 * <p>Layout: {@code VITRINA} and a line feed (8 bytes), version (4), the content, CRC-32C of all before it (4). The content is gzip over a JSON object: shop, market, load_started_at, products. Shop and market stand
 * inside as well as in the file's name, so that a renamed file passes for no other shop's.
 */
final class CatalogueFormat {

    private static final byte[] MAGIC = "VITRINA\n".getBytes(StandardCharsets.US_ASCII);
    private static final int VERSION = 1;
    private static final int HEADER = MAGIC.length + Integer.BYTES;
    private static final int CHECKSUM = Integer.BYTES;
    private static final JsonFactory JSON = new JsonFactory();

    private CatalogueFormat() {}

    sealed interface Decoded {

        record Whole(Catalogue catalogue) implements Decoded {}

        record Bad(String reason) implements Decoded {}
    }

    static byte[] encode(String shop, Catalogue catalogue) {
        byte[] content = content(shop, catalogue);
        ByteBuffer buffer = ByteBuffer.allocate(HEADER + content.length + CHECKSUM);
        buffer.put(MAGIC).putInt(VERSION).put(content);
        buffer.putInt(checksum(buffer.array(), buffer.position()));
        return buffer.array();
    }

    /** Never throws, whatever the bytes are. */
    static Decoded decode(byte[] bytes, String shop, Market market) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        if (bytes.length < HEADER + CHECKSUM || !buffer.slice(0, MAGIC.length).equals(ByteBuffer.wrap(MAGIC))) {
            return new Decoded.Bad(bytes.length == 0 ? "it is empty" : "it is no catalogue");
        }
        int version = buffer.getInt(MAGIC.length);
        if (version != VERSION) {
            return new Decoded.Bad("it has version " + version + ", and this release reads " + VERSION);
        }
        int end = bytes.length - CHECKSUM;
        if (buffer.getInt(end) != checksum(bytes, end)) {
            return new Decoded.Bad("its checksum is wrong, so it was changed or cut");
        }
        return catalogue(new ByteArrayInputStream(bytes, HEADER, end - HEADER), shop, market);
    }

    private static byte[] content(String shop, Catalogue catalogue) {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes);
                JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), gzip)) {
            json.writeStartObject();
            json.writeStringProperty("shop", shop);
            json.writeStringProperty("market", catalogue.market().id());
            json.writeStringProperty("load_started_at", catalogue.loadStartedAt().toString());
            json.writeName("products");
            ProductArray.write(json, catalogue.products());
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory cannot fail", e);
        }
        return bytes.toByteArray();
    }

    private static Decoded catalogue(ByteArrayInputStream content, String shop, Market market) {
        try (var gzip = new GZIPInputStream(content)) {
            return switch (BoundedJson.read(gzip)) {
                case BoundedJson.NotJson(String reason) -> new Decoded.Bad("its content is " + reason);
                case BoundedJson.Parsed(JsonNode json) -> catalogue(json, shop, market);
            };
        } catch (IOException e) {
            return new Decoded.Bad("its content is no gzip");
        }
    }

    private static Decoded catalogue(JsonNode json, String shop, Market market) {
        if (!json.path("shop").asString("").equals(shop) || !json.path("market").asString("").equals(market.id())) {
            return new Decoded.Bad("it is of another shop or market");
        }
        return switch (ProductArray.read(json.path("products"))) {
            case ProductArray.Outcome.Read(List<Product> products) -> catalogue(json, market, products);
            case ProductArray.Outcome.Bad(int index, String field, String problem) ->
                new Decoded.Bad("its product [" + index + "]: " + field + " " + problem);
            case ProductArray.Outcome.NoArray() -> new Decoded.Bad("it has no array of products");
        };
    }

    private static Decoded catalogue(JsonNode json, Market market, List<Product> products) {
        if (products.isEmpty()) {
            return new Decoded.Bad("it has no product");
        }
        try {
            Instant loadStartedAt = Instant.parse(json.path("load_started_at").asString(""));
            return new Decoded.Whole(new Catalogue(market, loadStartedAt, products));
        } catch (DateTimeException _) {
            return new Decoded.Bad("it does not say when it was loaded");
        }
    }

    private static int checksum(byte[] bytes, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, length);
        return (int) crc.getValue();
    }
}
