package dev.vitrina;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.vitrina.TestService.header;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Each answer says how long its lookup took, how long its caller waited for the shop, and how many did not wait at all. */
@TestInstance(Lifecycle.PER_CLASS) // JUnit holds on to one instance an invocation otherwise, and so to as many shops
final class TimingTest {

    private static final String PAGE = "/v1/products?limit=5";
    private static final Duration STALE = Duration.ofSeconds(331);
    private static final Duration EXPIRED = Duration.ofMinutes(16);
    private static final int PATIENCE_MS = 400;
    private static final int SOFT_DEADLINE_MS = 300;
    private static final Pattern TIMING = Pattern.compile(
            "lookup;dur=(\\d+\\.\\d\\d)(?:, shopify;dur=(\\d+\\.\\d))?, hit-ratio;desc=\"([01]\\.\\d{3})\"");

    private TestService service;

    @BeforeEach
    void start() {
        service = startWith();
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void whoGetsItFromMemoryDidNotWait() throws Exception {
        assertWaited(service.get(PAGE), "shopify", 0);
        for (int hits = 1; hits <= 3; hits++) {
            assertAtOnce(service.get(PAGE), "memory");
        }
        assertThat(timing(service.get(PAGE)).ratio).isEqualTo("0.800");
    }

    @Test
    void theRatioBeginsWithTheFirstAnswerAndTellsAllHitsFromAlmostAll() throws Exception {
        assertThat(timing(service.get(PAGE)).ratio).isEqualTo("0.000");
        assertThat(timing(service.get(PAGE)).ratio).isEqualTo("0.500");
        assertThat(timing(service.get(PAGE)).ratio).isEqualTo("0.667");
    }

    @Test
    void whoSharesALoadWaitsForItToo() throws Exception {
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            HttpResponse<byte[]> collapsed = await().until(() -> sharing(callers), shared -> !shared.isEmpty())
                    .getFirst();
            assertThat(header(collapsed, "Cache-Status")).isEqualTo("vitrina; fwd=uri-miss; stored; collapsed");
            assertWaited(collapsed, "shopify", 0);
        }
    }

    private int limit = 5;

    /** Those of ten callers at once, on a key of their own, who shared a load; perhaps none, on a slow machine. */
    private List<HttpResponse<byte[]>> sharing(ExecutorService callers) throws Exception {
        String path = "/v1/products?limit=" + ++limit;
        service.chaos("{\"hang\":true}");
        List<Future<HttpResponse<byte[]>>> all = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            all.add(callers.submit(() -> service.get(path)));
        }
        await().until(() -> service.demo().callsInFlight() == 1);
        service.chaos("{\"hang\":false}");
        List<HttpResponse<byte[]>> shared = new ArrayList<>();
        for (Future<HttpResponse<byte[]>> one : all) {
            if (header(one.get(), "Cache-Status").contains("collapsed")) {
                shared.add(one.get());
            }
        }
        return shared;
    }

    @Test
    void aStaleAnswerAtOnceDidNotWait() throws Exception {
        service.get(PAGE);
        service.clock.advance(STALE);
        service.chaos("{\"hang\":true}");
        assertAtOnce(service.get(PAGE), "stale");
    }

    @Test
    void aStaleAnswerAfterTheSoftDeadlineWaitedThatLong() throws Exception {
        service.get(PAGE);
        service.clock.advance(EXPIRED);
        service.chaos("{\"hang\":true}");
        assertWaited(service.get(PAGE), "stale", SOFT_DEADLINE_MS);
    }

    @Test
    void aStaleAnswerInThePauseAfterAFailedLoadDidNotWait() throws Exception {
        service.get(PAGE);
        service.clock.advance(EXPIRED);
        service.chaos("{\"malformed\":true}");
        assertWaited(service.get(PAGE), "stale", 0);
        assertAtOnce(paused(service), "stale");
    }

    @Test
    void anUnknownProductTakesItsTimeOnce() throws Exception {
        HttpResponse<byte[]> first = service.get("/v1/products/no-such-thing");
        assertThat(first.statusCode()).isEqualTo(404);
        assertWaited(first, "shopify", 0);
        assertAtOnce(service.get("/v1/products/no-such-thing"), "memory");
    }

    @Test
    void whoGetsNothingWaitedToo() throws Exception {
        try (TestService impatient = startWith("lookup.patience", PATIENCE_MS + "ms")) {
            impatient.chaos("{\"hang\":true}");
            HttpResponse<byte[]> late = impatient.get(PAGE);
            assertThat(late.statusCode()).isEqualTo(503);
            assertWaited(late, "", PATIENCE_MS);
        }
    }

    @Test
    void whoGetsNothingInThePauseDidNotWaitYetThatIsNoHit() throws Exception {
        service.chaos("{\"malformed\":true}");
        assertWaited(service.get(PAGE), "", 0);
        HttpResponse<byte[]> paused = paused(service);
        assertThat(paused.statusCode()).isEqualTo(503);
        assertAtOnce(paused, "");
        assertThat(timing(paused).ratio).isEqualTo("0.000");
    }

    @Test
    void theLastKnownGoodAfterPatienceWaitedThatLong(@TempDir Path directory) throws Exception {
        try (TestService known = startWith("lookup.patience", PATIENCE_MS + "ms", "data.directory",
                directory.toString(), "data.refresh", "10m")) {
            await().until(() -> files(directory) == 1);
            known.chaos("{\"hang\":true}");
            assertWaited(known.get(PAGE), "last-known-good", PATIENCE_MS);
        }
    }

    private static long files(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> !file.toString().endsWith(".tmp")).count();
        }
    }

    @Test
    void samplesComeAfterTheWaitOrWithoutOne() throws Exception {
        try (TestService sampled = startWith("fallback.samples", "on")) {
            sampled.chaos("{\"malformed\":true}");
            assertWaited(sampled.get(PAGE), "sample", 0);
            assertAtOnce(paused(sampled), "sample");
            assertThat(timing(paused(sampled)).ratio).isEqualTo("0.667");
        }
    }

    @Test
    void aCursorThatTheShopRefusesWasWaitedFor() throws Exception {
        String next = service.json(PAGE).path("page").path("next").asString();
        service.chaos("""
                {"answer":{"status":200,"content_type":"application/json",
                "body":"{\\"errors\\":[{\\"message\\":\\"Invalid cursor for current pagination sort.\\"}]}"}}""");
        HttpResponse<byte[]> refused = service.get(PAGE + "&cursor=" + next);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertWaited(refused, "", 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/products?limit=0", "/v1/products?cursor=x", "/v1/products/a%20b", "/nowhere"})
    void whatIsRefusedBeforeTheLookupHasNoTimingAndDoesNotCount(String path) throws Exception {
        assertThat(header(service.get(path), "Server-Timing")).isEmpty();
        assertThat(timing(service.get(PAGE)).ratio).isEqualTo("0.000");
    }

    @Test
    void itIsThereWithoutABodyToo() throws Exception {
        String tag = header(service.get(PAGE), "ETag");
        assertAtOnce(service.send("HEAD", PAGE), "memory");
        HttpResponse<byte[]> unchanged = service.get(PAGE, "If-None-Match", tag);
        assertThat(unchanged.statusCode()).isEqualTo(304);
        assertAtOnce(unchanged, "memory");
    }

    /** A patience that a slow machine does not exhaust, unless a test wants another. */
    private static TestService startWith(String... more) {
        List<String> settings = new ArrayList<>(List.of("lookup.patience", "50s", "lookup.soft-deadline",
                SOFT_DEADLINE_MS + "ms", "shopify.hard-deadline", "55s", "demo.plan", "enterprise"));
        settings.addAll(List.of(more));
        return TestService.start(settings.toArray(String[]::new));
    }

    private static HttpResponse<byte[]> paused(TestService service) {
        return await().until(() -> service.get(PAGE), response -> header(response, "Vitrina-Reason").equals("paused"));
    }

    private static void assertWaited(HttpResponse<byte[]> response, String source, double atLeast) {
        Timing timing = timing(response);
        assertThat(header(response, "Vitrina-Source")).isEqualTo(source);
        assertThat(timing.shopify).isBetween(atLeast, timing.lookup);
        assertThat(header(response, "Cache-Status")).matches("|vitrina; fwd=.*");
    }

    private static void assertAtOnce(HttpResponse<byte[]> response, String source) {
        Timing timing = timing(response);
        assertThat(header(response, "Vitrina-Source")).isEqualTo(source);
        assertThat(timing.shopify).isNaN();
        assertThat(timing.lookup).isPositive();
        assertThat(header(response, "Cache-Status")).matches("|vitrina; hit; .*");
    }

    /** What a header says, in milliseconds; the wait is NaN where there was none. */
    private record Timing(double lookup, double shopify, String ratio) {}

    private static Timing timing(HttpResponse<byte[]> response) {
        Matcher timing = TIMING.matcher(header(response, "Server-Timing"));
        assertThat(timing.matches()).as(header(response, "Server-Timing")).isTrue();
        String shopify = timing.group(2);
        return new Timing(Double.parseDouble(timing.group(1)),
                shopify == null ? Double.NaN : Double.parseDouble(shopify),
                timing.group(3));
    }
}
