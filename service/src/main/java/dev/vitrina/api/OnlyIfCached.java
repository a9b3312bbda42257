package dev.vitrina.api;

import java.util.Arrays;

import io.helidon.http.HeaderNames;
import io.helidon.http.Headers;

/**
 * Whether a request takes an answer from a cache alone. The other directives that RFC 9111 has for requests are not heeded: no
 * caller can force a question to the shop.
 */
final class OnlyIfCached {

    private OnlyIfCached() {}

    static boolean isAsked(Headers request) {
        return request.contains(HeaderNames.CACHE_CONTROL)
                && request.get(HeaderNames.CACHE_CONTROL).allValues().stream().anyMatch(OnlyIfCached::isNamedIn);
    }

    private static boolean isNamedIn(String cacheControl) {
        return Arrays.stream(cacheControl.split(",", -1))
                .anyMatch(directive -> directive.strip().equalsIgnoreCase("only-if-cached"));
    }
}
