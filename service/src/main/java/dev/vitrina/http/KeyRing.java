package dev.vitrina.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/** Keys by the names of those who have them, each as its SHA-256, so that whoever reads the settings has no key yet. Immutable. */
final class KeyRing {

    /** What a text must be to be understood, in words that follow "must be". */
    static final String WANTED = "NAME:SHA256 separated by commas, each name once, SHA256 being 64 hexadecimal digits";

    private static final Pattern KEY = Pattern.compile("([A-Za-z0-9._-]{1,64}):([0-9a-fA-F]{64})");

    private final Map<String, byte[]> digests;

    private KeyRing(Map<String, byte[]> digests) {
        this.digests = digests;
    }

    /** Reads keys, separated by commas or the ends of lines; null where the text is anything else, or there is none in it. */
    static @Nullable KeyRing parse(String text) {
        Map<String, byte[]> digests = new TreeMap<>();
        for (String part : text.strip().split("\\s*[,\\r\\n]\\s*", -1)) {
            Matcher key = KEY.matcher(part);
            if (!key.matches() || digests.put(key.group(1), HexFormat.of().parseHex(key.group(2))) != null) {
                return null;
            }
        }
        return new KeyRing(digests);
    }

    /** Whether a text is one of the keys. All are compared, in full, so that the time taken tells nothing of them. */
    boolean holds(String presented) {
        byte[] digest = sha256(presented);
        boolean found = false;
        for (byte[] known : digests.values()) {
            found |= MessageDigest.isEqual(digest, known);
        }
        return found;
    }

    Set<String> names() {
        return digests.keySet();
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
