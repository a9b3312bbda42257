package dev.vitrina.product;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.CRC32C;

import org.jspecify.annotations.Nullable;

/**
 * The cursors that callers see: Shopify's, wrapped so that one that is damaged or belongs to another query is told apart
 * without asking Shopify.
 *
 * <p>Layout before base64url: version (1 byte), fingerprint of what the query selects (8 bytes), Shopify's
 * cursor in UTF-8, CRC-32C of all before it (4 bytes). The checksum finds accidents, not forgeries: a forged cursor gains
 * nothing that the caller could not ask for anyway.
 */
public final class PageCursor {

    private static final byte VERSION = 1;
    private static final int FINGERPRINT = 8;
    private static final int CHECKSUM = 4;
    private static final int OVERHEAD = 1 + FINGERPRINT + CHECKSUM;
    private static final int LONGEST = 4_096;

    private PageCursor() {}

    /**
     * Wraps a cursor of Shopify's.
     *
     * @param paged the query that the cursor goes on with; its limit and start do not matter
     * @param shopifyCursor Shopify's cursor
     * @return the cursor for callers, of letters, digits, - and _
     */
    public static String wrap(ProductQuery.Paged paged, String shopifyCursor) {
        byte[] inner = shopifyCursor.getBytes(StandardCharsets.UTF_8);
        ByteBuffer buffer = ByteBuffer.allocate(OVERHEAD + inner.length);
        buffer.put(VERSION).put(fingerprint(paged)).put(inner);
        buffer.putInt(checksum(buffer.array(), buffer.position()));
        return encoded(buffer.array());
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /**
     * Unwraps a cursor that a caller sent.
     *
     * @param paged the query that the caller sent it with; its limit and start do not matter
     * @param cursor anything
     * @return Shopify's cursor, or null where the text is no whole cursor of this version and query
     */
    public static @Nullable String unwrap(ProductQuery.Paged paged, String cursor) {
        byte[] bytes = decoded(cursor);
        if (bytes.length <= OVERHEAD || bytes[0] != VERSION) {
            return null;
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        int content = bytes.length - CHECKSUM;
        boolean whole = buffer.getInt(content) == checksum(bytes, content);
        boolean same = buffer.slice(1, FINGERPRINT).equals(ByteBuffer.wrap(fingerprint(paged)));
        return whole && same ? text(buffer.slice(1 + FINGERPRINT, content - 1 - FINGERPRINT)) : null;
    }

    /** Nothing where it is no cursor. The JDK passes over bits that mean nothing and over padding; a cursor has one spelling. */
    private static byte[] decoded(String cursor) {
        try {
            byte[] bytes = cursor.length() > LONGEST ? new byte[0] : Base64.getUrlDecoder().decode(cursor);
            return encoded(bytes).equals(cursor) ? bytes : new byte[0];
        } catch (IllegalArgumentException _) {
            return new byte[0];
        }
    }

    private static @Nullable String text(ByteBuffer bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException _) {
            return null;
        }
    }

    private static byte[] fingerprint(ProductQuery.Paged paged) {
        byte[] selection = ProductKey.selection(paged).getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(FINGERPRINT).put(Sha256.of(selection), 0, FINGERPRINT).array();
    }

    private static int checksum(byte[] bytes, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, length);
        return (int) crc.getValue();
    }
}
