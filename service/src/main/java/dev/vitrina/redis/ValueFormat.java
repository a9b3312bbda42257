package dev.vitrina.redis;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.zip.CRC32C;

import dev.vitrina.product.PackedBody;
import dev.vitrina.product.RenderedBody;
import org.jspecify.annotations.Nullable;

/**
 * How an entry is written as one value, and read from a value that may be anything. Stateless.
 *
 * <p>Layout: a line of text, the kind in one byte, for an answer its packed body, and CRC-32C of all before it (4). The line is
 * {@code vitrina VERSION START LENGTH} and a line feed: when the load began, in milliseconds since 1970 with 15 digits, and the length of
 * the whole value with 10. It is text of one length, so that the scripts that run in Redis can compare two loads without reading the
 * bodies, and tell a value that was cut; and so that a person sees how old an entry is.
 */
final class ValueFormat {

    /** To be raised whenever an older release could not use what this one writes: the layout, or what bodies look like. */
    static final int VERSION = 1;

    /** What each value begins with. */
    static final String PREFIX = "vitrina " + VERSION + " ";

    private static final int START_DIGITS = 15;
    private static final int LENGTH_DIGITS = 10;
    private static final int HEADER = PREFIX.length() + START_DIGITS + 1 + LENGTH_DIGITS + 1;
    private static final int CHECKSUM = Integer.BYTES;
    private static final byte FILLED = 'F';
    private static final byte NOT_FOUND = 'N';

    private ValueFormat() {}

    static byte[] encode(SharedEntry entry) {
        byte[] body = switch (entry) {
            case SharedEntry.Filled(RenderedBody filled, _) -> PackedBody.of(filled);
            case SharedEntry.NotFound _ -> new byte[0];
        };
        byte kind = switch (entry) {
            case SharedEntry.Filled _ -> FILLED;
            case SharedEntry.NotFound _ -> NOT_FOUND;
        };
        ByteBuffer value = ByteBuffer.allocate(HEADER + 1 + body.length + CHECKSUM);
        value.put(header(entry.loadStartedAt().toEpochMilli(), value.capacity())).put(kind).put(body);
        value.putInt(checksum(value.array(), value.position()));
        return value.array();
    }

    /** Null where the value is no whole entry of this version, or one of a load that begins later than given; never throws. */
    static @Nullable SharedEntry decode(byte[] value, Instant latest) {
        int end = value.length - CHECKSUM;
        if (end <= HEADER || ByteBuffer.wrap(value).getInt(end) != checksum(value, end)) {
            return null;
        }
        long start = start(value);
        if (start < 0 || start > latest.toEpochMilli()) {
            return null;
        }
        Instant loadStartedAt = Instant.ofEpochMilli(start);
        ByteBuffer body = ByteBuffer.wrap(value, HEADER + 1, end - HEADER - 1);
        return switch (value[HEADER]) {
            case FILLED -> {
                RenderedBody filled = PackedBody.read(body);
                yield filled == null ? null : new SharedEntry.Filled(filled, loadStartedAt);
            }
            case NOT_FOUND -> body.hasRemaining() ? null : new SharedEntry.NotFound(loadStartedAt);
            default -> null;
        };
    }

    /** When the load began, or less than 0 where the first line is not that of such a value. */
    private static long start(byte[] value) {
        String header = new String(value, 0, HEADER, StandardCharsets.US_ASCII);
        String digits = header.substring(PREFIX.length(), PREFIX.length() + START_DIGITS);
        if (!digits.matches("\\d+")) {
            return -1;
        }
        long start = Long.parseLong(digits);
        return header.equals(new String(header(start, value.length), StandardCharsets.US_ASCII)) ? start : -1;
    }

    private static byte[] header(long start, int length) {
        return String.format(Locale.ROOT, "%s%0" + START_DIGITS + "d %0" + LENGTH_DIGITS + "d\n", PREFIX, start, length)
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static int checksum(byte[] bytes, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, length);
        return (int) crc.getValue();
    }
}
