package dev.vitrina;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

import dev.vitrina.ops.HealthComponent;
import dev.vitrina.ops.HealthStatus;
import dev.vitrina.shopify.ShopStatus;
import dev.vitrina.shopify.ShopWatch;
import dev.vitrina.shopify.ShopifyResult;
import dev.vitrina.shopify.ShopifyResult.Cause;
import dev.vitrina.shopify.ShopifyResult.Obstacle;

/**
 * How the shop is: by what it answers to a small question, and where it may not be asked, by what the calls for products came to.
 * Safe for use by many threads.
 */
record ShopComponent(ShopWatch watch, InstantSource clock) implements HealthComponent {

    /** Older failures are history: without requests, nothing would ever take their place. */
    private static final Duration LATELY = Duration.ofMinutes(1);

    @Override
    public String name() {
        return "shopify";
    }

    @Override
    public Finding look() throws InterruptedException {
        return switch (watch.ask()) {
            case ShopifyResult.Found<String> _ -> byRecentCalls("");
            case ShopifyResult.Throttled<String> _ -> throttled();
            case ShopifyResult.TimedOut<String>(Duration after) ->
                down("no whole answer within " + after.toMillis() + " ms");
            case ShopifyResult.Failed<String>(Cause cause, String detail) ->
                down(inWords(cause) + ": " + detail);
            case ShopifyResult.NotAsked<String>(Obstacle obstacle) -> notAsked(obstacle);
            case ShopifyResult.Missing<String> _,ShopifyResult.CursorRefused<String> _ ->
                down("its answer makes no sense");
        };
    }

    private Finding notAsked(Obstacle obstacle) {
        return switch (obstacle) {
            case BREAKER_OPEN ->
                down("nobody asks it, until it answers a probe: too many calls failed or were slow" + last());
            case CONFIG ->
                down("nobody asks it, until it answers a probe: it refuses us; see to token, scopes and shop" + last());
            case NO_POINTS ->
                watch.isBucketEmpty() ? throttled() : byRecentCalls("not asked, to leave points to callers");
            case NO_SLOT, QUEUE_FULL -> byRecentCalls("not asked, to leave slots to callers");
            case ABANDONED -> down("not asked, for the service is ending");
        };
    }

    private static String inWords(Cause cause) {
        return switch (cause) {
            case NO_CONNECTION -> "no connection";
            case CONNECTION_LOST -> "the connection broke";
            case CONFIG -> "it refuses us";
            case GATEWAY, STATUS, ERRORS, MAX_COST -> "it answers with an error";
            case MALFORMED, SEARCH_IGNORED, EMPTY -> "its answer makes no sense";
        };
    }

    private Finding byRecentCalls(String otherwise) {
        ShopStatus status = watch.status();
        boolean lately = status.failures().isEmpty()
                || status.failures().getFirst().at().plus(LATELY).isAfter(clock.instant());
        return status.trouble() != null && lately
                ? new Finding(HealthStatus.DEGRADED, "half of the last calls failed or were slow" + last())
                : new Finding(HealthStatus.UP, otherwise);
    }

    private String last() {
        List<ShopStatus.Failure> failures = watch.status().failures();
        return failures.isEmpty() ? "" : "; last: " + failures.getFirst().detail();
    }

    private static Finding throttled() {
        return new Finding(HealthStatus.DEGRADED, "throttled: its cost bucket is empty, callers may get older answers");
    }

    private static Finding down(String reason) {
        return new Finding(HealthStatus.DOWN, reason);
    }
}
