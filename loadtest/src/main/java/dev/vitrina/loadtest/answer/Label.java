package dev.vitrina.loadtest.answer;

import java.util.Set;

/** How an answer says where it comes from: known words, a reason just where there is something less than a fresh answer. */
final class Label {

    static final Set<String> REASONS = Set.of("revalidating", "soft-deadline", "patience", "breaker-open", "config",
            "throttled", "failed", "empty", "paused", "queue-full");
    private static final Set<String> FRESH = Set.of("memory", "redis", "shopify");
    private static final Set<String> DEGRADED = Set.of("stale", "last-known-good", "sample");

    private Label() {}

    /** Why the label is wrong; empty where it is right. */
    static String failure(ReceivedAnswer answer) {
        String source = answer.header("Vitrina-Source");
        String reason = answer.header("Vitrina-Reason");
        if (FRESH.contains(source)) {
            return reason.isEmpty() ? "" : "wrong label: a reason on a fresh answer";
        }
        if (!DEGRADED.contains(source)) {
            return "wrong label: source \"" + source + "\"";
        }
        if (!REASONS.contains(reason)) {
            return "wrong label: reason \"" + reason + "\"";
        }
        String wanted = source.equals("stale") ? "max-age=0" : "no-store";
        return answer.header("Cache-Control").contains(wanted) ? "" : "wrong label: " + source + " without " + wanted;
    }
}
