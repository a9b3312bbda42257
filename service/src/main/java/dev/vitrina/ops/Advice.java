package dev.vitrina.ops;

import dev.vitrina.shopify.ShopStatus;

/**
 * What a trouble with the shop is called, and what an operator does about it; docs/operations.md has more on each.
 *
 * @param what in few words
 * @param toDo in one or two sentences
 */
record Advice(String what, String toDo) {

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
