package dev.vitrina.api;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

import dev.vitrina.http.RequestLog;
import dev.vitrina.metrics.Label;
import dev.vitrina.metrics.Meters;
import dev.vitrina.metrics.Metric;
import io.helidon.http.HeaderName;
import io.helidon.http.Headers;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;

/**
 * Counts the requests of a routing by what callers are told: the template of the path, {@code Vitrina-Source},
 * {@code Vitrina-Reason} and the status. So the counts are those of the headers, and no handler knows of them. What the server
 * answers before there is a route, such as a request line that is too long, is not counted.
 *
 * <p>All series are made at the start. What none of them foresees counts as of source none, so that no request makes one.
 */
public final class RequestMeters implements Filter {

    private static final String MARKETS = "/v1/markets";
    private static final int FIRST_DIGIT = 2;
    private static final int LAST_DIGIT = 5;

    /** By route, then by source, then by the first digit of the status, from 2 on; what is not foreseen leads to source none. */
    private final Map<String, Map<String, List<Meters.Latency>>> latencies = new HashMap<>();
    private final Map<String, Map<String, Meters.Count>> degraded = new HashMap<>();
    private final RequestLog log;

    /**
     * Makes the series.
     *
     * @param meters where they are shown
     * @param log what is told of each request too
     */
    public RequestMeters(Meters meters, RequestLog log) {
        this.log = log;
        for (String route : Label.ROUTE.allowed()) {
            Map<String, List<Meters.Latency>> bySource = route(meters, route);
            latencies.put(route, bySource);
            latencies.put(route + "/", bySource); // served alike
        }
        for (String source : List.of("stale", "last-known-good", "sample", Label.NONE)) {
            Map<String, Meters.Count> byReason = new HashMap<>();
            Label.REASON.allowed().forEach(reason -> byReason.put(reason,
                    meters.counter(Metric.DEGRADED, source, reason)));
            degraded.put(source, byReason);
        }
    }

    private static Map<String, List<Meters.Latency>> route(Meters meters, String route) {
        List<String> statuses = Label.STATUS.allowed();
        List<Meters.Latency> none = statuses.stream()
                .map(status -> latency(meters, route, Label.NONE, status))
                .toList();
        Map<String, List<Meters.Latency>> bySource = new HashMap<>(Map.of(Label.NONE, none));
        for (String source : Label.SOURCE.allowed()) {
            bySource.computeIfAbsent(source, _ -> IntStream.range(0, statuses.size())
                    .mapToObj(i -> isForeseen(route, source, statuses.get(i))
                            ? latency(meters, route, source, statuses.get(i))
                            : none.get(i))
                    .toList());
        }
        return bySource;
    }

    private static Meters.Latency latency(Meters meters, String route, String source, String status) {
        Meters.Latency latency = meters.histogram(Metric.REQUEST_DURATION, route, source, status);
        meters.counted(Metric.REQUESTS, latency::count, route, source, status);
        return latency;
    }

    /** The others would take a line for each bucket, and always be nothing. */
    private static boolean isForeseen(String route, String source, String status) {
        boolean looksUp = route.startsWith("/v1/") && !route.equals(MARKETS);
        boolean good = status.equals("2xx") || status.equals("3xx");
        return switch (source) {
            case "memory" -> (looksUp && !status.equals("5xx")) || (route.equals(MARKETS) && good);
            case "redis", "shopify", "stale" -> looksUp && !status.equals("5xx"); // 404 too
            default -> looksUp && good;
        };
    }

    @Override
    public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
        long from = System.nanoTime();
        try {
            chain.proceed();
        } finally {
            long now = System.nanoTime();
            String source = value(response.headers(), ProvenanceHeaders.SOURCE);
            count(request, response, source, now - from);
            log.ended(request, response, source, now - from, now);
        }
    }

    private void count(RoutingRequest request, RoutingResponse response, String source, long nanos) {
        Map<String, Meters.Count> byReason = degraded.get(source);
        if (byReason != null) {
            Meters.Count count = byReason.get(value(response.headers(), ProvenanceHeaders.REASON));
            if (count != null) {
                count.increment();
            }
        }
        int digit = Math.clamp(response.status().code() / 100, FIRST_DIGIT, LAST_DIGIT);
        of(of(latencies, request.matchingPattern().orElse(Label.OTHER), Label.OTHER), source, Label.NONE)
                .get(digit - FIRST_DIGIT)
                .record(nanos);
    }

    private static String value(Headers headers, HeaderName name) {
        return headers.contains(name) ? headers.get(name).get() : Label.NONE;
    }

    private static <T> T of(Map<String, T> map, String key, String otherwise) {
        T found = map.get(key);
        return found == null ? Objects.requireNonNull(map.get(otherwise)) : found;
    }
}
