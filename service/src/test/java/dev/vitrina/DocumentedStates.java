package dev.vitrina;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import dev.vitrina.demo.DemoProduct;

import static org.awaitility.Awaitility.await;

/** Services in the states that docs/clients.md tells its readers to expect, patient enough for a slow machine. */
final class DocumentedStates {

    static final String KEY = "key";

    private static final String DOWN = "{\"down\":true}";

    private DocumentedStates() {}

    static TestService well() {
        return TestService.start("demo.plan", "enterprise", "lookup.patience", "50s", "lookup.soft-deadline", "50s",
                "shopify.hard-deadline", "55s");
    }

    /** Holds nothing, and the shop gives nothing. */
    static TestService down() {
        TestService service = TestService.start();
        service.chaos(DOWN);
        return service;
    }

    /** Is well, and wants a key. */
    static TestService withKeys() throws Exception {
        return TestService.start("http.api-keys", ApiKeysTest.key("caller", KEY));
    }

    /** Works on as many requests as it may, which is one, for a minute. */
    static TestService busy() throws Exception {
        TestService service = TestService.start("http.max-requests", "1", "lookup.patience", "1m",
                "shopify.hard-deadline", "1m");
        service.chaos("{\"hang\":true}");
        var _ = RawHttp.open(service.vitrina.url(), "GET /v1/products?limit=1 HTTP/1.1\r\nHost: localhost\r\n\r\n");
        await().until(() -> service.get("/v1/markets").statusCode() == 503);
        return service;
    }

    /** Its shop does not answer the first page, and it waits for that. */
    static TestService starting() {
        return TestService.start("demo.latency", "60s", "shopify.hard-deadline", "1h", "warm-up.pages", "1",
                "warm-up.ready-after", "1h");
    }

    static TestService withSamplesAlone() {
        TestService service = TestService.start("fallback.samples", "on");
        service.chaos(DOWN);
        return service;
    }

    /** Holds nothing but the last known good catalogue. */
    static TestService withLastKnownGoodAlone(Path directory) throws IOException {
        try (TestService _ = TestService.start("data.directory", directory.toString(), "data.refresh", "10m")) {
            await().until(() -> isKept(directory));
        }
        TestService service = TestService.start("data.directory", directory.toString());
        service.chaos(DOWN);
        return service;
    }

    private static boolean isKept(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.anyMatch(file -> !file.toString().endsWith(".tmp"));
        }
    }

    static List<String> visibleIds(TestService service) {
        return service.demo().products().stream().filter(product -> product.visible(service.clock.instant()))
                .map(DemoProduct::id).map(String::valueOf).toList();
    }
}
