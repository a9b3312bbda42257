package dev.vitrina.product;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

import org.jspecify.annotations.Nullable;

/**
 * The bytes of an answer, made once and mostly sent many times. Immutable as long as nobody writes to the arrays that it hands
 * out: they are not copied, for they are what every hit sends.
 */
public final class RenderedBody implements Representation {

    private final byte[] plain;
    private final boolean kept;
    private final byte @Nullable [] gzip;
    private final String etag;
    private final @Nullable String next;
    private final int[] shown;

    /**
     * Takes over a body and compresses it.
     *
     * @param plain JSON in UTF-8
     * @param etag the entity tag with its quotes; weak, for it stands for both encodings
     * @param next the cursor of the page behind this one, or null where nothing is known to follow
     * @param productIds whose products' fields it shows
     */
    RenderedBody(byte[] plain, String etag, @Nullable String next, Stream<String> productIds) {
        this(plain, etag, next, productIds, true);
    }

    /** Takes over a body that no entry keeps: it is compressed when it is sent so, and not before. */
    static RenderedBody forOneAnswer(byte[] plain, String etag) {
        return new RenderedBody(plain, etag, null, Stream.of(), false);
    }

    /** Takes over what {@link PackedBody} found: both forms, and the sorted hashes of {@link #shown}. */
    static RenderedBody restored(byte[] plain, byte @Nullable [] gzip, String etag, @Nullable String next,
            int[] shown) {
        return new RenderedBody(plain, gzip, etag, next, shown, true);
    }

    private RenderedBody(byte[] plain, String etag, @Nullable String next, Stream<String> productIds, boolean kept) {
        this(plain, kept ? compressed(plain) : null, etag, next,
                productIds.mapToInt(String::hashCode).sorted().toArray(), kept);
    }

    private RenderedBody(byte[] plain, byte @Nullable [] gzip, String etag, @Nullable String next, int[] shown,
            boolean kept) {
        this.plain = plain;
        this.gzip = gzip;
        this.etag = etag;
        this.next = next;
        this.shown = shown;
        this.kept = kept;
    }

    @Override
    public byte[] plain() {
        return plain;
    }

    @Override
    public byte @Nullable [] gzip() {
        return kept ? gzip : compressed(plain);
    }

    @Override
    public String etag() {
        return etag;
    }

    /** {@return the cursor of the page behind this one, as the body names it; null where nothing is known to follow} */
    public @Nullable String next() {
        return next;
    }

    /**
     * Says whether something of a product may be in the body, so that a change of it makes the body old. Only a hash of each id is
     * kept: now and then the answer is yes for one that is not there.
     *
     * @param productId the product's number in Shopify, in digits
     * @return false only where the body shows nothing of it
     */
    public boolean mayShow(String productId) {
        return Arrays.binarySearch(shown, productId.hashCode()) >= 0;
    }

    /** The hashes of the ids of the products that it shows, sorted; not copied. */
    int[] shown() {
        return shown;
    }

    /** {@return what the bytes take up in memory} */
    public int weight() {
        return plain.length + (gzip == null ? 0 : gzip.length) + (next == null ? 0 : next.length())
                + Integer.BYTES * shown.length;
    }

    /** In gzip, or null where that would be longer. */
    static byte @Nullable [] compressed(byte[] plain) {
        byte[] compressed = compress(plain);
        return compressed.length < plain.length ? compressed : null;
    }

    private static byte[] compress(byte[] plain) {
        var bytes = new ByteArrayOutputStream(plain.length / 3 + 64);
        try (var out = new GZIPOutputStream(bytes)) {
            out.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory cannot fail", e);
        }
        return bytes.toByteArray();
    }
}
