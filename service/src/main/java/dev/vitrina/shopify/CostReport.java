package dev.vitrina.shopify;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What an answer says of the cost bucket, under {@code extensions.cost}. All in points; one that refuses the call says it too.
 *
 * @param requested what the query was priced at before it ran, or null where the answer does not say
 * @param available what is in the bucket now
 * @param maximum what fits into it
 * @param perSecond what flows into it each second
 */
record CostReport(@Nullable Integer requested, double available, double maximum, double perSecond) {

    /** Null where the answer says nothing, or nothing that makes sense. */
    static @Nullable CostReport read(JsonNode answer) {
        JsonNode cost = answer.path("extensions").path("cost");
        JsonNode status = cost.path("throttleStatus");
        double available = points(status, "currentlyAvailable");
        double maximum = points(status, "maximumAvailable");
        double perSecond = points(status, "restoreRate");
        if (!(available >= 0 && maximum >= 0 && perSecond >= 0)) {
            return null;
        }
        JsonNode requested = cost.path("requestedQueryCost");
        boolean priced = requested.isInt() && requested.asInt() > 0;
        return new CostReport(priced ? requested.asInt() : null, Math.min(available, maximum), maximum, perSecond);
    }

    private static double points(JsonNode status, String name) {
        JsonNode points = status.path(name);
        return points.isNumber() && Double.isFinite(points.asDouble()) ? points.asDouble() : -1;
    }
}
