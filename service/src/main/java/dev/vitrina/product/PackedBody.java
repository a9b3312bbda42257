package dev.vitrina.product;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

/**
 * A rendered body as one run of bytes, with all that an entry keeps of it, so that another process can send it without rendering it
 * anew. Stateless.
 *
 * <p>Layout: entity tag, cursor of the next page, the hashes of the ids shown, the plain bytes, the gzip bytes; each behind its length
 * in four bytes, -1 where there is none.
 */
public final class PackedBody {

    private static final int NONE = -1;
    private static final int GZIP_MAGIC = 0x1f8b;

    private PackedBody() {}

    /**
     * Packs a body.
     *
     * @param body one that is kept under a key
     * @return its bytes, which nothing else holds
     */
    public static byte[] of(RenderedBody body) {
        byte[] etag = ascii(body.etag());
        byte[] next = body.next() == null ? null : ascii(body.next());
        byte[] plain = body.plain();
        byte[] gzip = body.gzip();
        int[] shown = body.shown();
        ByteBuffer packed = ByteBuffer.allocate(
                5 * Integer.BYTES + etag.length + length(next) + shown.length * Integer.BYTES + plain.length
                        + length(gzip));
        put(packed, etag);
        put(packed, next);
        packed.putInt(shown.length);
        for (int hash : shown) {
            packed.putInt(hash);
        }
        put(packed, plain);
        put(packed, gzip);
        return packed.array();
    }

    /**
     * Unpacks a body out of bytes that may be anything.
     *
     * @param packed what is left of it is read; it is left anywhere
     * @return the body, or null where the bytes are no packed body, or more than that
     */
    public static @Nullable RenderedBody read(ByteBuffer packed) {
        try {
            byte[] etag = bytes(packed);
            byte[] next = bytes(packed);
            int[] shown = shown(packed);
            byte[] plain = bytes(packed);
            byte[] gzip = bytes(packed);
            if (etag == null || shown == null || plain == null || packed.hasRemaining() || !isGzip(gzip)) {
                return null;
            }
            String tag = text(etag);
            String cursor = next == null ? null : text(next);
            boolean harmless = tag.matches("W/\"[A-Za-z0-9_.-]+\"") && (cursor == null || cursor.matches("[\\w-]+"));
            return harmless ? RenderedBody.restored(plain, gzip, tag, cursor, shown) : null;
        } catch (BufferUnderflowException _) {
            return null;
        }
    }

    private static boolean isGzip(byte @Nullable [] gzip) {
        return gzip == null || (gzip.length > 2 && ByteBuffer.wrap(gzip).getChar() == GZIP_MAGIC);
    }

    private static int length(byte @Nullable [] bytes) {
        return bytes == null ? 0 : bytes.length;
    }

    private static void put(ByteBuffer packed, byte @Nullable [] bytes) {
        if (bytes == null) {
            packed.putInt(NONE);
        } else {
            packed.putInt(bytes.length).put(bytes);
        }
    }

    private static byte @Nullable [] bytes(ByteBuffer packed) {
        int length = packed.getInt();
        if (length < 0) {
            return null;
        }
        checkLeft(packed, length);
        byte[] bytes = new byte[length];
        packed.get(bytes);
        return bytes;
    }

    private static int @Nullable [] shown(ByteBuffer packed) {
        int length = packed.getInt();
        if (length < 0) {
            return null;
        }
        checkLeft(packed, (long) length * Integer.BYTES);
        int[] shown = new int[length];
        for (int i = 0; i < length; i++) {
            shown[i] = packed.getInt();
        }
        return shown;
    }

    /** Before room is made for it: a length may be anything. */
    private static void checkLeft(ByteBuffer packed, long length) {
        if (length > packed.remaining()) {
            throw new BufferUnderflowException();
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static String text(byte[] ascii) {
        return new String(ascii, StandardCharsets.US_ASCII);
    }
}
