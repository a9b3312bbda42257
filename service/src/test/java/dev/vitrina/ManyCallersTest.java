package dev.vitrina;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import dev.vitrina.Crowd.Seen;
import dev.vitrina.lookup.Loader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A thousand callers of one key: they cost one call, and none of them waits longer than one alone would. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
final class ManyCallersTest {

    private static final int CALLERS = 1_000;
    private static final String PAGE = "/v1/products?limit=7&sort=title";
    private static final Duration EXPIRED = Duration.ofMinutes(16);

    /** How long callers wait in a test where the shop answers in time, and in one where it does not; the one is beyond any test's. */
    private static final String LONG = "10m";
    private static final String SHORT = "300ms";

    /** How long a thousand may take to come on a machine that does much else. */
    private static final Duration ENOUGH = Duration.ofSeconds(40);

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {PAGE, "/v1/products/awkward-no-image"})
    void shareTheAnswerOfTheOneCallThatFillsAColdKey(String path) throws Exception {
        try (TestService service = start(LONG, LONG); Crowd crowd = new Crowd(service.vitrina.url())) {
            List<Seen> seen = heldUntilAllWait(service, crowd, path);
            assertShared(seen, "uri-miss");
            assertThat(service.demo().calls()).isEqualTo(1);
            assertKept(crowd.get(path), seen.getFirst().bodyHash());
        }
    }

    @Test
    void shareTheAnswerOfTheOneCallThatReplacesAnExpiredEntry() throws Exception {
        try (TestService service = start(LONG, LONG); Crowd crowd = new Crowd(service.vitrina.url())) {
            crowd.get(PAGE);
            service.clock.advance(EXPIRED);
            List<Seen> seen = heldUntilAllWait(service, crowd, PAGE);
            assertShared(seen, "stale");
            assertThat(service.demo().calls()).isEqualTo(2);
            assertKept(crowd.get(PAGE), seen.getFirst().bodyHash());
        }
    }

    @Test
    void getSamplesWhenTheirPatienceEndsOnAColdKey() throws Exception {
        try (TestService service = start(SHORT, "0ms", "fallback.samples", "on");
                Crowd crowd = new Crowd(service.vitrina.url())) {
            assertOutOfPatience(service, crowd, "sample", "");
        }
    }

    @Test
    void getTheLastKnownGoodPageWhenTheirPatienceEndsOnAColdKey() throws Exception {
        try (TestService service = start(SHORT, "0ms", "data.directory", directory.toString(), "data.refresh", "10m");
                Crowd crowd = new Crowd(service.vitrina.url())) {
            await().until(this::catalogueIsWritten);
            assertOutOfPatience(service, crowd, "last-known-good", "0");
        }
    }

    @Test
    void getTheExpiredEntryWhenTheSoftDeadlineIsOver() throws Exception {
        try (TestService service = start(LONG, SHORT); Crowd crowd = new Crowd(service.vitrina.url())) {
            Seen before = crowd.get(PAGE);
            service.clock.advance(EXPIRED);
            service.chaos("{\"hang\":true}");
            Seen expected = new Seen(200, "stale", "soft-deadline", "vitrina; fwd=stale; detail=soft-deadline",
                    Long.toString(EXPIRED.toSeconds()), "", before.bodyHash());
            assertThat(Crowd.all(crowd.call(CALLERS, _ -> PAGE))).hasSize(CALLERS).containsOnly(expected);
            assertTheCallGoesOn(service, crowd, 2);
        }
    }

    private static TestService start(String patience, String softDeadline, String... more) {
        List<String> settings = List.of("lookup.patience", patience, "lookup.soft-deadline", softDeadline,
                "shopify.hard-deadline", "11m", "demo.plan", "enterprise");
        return TestService.start(Stream.concat(settings.stream(), Stream.of(more)).toArray(String[]::new));
    }

    /** The shop takes as long as it takes all of them to come, and a little more. */
    private static List<Seen> heldUntilAllWait(TestService service, Crowd crowd, String path) throws Exception {
        service.chaos("{\"hang\":true}");
        List<Future<Seen>> answers = crowd.call(CALLERS, _ -> path);
        await().atMost(ENOUGH).until(() -> service.vitrina.loader().usage().callers() == CALLERS);
        assertThat(service.vitrina.loader().usage().loads()).isEqualTo(1);
        await().until(() -> service.demo().callsInFlight() == 1);
        service.chaos("{\"hang\":false}");
        return Crowd.all(answers);
    }

    private static void assertShared(List<Seen> seen, String forwarded) {
        Seen stored = new Seen(200, "shopify", "", "vitrina; fwd=" + forwarded + "; stored", "0", "",
                seen.getFirst().bodyHash());
        Seen collapsed = new Seen(200, "shopify", "", "vitrina; fwd=" + forwarded + "; stored; collapsed", "0", "",
                seen.getFirst().bodyHash());
        assertThat(seen).hasSize(CALLERS).containsOnly(stored, collapsed).containsOnlyOnce(stored);
    }

    private static void assertKept(Seen seen, int bodyHash) {
        assertThat(seen.source()).isEqualTo("memory");
        assertThat(seen.age()).isEqualTo("0");
        assertThat(seen.bodyHash()).isEqualTo(bodyHash);
    }

    private void assertOutOfPatience(TestService service, Crowd crowd, String source, String age) throws Exception {
        long before = service.demo().calls();
        service.chaos("{\"hang\":true}");
        List<Seen> seen = Crowd.all(crowd.call(CALLERS, _ -> PAGE));
        Seen expected = new Seen(200, source, "patience", "", age, "", seen.getFirst().bodyHash());
        assertThat(seen).hasSize(CALLERS).containsOnly(expected);
        assertTheCallGoesOn(service, crowd, before + 1);
    }

    /** All callers have left; the shop answers only now. */
    private static void assertTheCallGoesOn(TestService service, Crowd crowd, long calls) throws Exception {
        assertThat(service.vitrina.loader().usage()).isEqualTo(new Loader.Usage(1, 0));
        assertThat(service.demo().callsInFlight()).isEqualTo(1);
        service.chaos("{\"hang\":false}");
        await().until(() -> service.vitrina.loader().usage().loads() == 0);
        Seen after = crowd.get(PAGE);
        assertKept(after, after.bodyHash());
        assertThat(service.demo().calls()).isEqualTo(calls);
    }

    private boolean catalogueIsWritten() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.anyMatch(file -> !file.toString().endsWith(".tmp"));
        }
    }
}
