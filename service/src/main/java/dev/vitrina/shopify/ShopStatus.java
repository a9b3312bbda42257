package dev.vitrina.shopify;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * How the shop is, as far as calls to it tell, and what may be asked of it. Of one moment, and immutable.
 *
 * @param breaker whether it is asked at all
 * @param trouble what is wrong with it, or null
 * @param budget what its cost bucket holds, or null where no answer has told yet
 * @param slots how many calls there may be at a time
 * @param slotsInUse how many there are
 * @param queued how many calls wait, by lane
 * @param calls how many ended in which way since the start
 * @param latency how long the last of them took
 * @param failures the last that failed, the newest first
 */
public record ShopStatus(BreakerState breaker, @Nullable Trouble trouble, @Nullable Bucket budget, int slots,
        int slotsInUse, Map<Lane, Integer> queued, Map<Outcome, Long> calls, Latency latency,
        List<Failure> failures) {

    public ShopStatus {
        queued = Map.copyOf(queued);
        calls = Map.copyOf(calls);
        failures = List.copyOf(failures);
    }

    /** Whether the shop is asked. */
    public enum BreakerState {
        /** It is. */
        CLOSED,
        /** It fails, and is left alone but for probes. */
        OPEN,
        /** It refuses us, and is left alone but for probes. */
        REFUSED
    }

    /** How a call ended. */
    public enum Outcome {
        /** With what was asked for, or that there is no such thing. */
        ANSWERED,
        /** With an answer, but only after so long that the breaker takes it for a failure. */
        SLOW,
        /** The shop had no points left for it. */
        THROTTLED,
        /** It was cut at the hard deadline. */
        TIMED_OUT,
        /** No connection could be had, or it broke. */
        UNREACHABLE,
        /** The shop refuses us: token, scopes, shop or payment. */
        REFUSED,
        /** With an error, or an answer that cannot be used. */
        FAILED
    }

    /**
     * What is wrong.
     *
     * @param outcome how most of the last calls ended
     * @param since since when
     */
    public record Trouble(Outcome outcome, Instant since) {}

    /**
     * The shop's cost bucket, in points.
     *
     * @param available what can be spent now; below zero where calls under way may cost more than there is
     * @param limit what fits into it
     * @param restorePerSecond what flows into it each second
     */
    public record Bucket(double available, double limit, double restorePerSecond) {}

    /**
     * How long the last calls took, those that failed included.
     *
     * @param calls how many they are; all else is zero where there is none
     * @param p50 half of them took no longer
     * @param p95 nineteen of twenty took no longer
     * @param p99 all but one of a hundred took no longer
     * @param longest the longest
     */
    public record Latency(int calls, Duration p50, Duration p95, Duration p99, Duration longest) {}

    /**
     * A call that failed.
     *
     * @param at when it ended
     * @param outcome in which way
     * @param detail what happened, without secrets
     */
    public record Failure(Instant at, Outcome outcome, String detail) {}
}
