package dev.vitrina.metrics;

import java.util.List;

/** What the series of a meter are told apart by. The values are closed sets: no caller can make a new one. */
public enum Label {
    /** What was asked for: the template of the path, or {@value #OTHER} for paths that there are not. */
    ROUTE("route", "/v1/products", "/v1/products/{ref}", "/v1/products/{ref}/variants", "/v1/products/handle/{handle}",
            "/v1/products/handle/{handle}/variants", "/v1/categories", "/v1/markets", "/openapi.yaml", "/health",
            "/health/live", "/health/ready", "/health/started", Label.OTHER),
    /** Where an answer comes from, as its {@code Vitrina-Source} says. */
    SOURCE("source", "memory", "redis", "shopify", "stale", "last-known-good", "sample", Label.NONE),
    /** The first digit of the status. */
    STATUS("status", "2xx", "3xx", "4xx", "5xx"),
    /** Why there is nothing better, as {@code Vitrina-Reason} says. */
    REASON("reason", "revalidating", "soft-deadline", "patience", "breaker-open", "config", "throttled", "failed",
            "empty", "paused", "queue-full"),
    /** Whether a lookup was answered without waiting for the shop. */
    RESULT("result", "hit", "miss"),
    /** Which part of memory. */
    ROOM("room", "pages", "products"),
    /** Whether somebody waits for a load. */
    KIND("kind", "awaited", "behind"),
    /** What a call is for. */
    LANE("lane", "miss", "refresh", "warm-up", "last-known-good", "health", "probe"),
    /** What came of a call. */
    OUTCOME("outcome", "found", "missing", "cursor-refused", "throttled", "timed-out", "no-connection",
            "connection-lost", "gateway", "status", "config", "max-cost", "errors", "search-ignored", "malformed",
            "empty"),
    /** Whether the shop is asked. */
    STATE("state", "closed", "breaker-open", "config"),
    /** What a call to Redis is for. */
    CALL("call", "read", "write", "lease", "probe"),
    /** What came of a call to Redis. */
    ANSWER("answer", "answered", "refused", "timed-out", "failed", "busy", "left-alone"),
    /** What came of one entry. */
    ENTRY("entry", "found", "absent", "unusable", "written", "outrun"),
    /** What health is told of. */
    COMPONENT("component", "shopify", "cache", "system", "redis"),
    /** Which part of the JVM's memory. */
    AREA("area", "heap", "nonheap"),
    /** A garbage collector, as the JVM names it; one JVM has the same few from start to end. */
    GC("gc"),
    /** The service's own version, as its jar says it; one process has one. */
    VERSION("version"),
    /** The version of the JVM; one process has one. */
    JDK("jdk");

    /** The route of everything that is served nowhere. */
    public static final String OTHER = "other";

    /** The source of an answer that comes from no level. */
    public static final String NONE = "none";

    private final String text;
    @SuppressWarnings("ImmutableEnumChecker") // List.of makes it
    private final List<String> values;

    Label(String text, String... values) {
        this.text = text;
        this.values = List.of(values);
    }

    /** {@return how the label is written} */
    public String text() {
        return text;
    }

    /** {@return all that it can say, as it is written; empty where the JVM or the build decides} */
    public List<String> allowed() {
        return values;
    }

    boolean allows(String value) {
        return values.isEmpty() || values.contains(value);
    }
}
