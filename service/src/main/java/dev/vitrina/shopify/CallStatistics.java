package dev.vitrina.shopify;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import dev.vitrina.metrics.Durations;
import dev.vitrina.shopify.ShopStatus.Failure;
import dev.vitrina.shopify.ShopStatus.Latency;
import dev.vitrina.shopify.ShopStatus.Outcome;
import dev.vitrina.shopify.ShopStatus.Trouble;
import dev.vitrina.shopify.ShopifyResult.Cause;
import org.jspecify.annotations.Nullable;

/**
 * Remembers how the last calls to the shop ended, for people who look. Safe for use by many threads.
 *
 * <p>There is trouble while half of the last calls, or more, did not end well. It began with the first of those; what it is, is how
 * most of them ended.
 */
final class CallStatistics {

    private static final int WINDOW = 20;
    private static final int MOST_FAILURES = 20;

    private final Duration slow;
    private final InstantSource clock;
    private final Durations durations = new Durations();

    // all guarded by this
    private final Map<Outcome, Long> counts = new EnumMap<>(Outcome.class);
    private final Deque<Call> window = new ArrayDeque<>();
    private final Deque<Failure> failures = new ArrayDeque<>();
    private @Nullable Instant since;

    private record Call(Outcome outcome, Instant at) {}

    /** A call that takes as long as given, or longer, is slow. */
    CallStatistics(Duration slow, InstantSource clock) {
        this.slow = slow;
        this.clock = clock;
    }

    /** Nothing is noted of a call that was not made. */
    void note(ShopifyResult<?> result, Duration took) {
        switch (result) {
            case ShopifyResult.NotAsked<?> _ -> {
                // says nothing about the shop
            }
            case ShopifyResult.Found<?> _,ShopifyResult.Missing<?> _,ShopifyResult.CursorRefused<?> _ ->
                note(took.compareTo(slow) < 0 ? Outcome.ANSWERED : Outcome.SLOW, took,
                        "answered after " + took.toMillis() + " ms");
            case ShopifyResult.Throttled<?> _ -> note(Outcome.THROTTLED, took, "throttled");
            case ShopifyResult.TimedOut<?> _ ->
                note(Outcome.TIMED_OUT, took, "no whole answer within " + took.toMillis() + " ms");
            case ShopifyResult.Failed<?>(Cause cause, String detail) -> note(outcome(cause), took, detail);
        }
    }

    private static Outcome outcome(Cause cause) {
        return switch (cause) {
            case NO_CONNECTION, CONNECTION_LOST -> Outcome.UNREACHABLE;
            case CONFIG -> Outcome.REFUSED;
            case GATEWAY, STATUS, MAX_COST, ERRORS, SEARCH_IGNORED, MALFORMED, EMPTY -> Outcome.FAILED;
        };
    }

    private synchronized void note(Outcome outcome, Duration took, String detail) {
        Instant now = clock.instant();
        counts.merge(outcome, 1L, Long::sum);
        durations.add(took.toNanos());
        add(window, new Call(outcome, now), WINDOW);
        if (outcome != Outcome.ANSWERED) {
            add(failures, new Failure(now, outcome, detail), MOST_FAILURES);
        }
        if (isTrouble()) {
            since = since == null ? firstBad().at() : since;
        } else {
            since = null;
        }
    }

    private static <T> void add(Deque<T> last, T one, int most) {
        last.addFirst(one);
        if (last.size() > most) {
            last.removeLast();
        }
    }

    private boolean isTrouble() {
        return 2 * bad().size() >= Math.max(1, window.size());
    }

    private List<Call> bad() {
        return window.stream().filter(call -> call.outcome() != Outcome.ANSWERED).toList();
    }

    private Call firstBad() {
        return bad().getLast();
    }

    /** The breaker has opened, perhaps before the calls that made it open have ended. */
    synchronized void opened() {
        since = since == null ? clock.instant() : since;
    }

    /** The shop has answered a probe: what was before does not count any more. */
    synchronized void wellAgain() {
        window.clear();
        since = null;
    }

    /** What is wrong with the shop; slow is what it is while no call has ended badly. */
    synchronized @Nullable Trouble trouble() {
        if (since == null) {
            return null;
        }
        Map<Outcome, Long> bad = bad().stream().collect(Collectors.groupingBy(Call::outcome, Collectors.counting()));
        Outcome most = bad.entrySet().stream()
                .max(Comparator.comparingLong(Map.Entry::getValue))
                .map(Map.Entry::getKey)
                .orElse(Outcome.SLOW);
        return new Trouble(most, since);
    }

    synchronized Map<Outcome, Long> counts() {
        return new EnumMap<>(counts);
    }

    synchronized List<Failure> failures() {
        return List.copyOf(failures);
    }

    Latency latency() {
        Durations.Seen seen = durations.seen();
        return new Latency(seen.recent(), seen.percentile(50), seen.percentile(95), seen.percentile(99),
                seen.percentile(100));
    }
}
