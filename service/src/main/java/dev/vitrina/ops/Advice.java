package dev.vitrina.ops;

import dev.vitrina.shopify.ShopStatus;

/**
 * What a trouble is called, and what an operator does about it; docs/operations.md has more on each.
 *
 * @param what in few words
 * @param toDo in one or two sentences
 */
record Advice(String what, String toDo) {

    static final Advice STALE_HEALTH = new Advice("health is not looked at",
            "What /health says is old, for its rounds have stopped. Look in the log for why, and at CPU and memory of this "
                    + "process; where it does nothing else either, restart it.");

    static final Advice UNKNOWN_HEALTH = new Advice("health is not known yet",
            "The first look ends within seconds of the start. With health.interval at 0 there never is one.");

    /** On a component that is not well, by what /health calls it. */
    static Advice on(String component, HealthStatus status) {
        String what = component + (status == HealthStatus.DOWN ? " down" : " degraded");
        return new Advice(what, switch (component) {
            case "shopify" -> "The small question of /health is not answered as it should be; reason says how. Look at "
                    + "/debug/shopify-performance and at the shop's status page. Do not clear the cache now.";
            case "redis" ->
                "reason says why. Callers notice nothing: each node loads for itself until it is back, and takes it "
                        + "up again by itself. Look at Redis, its memory (full: maxmemory, eviction policy) and the way there. "
                        + "Nothing here has to be restarted.";
            case "system" ->
                "reason says what runs short. Heap: lower cache.max-page-bytes and cache.max-product-bytes. "
                        + "Processors: see what else runs here, or send fewer requests here. Files: raise the limit (ulimit -n). "
                        + "Disk: make room in data.directory, and let this process write there, or the last known good catalogue does not outlast a restart.";
            default -> "reason says why. Look at /health on this listener, and in the log.";
        });
    }

    static Advice on(ShopStatus.Outcome outcome) {
        return switch (outcome) {
            case UNREACHABLE -> new Advice("shopify down",
                    "No connection reaches the shop: look at its status page, and at DNS and the way out from this machine. "
                            + "Callers get what memory and the last known good catalogue hold; nothing has to be restarted.");
            case TIMED_OUT, SLOW -> new Advice("shopify slow",
                    "The shop does not answer in time; callers wait 1.5 s at most. Look at its status page and at "
                            + "/debug/shopify-performance. Do not clear the cache now.");
            case THROTTLED -> new Advice("shopify throttled",
                    "The shop's cost bucket is empty. Look at budget and queue in /debug/shopify-performance, and for another app "
                            + "that spends the same bucket; a longer cache.ttl asks less.");
            case REFUSED -> new Advice("shopify refuses us",
                    "The shop takes neither token nor scopes, or is closed: last_errors in /debug/shopify-performance say which. "
                            + "Mend SHOPIFY_TOKEN or the app, and restart with it.");
            case FAILED -> new Advice("shopify failing",
                    "The shop answers with errors: see last_errors in /debug/shopify-performance, and its status page. "
                            + "Callers get what memory and the last known good catalogue hold.");
            case ANSWERED -> throw new IllegalArgumentException("no trouble");
        };
    }
}
