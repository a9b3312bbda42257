package dev.vitrina;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import dev.vitrina.Crowd.Seen;
import dev.vitrina.ShopProxy.Mode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static dev.vitrina.TestService.header;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What a caller gets from an entry in each of its states while no connection to the shop holds, and that all is well when one does. */
@TestInstance(Lifecycle.PER_CLASS) // JUnit holds on to one instance an invocation otherwise, and so to as many shops
@Timeout(value = 60, unit = TimeUnit.SECONDS)
final class BrokenConnectionsTest {

    private static final String PAGE = "/v1/products?limit=5&sort=title";
    private static final Duration STALE = Duration.ofSeconds(331);
    private static final Duration EXPIRED = Duration.ofMinutes(16);
    private static final Duration PAUSE = Duration.ofSeconds(12);

    private ProxiedService proxied;
    private TestService service;

    @BeforeEach
    void start() throws Exception {
        use(new ProxiedService("lookup.patience", "50s", "lookup.soft-deadline", "50s", "shopify.hard-deadline",
                "55s"));
    }

    @AfterEach
    void stop() {
        proxied.close();
    }

    private void use(ProxiedService other) {
        proxied = other;
        service = other.service;
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "FORWARD")
    void withoutAnEntryItIsAnHonest503ThatIsNotKept(Mode mode) throws Exception {
        proxied.proxy.mode(mode);
        for (String path : List.of(PAGE, "/v1/products/awkward-no-image")) {
            HttpResponse<byte[]> response = service.get(path);
            assertThat(response.statusCode()).isEqualTo(503);
            assertThat(header(response, "Vitrina-Reason")).isEqualTo("failed");
            assertThat(header(response, "Retry-After")).isEqualTo("1");
            assertThat(header(response, "Cache-Control")).isEqualTo("no-store");
        }
        assertThat(service.memory().pages().entries()).isZero();
        assertThat(service.memory().products().entries()).isZero();
        assertAllIsWellAgain("vitrina; fwd=uri-miss; stored");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "FORWARD")
    void withoutAnEntryTheLastKnownGoodPageIsTheNet(Mode mode, @TempDir Path directory) throws Exception {
        proxied.close();
        use(new ProxiedService("lookup.patience", "50s", "shopify.hard-deadline", "55s", "data.directory",
                directory.toString(), "data.refresh", "10m"));
        await().until(() -> isWritten(directory));
        proxied.proxy.mode(mode);
        HttpResponse<byte[]> response = service.get(PAGE);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(header(response, "Vitrina-Source")).isEqualTo("last-known-good");
        assertThat(header(response, "Vitrina-Reason")).isEqualTo("failed");
        assertThat(header(response, "Cache-Control")).isEqualTo("no-store");
        assertThat(service.memory().pages().entries()).isZero();
        assertAllIsWellAgain("vitrina; fwd=uri-miss; stored");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "FORWARD")
    void anExpiredEntryIsTheNet(Mode mode) throws Exception {
        byte[] body = service.get(PAGE).body();
        service.clock.advance(EXPIRED);
        proxied.proxy.mode(mode);
        HttpResponse<byte[]> response = service.get(PAGE);
        assertStale(response, "failed", body);
        assertThat(header(response, "Cache-Status")).isEqualTo("vitrina; fwd=stale; detail=failed");
        assertStale(service.get(PAGE), "paused", body);
        assertAllIsWellAgain("vitrina; fwd=stale; stored");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "FORWARD")
    void freshAndStaleEntriesAreServedAtOnce(Mode mode) throws Exception {
        byte[] body = service.get(PAGE).body();
        proxied.proxy.mode(mode);
        HttpResponse<byte[]> fresh = service.get(PAGE);
        assertThat(header(fresh, "Vitrina-Source")).isEqualTo("memory");
        assertThat(fresh.body()).isEqualTo(body);
        service.clock.advance(STALE);
        HttpResponse<byte[]> response = service.get(PAGE);
        assertStale(response, "revalidating", body);
        assertThat(header(response, "Cache-Status")).matches("vitrina; hit; ttl=-\\d+; detail=revalidating");
        await().until(() -> service.vitrina.loader().usage().loads() == 0);
        assertStale(service.get(PAGE), "paused", body);
        proxied.proxy.mode(Mode.FORWARD);
        service.clock.advance(PAUSE);
        assertStale(service.get(PAGE), "revalidating", body);
        await().until(() -> header(service.get(PAGE), "Age").equals("0"));
        assertThat(header(service.get(PAGE), "Vitrina-Source")).isEqualTo("memory");
    }

    /** A gateway that restarts takes all idle connections along; nobody must notice. */
    @Test
    void aPoolOfDeadConnectionsIsNoFailure() throws Exception {
        try (Crowd crowd = new Crowd(service.vitrina.url())) {
            proxied.store.chaos("{\"hang\":true}");
            List<Future<Seen>> answers = crowd.call(8, caller -> "/v1/products?limit=" + (10 + caller));
            await().until(() -> proxied.store.callsInFlight() == 8);
            proxied.store.chaos("{\"hang\":false}");
            assertThat(Crowd.all(answers)).extracting(Seen::source).containsOnly("shopify");
            assertThat(proxied.proxy.open()).isEqualTo(8);
            proxied.proxy.resetAll();
            assertThat(crowd.get(PAGE).source()).isEqualTo("shopify");
            answers = crowd.call(8, caller -> "/v1/products?limit=" + (20 + caller));
            assertThat(Crowd.all(answers)).extracting(Seen::source).containsOnly("shopify");
        }
    }

    private static boolean isWritten(Path directory) throws java.io.IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.anyMatch(file -> !file.toString().endsWith(".tmp"));
        }
    }

    private static void assertStale(HttpResponse<byte[]> response, String reason, byte[] body) {
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(header(response, "Vitrina-Source")).isEqualTo("stale");
        assertThat(header(response, "Vitrina-Reason")).isEqualTo(reason);
        assertThat(header(response, "Cache-Control")).isEqualTo("public, max-age=0");
        assertThat(response.body()).isEqualTo(body);
    }

    private void assertAllIsWellAgain(String cacheStatus) throws Exception {
        proxied.proxy.mode(Mode.FORWARD);
        service.clock.advance(PAUSE);
        HttpResponse<byte[]> response = service.get(PAGE);
        assertThat(header(response, "Vitrina-Source")).isEqualTo("shopify");
        assertThat(header(response, "Cache-Status")).isEqualTo(cacheStatus);
        assertThat(TestService.json(response).path("products").size()).isEqualTo(5);
        assertThat(TestService.json(response).path("meta").path("complete").asBoolean()).isTrue();
    }
}
