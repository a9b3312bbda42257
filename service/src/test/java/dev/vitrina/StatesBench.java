package dev.vitrina;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

import dev.vitrina.Crowd.Seen;
import org.jspecify.annotations.Nullable;

/**
 * How long callers wait, and who answers them, for each state of an entry, with a store that is well, that hangs and that is
 * down. Requests come when they are due, whether or not earlier ones were answered, and their time counts from then on.
 * Each asks for a key of its own, for the first request of a key changes its state. Started by {@code bench/states.sh}.
 */
final class StatesBench {

    private static final int PER_SECOND = 200;
    private static final Duration BETWEEN = Duration.ofSeconds(1).dividedBy(PER_SECOND);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
    private static final int MOST_SECONDS = 10;

    private static final String[] SORTS = {"id", "title", "created_at", "updated_at", "published_at", "vendor", "type",
        "inventory"};

    /** These two ask for more than any of the keys. */
    private static final String WARM = "/v1/products?limit=200";
    private static final String LAST = "/v1/products?limit=201";

    /** For filling. */
    private static final String GENEROUS = """
            {"latency_ms":0,"bucket":{"points":1000000,"restore_per_s":1000000}}""";

    private static final int WARM_UP_OF_JVM = 10_000;
    private static final int WARM_UP = 500;
    private static final int AT_ONCE = 8;

    private final int requests;

    private StatesBench(int seconds) {
        this.requests = seconds * PER_SECOND;
    }

    /** How the store is. */
    private enum Condition {
        CALM("{\"reset\":true}"), HANGING("{\"reset\":true,\"hang\":true}"), DOWN("{\"reset\":true,\"down\":true}");

        private final String chaos;

        Condition(String chaos) {
            this.chaos = chaos;
        }
    }

    /** How old the entries are; null where there are none. */
    private enum State {
        FRESH(Duration.ZERO), STALE(Duration.ofSeconds(331)), EXPIRED(Duration.ofMinutes(16)), NONE(null);

        private final @Nullable Duration age;

        State(@Nullable Duration age) {
            this.age = age;
        }
    }

    /** What became of one request. */
    private record Outcome(String source, boolean failed, long nanos) {

        static Outcome of(Seen seen, long nanos) {
            boolean failed = seen.status() != 200;
            String source = failed ? "status " + seen.status() : seen.source();
            return new Outcome(seen.reason().isEmpty() ? source : source + "/" + seen.reason(), failed, nanos);
        }
    }

    /**
     * Prints the table, a row as soon as it is measured.
     *
     * @param arguments for how many seconds requests are sent in each row, from 1 to 10
     */
    static void main(String... arguments) throws Exception {
        int seconds = Integer.parseInt(arguments[0]);
        if (seconds < 1 || seconds > MOST_SECONDS) {
            throw new IllegalArgumentException("seconds must be from 1 to " + MOST_SECONDS + ", not " + seconds);
        }
        warmUpJvm();
        StatesBench bench = new StatesBench(seconds);
        System.out.println("| store | entry | p50 ms | p99 ms | max ms | sources | errors |");
        System.out.println("|---|---|---:|---:|---:|---|---:|");
        for (Condition condition : Condition.values()) {
            for (State state : State.values()) {
                print(System.out, condition, state, bench.measure(condition, state));
            }
        }
    }

    /** Hits, and then each way that an answer can take, once over. */
    private static void warmUpJvm() throws Exception {
        try (TestService service = start(); Crowd crowd = new Crowd(service.vitrina.url())) {
            hit(service, crowd, WARM_UP_OF_JVM);
        }
        for (State state : State.values()) {
            var _ = new StatesBench(1).measure(Condition.CALM, state);
        }
    }

    private static TestService start() {
        return TestService.start("demo.latency", "150ms", "demo.plan", "enterprise", "fallback.samples", "on",
                "cache.max-page-bytes", "512MiB");
    }

    /** A row has a service of its own, so that no breaker, pause or empty bucket is left of the row before. */
    private Outcome[] measure(Condition condition, State state) throws Exception {
        try (TestService service = start(); Crowd crowd = new Crowd(service.vitrina.url())) {
            service.chaos(GENEROUS);
            hit(service, crowd, WARM_UP);
            if (state.age != null) {
                fill(service, crowd);
                service.clock.advance(state.age);
            }
            service.chaos("{\"reset\":true}");
            must(service, crowd, LAST, "shopify"); // tells the service what the bucket of the plan holds
            System.gc(); // what filling left is not to be cleared away while the clock runs
            service.chaos(condition.chaos);
            Outcome[] outcomes = send(service, crowd);
            service.chaos("{\"reset\":true}"); // lets go of calls that hang
            return outcomes;
        }
    }

    /** Opens the connections, too. */
    private static void hit(TestService service, Crowd crowd, int times) throws Exception {
        must(service, crowd, WARM, "shopify");
        AtomicInteger next = new AtomicInteger();
        crowd.work(AT_ONCE, () -> {
            while (next.getAndIncrement() < times) {
                must(service, crowd, WARM, "memory");
            }
        });
    }

    private void fill(TestService service, Crowd crowd) throws Exception {
        AtomicInteger next = new AtomicInteger();
        crowd.work(AT_ONCE, () -> {
            for (int i = next.getAndIncrement(); i < requests; i = next.getAndIncrement()) {
                must(service, crowd, path(i), "shopify");
            }
        });
    }

    private static void must(TestService service, Crowd crowd, String path, String source)
            throws IOException, InterruptedException {
        Seen seen = crowd.get(path);
        if (seen.status() != 200 || !seen.source().equals(source)) {
            throw new IllegalStateException(service.vitrina.url() + path + " must come from " + source + ": " + seen);
        }
    }

    /** All keys differ; the small pages come first. */
    private static String path(int number) {
        int order = number % (2 * SORTS.length);
        String sort = (order < SORTS.length ? "" : "-") + SORTS[order % SORTS.length];
        return "/v1/products?sort=" + sort + "&limit=" + (1 + number / (2 * SORTS.length));
    }

    /** Whoever has no answer in the end waited until then. */
    private Outcome[] send(TestService service, Crowd crowd) throws InterruptedException {
        AtomicReferenceArray<@Nullable Outcome> outcomes = new AtomicReferenceArray<>(requests);
        CountDownLatch open = new CountDownLatch(requests);
        long begin = System.nanoTime();
        for (int i = 0; i < requests; i++) {
            int number = i;
            long due = begin + i * BETWEEN.toNanos();
            for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            service.clock.advance(BETWEEN); // the service's time goes on as ours does
            Thread.ofVirtual().start(() -> {
                outcomes.set(number, ask(crowd, path(number), due));
                open.countDown();
            });
        }
        var _ = open.await(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS);
        long end = System.nanoTime();
        Outcome[] known = new Outcome[requests];
        for (int i = 0; i < requests; i++) {
            Outcome outcome = outcomes.get(i);
            known[i] = outcome == null
                    ? new Outcome("no answer", true, end - begin - i * BETWEEN.toNanos())
                    : outcome;
        }
        return known;
    }

    private static Outcome ask(Crowd crowd, String path, long due) {
        try {
            Seen seen = crowd.get(path);
            return Outcome.of(seen, System.nanoTime() - due);
        } catch (IOException | InterruptedException e) {
            return new Outcome(e.getClass().getSimpleName(), true, System.nanoTime() - due);
        }
    }

    private static void print(PrintStream out, Condition condition, State state, Outcome[] outcomes) {
        long[] nanos = Arrays.stream(outcomes).mapToLong(Outcome::nanos).sorted().toArray();
        Map<String, Integer> counts = new TreeMap<>();
        for (Outcome outcome : outcomes) {
            counts.merge(outcome.source(), 1, Integer::sum);
        }
        String sources = counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .map(count -> "`%s` %s %%".formatted(count.getKey(), share(count.getValue(), outcomes.length)))
                .collect(Collectors.joining(", "));
        out.printf(Locale.ROOT, "| %s | %s | %.1f | %.1f | %.1f | %s | %d |%n", name(condition), name(state),
                millis(nanos, 0.50), millis(nanos, 0.99), millis(nanos, 1), sources,
                Arrays.stream(outcomes).filter(Outcome::failed).count());
    }

    private static String share(int count, int all) {
        return count == all ? "100" : String.format(Locale.ROOT, "%.1f", 100.0 * count / all);
    }

    /** The least time that such a share of all requests did not exceed. */
    private static double millis(long[] sorted, double share) {
        return sorted[(int) Math.ceil(share * sorted.length) - 1] / 1e6;
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
