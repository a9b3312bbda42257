package dev.vitrina.api;

import java.time.Duration;

import dev.vitrina.cache.Freshness;
import dev.vitrina.lookup.Provenance;
import io.helidon.http.Header;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.http.ServerResponse;

/** The headers by which an answer says where it comes from, so that the body stays the bytes that were kept. */
final class ProvenanceHeaders {

    private static final HeaderName SOURCE = HeaderNames.create("Vitrina-Source");
    private static final HeaderName CACHE_STATUS = HeaderNames.create("Cache-Status");

    private static final Header FROM_MEMORY = HeaderValues.createCached(SOURCE, "memory");
    private static final Header FROM_SHOPIFY = HeaderValues.createCached(SOURCE, "shopify");

    /** By how much longer than its max-age a caller may go on with an answer while it asks for a new one. */
    private static final int REVALIDATION = 3;

    private final Header cacheControl;

    ProvenanceHeaders(Duration maxAge) {
        long seconds = maxAge.toSeconds();
        this.cacheControl = HeaderValues.createCached(HeaderNames.CACHE_CONTROL,
                "public, max-age=" + seconds + ", stale-while-revalidate=" + REVALIDATION * seconds);
    }

    void set(ServerResponse response, Provenance provenance) {
        response.header(switch (provenance.source()) {
            case MEMORY -> FROM_MEMORY;
            case SHOPIFY -> FROM_SHOPIFY;
        });
        response.header(HeaderValues.create(CACHE_STATUS, cacheStatus(provenance)));
        response.header(HeaderValues.create(HeaderNames.AGE, Long.toString(provenance.freshness().age().toSeconds())));
        response.header(cacheControl);
    }

    /** RFC 9211. */
    static String cacheStatus(Provenance provenance) {
        return switch (provenance.source()) {
            case MEMORY -> "vitrina; hit; ttl=" + secondsLeft(provenance.freshness()) + "; detail=memory";
            case SHOPIFY -> "vitrina; fwd=" + (provenance.heldBefore() ? "stale" : "uri-miss")
                    + (provenance.collapsed() ? "; collapsed" : "; stored");
        };
    }

    private static long secondsLeft(Freshness freshness) {
        return freshness.ttlLeft().toSeconds();
    }
}
