package dev.vitrina.http;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * The known parameters of a request, decoded strictly: a percent sign without two hex digits or bytes that are no UTF-8 are
 * an error that names the parameter, where Helidon's own decoding would let them pass as text.
 */
public sealed interface QueryParameters {

    /**
     * All known parameters are readable, and each stands once.
     *
     * @param values value by name, absent ones missing
     */
    record Read(Map<String, String> values) implements QueryParameters {
        public Read {
            values = Map.copyOf(values);
        }
    }

    /**
     * One is not.
     *
     * @param problem the error to send
     */
    record Unreadable(Problem problem) implements QueryParameters {}

    /**
     * Reads a query; unknown parameters are passed over.
     *
     * @param query the raw query, perhaps empty
     * @param known the names that mean something
     * @return the parameters, or what is wrong with one of them
     */
    static QueryParameters of(String query, Set<String> known) {
        Map<String, String> values = new HashMap<>();
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
            if (name == null || !known.contains(name)) {
                continue;
            }
            String value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
            if (value == null) {
                return new Unreadable(Problem.parameter(name, "be percent-encoded UTF-8"));
            }
            if (values.put(name, value) != null) {
                return new Unreadable(Problem.parameter(name, "stand once"));
            }
        }
        return new Read(values);
    }

    private static @Nullable String decoded(String raw) {
        if (raw.indexOf('%') < 0 && raw.indexOf('+') < 0 && raw.indexOf('\uFFFD') < 0) {
            return raw;
        }
        var bytes = new ByteArrayOutputStream(raw.length());
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            int octet = c == '%' ? hexPair(raw, i + 1) : c == '+' ? ' ' : c;
            if (octet < 0 || octet > 0xFF) {
                return null;
            }
            bytes.write(octet);
            i += c == '%' ? 2 : 0;
        }
        return utf8(bytes.toByteArray());
    }

    private static int hexPair(String raw, int start) {
        if (start + 2 > raw.length()) {
            return -1;
        }
        int high = Character.digit(raw.charAt(start), 16);
        int low = Character.digit(raw.charAt(start + 1), 16);
        return high < 0 || low < 0 ? -1 : high << 4 | low;
    }

    private static @Nullable String utf8(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException _) {
            return null;
        }
    }
}
