package dev.vitrina.http;

import java.util.List;

/** Compares entity tags as RFC 9110, section 8.8.3.2 says for If-None-Match: weakly. */
final class EntityTags {

    private EntityTags() {}

    /** Whether one of the tags in the values of If-None-Match is the given one, or the values are a star. */
    static boolean match(List<String> ifNoneMatch, String etag) {
        return ifNoneMatch.stream().anyMatch(value -> matches(value, opaque(etag)));
    }

    /** Our tags hold neither commas nor quotes inside, so that a list can be split at commas. */
    private static boolean matches(String value, String wanted) {
        if (value.strip().equals("*")) {
            return true;
        }
        for (String tag : value.split(",", -1)) {
            if (opaque(tag.strip()).equals(wanted)) {
                return true;
            }
        }
        return false;
    }

    private static String opaque(String etag) {
        return etag.startsWith("W/") ? etag.substring(2) : etag;
    }
}
