package dev.vitrina.api;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import dev.vitrina.cache.Freshness;
import dev.vitrina.http.Reuse;
import dev.vitrina.lookup.Provenance;
import dev.vitrina.lookup.Reason;
import io.helidon.http.Header;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.http.ServerResponse;

/** The headers by which an answer says where it comes from, so that the body stays the bytes that were kept. */
final class ProvenanceHeaders {

    static final HeaderName SOURCE = HeaderNames.create("Vitrina-Source");
    static final HeaderName REASON = HeaderNames.create("Vitrina-Reason");
    private static final HeaderName CACHE_STATUS = HeaderNames.create("Cache-Status");

    static final Header FROM_MEMORY = HeaderValues.createCached(SOURCE, "memory");
    private static final Header FROM_REDIS = HeaderValues.createCached(SOURCE, "redis");
    private static final Header FROM_SHOPIFY = HeaderValues.createCached(SOURCE, "shopify");
    private static final Header STALE = HeaderValues.createCached(SOURCE, "stale");
    private static final Header FROM_LAST_KNOWN_GOOD = HeaderValues.createCached(SOURCE, "last-known-good");
    private static final Header FROM_SAMPLES = HeaderValues.createCached(SOURCE, "sample");
    private static final Header NO_STORE = HeaderValues.createCached(HeaderNames.CACHE_CONTROL, "no-store");
    private static final Map<Reason, Header> REASONS = reasons();

    /** By how much longer than its max-age a caller may go on with an answer while it asks for a new one. */
    private static final int REVALIDATION = 3;

    private final Header reusable;
    private final Header notReusable;

    ProvenanceHeaders(Reuse reuse) {
        this.reusable = cacheControl(reuse);
        this.notReusable = HeaderValues.createCached(HeaderNames.CACHE_CONTROL, reuse.scope() + ", max-age=0");
    }

    /** Of an answer that is fresh. */
    static Header cacheControl(Reuse reuse) {
        long seconds = reuse.maxAge().toSeconds();
        return HeaderValues.createCached(HeaderNames.CACHE_CONTROL,
                reuse.scope() + ", max-age=" + seconds + ", stale-while-revalidate=" + REVALIDATION * seconds);
    }

    /** Sets them all; the provenance and the time that the caller waited for the shop are those of one answer. */
    void set(ServerResponse response, Provenance provenance, Duration waited) {
        String cacheStatus = cacheStatus(provenance, waited);
        if (!cacheStatus.isEmpty()) {
            response.header(HeaderValues.create(CACHE_STATUS, cacheStatus));
        }
        switch (provenance) {
            case Provenance.Memory(Freshness freshness) -> set(response, FROM_MEMORY, freshness, reusable);
            case Provenance.Redis(Freshness freshness) -> set(response, FROM_REDIS, freshness, reusable);
            case Provenance.Shopify(Freshness freshness, _, _) -> set(response, FROM_SHOPIFY, freshness, reusable);
            case Provenance.Stale(Freshness freshness, Reason reason) -> {
                setReason(response, reason);
                set(response, STALE, freshness, notReusable);
            }
            case Provenance.LastKnownGood(var age, Reason reason) -> {
                setReason(response, reason);
                response.header(FROM_LAST_KNOWN_GOOD);
                if (age != null) {
                    response.header(HeaderValues.create(HeaderNames.AGE, Long.toString(age.toSeconds())));
                }
                response.header(NO_STORE);
            }
            case Provenance.Sample(Reason reason) -> {
                setReason(response, reason);
                response.header(FROM_SAMPLES);
                response.header(NO_STORE);
            }
        }
    }

    /** Says why there is nothing better, also where there is no answer at all. */
    static void setReason(ServerResponse response, Reason reason) {
        response.header(Objects.requireNonNull(REASONS.get(reason)));
    }

    private static void set(ServerResponse response, Header source, Freshness freshness, Header cacheControl) {
        response.header(source);
        response.header(HeaderValues.create(HeaderNames.AGE, Long.toString(freshness.age().toSeconds())));
        response.header(cacheControl);
    }

    /** RFC 9211; empty for what no cache holds. A caller who waited for the shop was forwarded, whatever came of it. */
    static String cacheStatus(Provenance provenance, Duration waited) {
        return switch (provenance) {
            case Provenance.Memory(Freshness freshness) ->
                "vitrina; hit; ttl=" + secondsLeft(freshness) + "; detail=memory";
            case Provenance.Redis(Freshness freshness) -> waited.isZero()
                    ? "vitrina; hit; ttl=" + secondsLeft(freshness) + "; detail=redis"
                    : "vitrina; fwd=miss; stored; collapsed"; // with the question of another node
            case Provenance.Shopify(_, boolean heldBefore, boolean collapsed) ->
                "vitrina; fwd=" + (heldBefore ? "stale" : "uri-miss") + "; stored" + (collapsed ? "; collapsed" : "");
            case Provenance.LastKnownGood _,Provenance.Sample _ -> "";
            case Provenance.Stale(Freshness freshness, Reason reason) -> waited.isZero()
                    ? "vitrina; hit; ttl=" + secondsLeft(freshness) + "; detail=" + written(reason)
                    : "vitrina; fwd=stale; detail=" + written(reason);
        };
    }

    private static long secondsLeft(Freshness freshness) {
        return freshness.ttlLeft().toSeconds();
    }

    private static Map<Reason, Header> reasons() {
        Map<Reason, Header> headers = new EnumMap<>(Reason.class);
        for (Reason reason : Reason.values()) {
            headers.put(reason, HeaderValues.createCached(REASON, written(reason)));
        }
        return headers;
    }

    private static String written(Reason reason) {
        return reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
