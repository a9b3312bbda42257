package dev.vitrina;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import static dev.vitrina.TestService.header;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Where neither memory nor the shop can answer, the last known good catalogue does, also after a restart. */
final class LastKnownGoodTest {

    private static final String PAGE = "/v1/products?limit=7&sort=title";
    private static final String DOWN = "{\"down\":true}";

    @TempDir
    private Path directory;

    @Test
    void answersAfterARestartWhileTheShopIsDown() throws Exception {
        loadAndStop();
        try (TestService service = start("0s", "off")) {
            service.chaos(DOWN);
            HttpResponse<byte[]> response = service.get(PAGE);
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(header(response, "Vitrina-Source")).isEqualTo("last-known-good");
            assertThat(header(response, "Vitrina-Reason")).isEqualTo("failed");
            assertThat(header(response, "Cache-Control")).isEqualTo("no-store");
            assertThat(header(response, "Cache-Status")).isEmpty();
            assertThat(header(response, "Age")).isEqualTo("0");
            JsonNode page = TestService.json(response);
            assertThat(page.path("products").size()).isEqualTo(7);
            assertThat(page.path("page").path("next").isNull()).isTrue();
            assertThat(page.path("meta").path("complete").asBoolean()).isFalse();
            String known = page.path("products").get(0).path("id").asString();
            assertThat(header(service.get("/v1/products/" + known), "Vitrina-Source")).isEqualTo("last-known-good");
            assertThat(service.get("/v1/products/no-such-thing").statusCode()).isEqualTo(503);
            assertThat(service.memory().pages().entries()).isZero();
        }
    }

    @Test
    void aDamagedFileIsSetAsideAndTheServiceIsUp() throws Exception {
        loadAndStop();
        Path file = files().getFirst();
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
        try (CapturedLog log = new CapturedLog("dev.vitrina.lookup.CatalogueKeeper");
                TestService service = start("0s", "off")) {
            assertThat(files()).singleElement().asString().contains(".damaged-");
            assertThat(log.messages()).singleElement().asString()
                    .contains("is damaged", "set aside as", files().getFirst().getFileName().toString());
            assertThat(service.get(PAGE).statusCode()).isEqualTo(200);
            service.chaos(DOWN);
            assertThat(service.get("/v1/products?limit=8").statusCode()).isEqualTo(503);
        }
    }

    @Test
    void samplesStandInWhereThereIsNoneYet() throws Exception {
        try (TestService service = start("0s", "on")) {
            service.chaos(DOWN);
            HttpResponse<byte[]> response = service.get(PAGE);
            assertThat(header(response, "Vitrina-Source")).isEqualTo("sample");
            assertThat(header(response, "Vitrina-Reason")).isEqualTo("failed");
            assertThat(header(response, "Cache-Control")).isEqualTo("no-store");
            for (JsonNode product : TestService.json(response).path("products")) {
                assertThat(product.path("sample").asBoolean()).isTrue();
                assertThat(product.path("available").asBoolean()).isFalse();
            }
            assertThat(new String(response.body(), StandardCharsets.UTF_8)).contains("\"complete\":false");
        }
    }

    @Test
    void aDirectoryThatCannotBeWrittenIsLoggedOnceAndOnceMoreWhenItCan() throws Exception {
        Path data = directory.resolve("data");
        Files.writeString(data, "no directory");
        try (CapturedLog log = new CapturedLog("dev.vitrina.lookup.CatalogueKeeper");
                TestService service = TestService.start("data.directory", data.toString(), "data.refresh", "200ms",
                        "demo.plan", "enterprise")) { // pays for many loads while the clock stands still
            long before = service.demo().calls();
            await().until(() -> service.demo().calls() > before + 3);
            Files.delete(data);
            await().until(() -> log.messages().stream().anyMatch(message -> message.contains("on disk again")));
            long written = service.demo().calls();
            await().until(() -> service.demo().calls() > written + 1);
            assertThat(log.messages()).satisfiesExactly(
                    first -> assertThat(first).contains("no last known good catalogue yet"),
                    second -> assertThat(second).contains("in memory only"),
                    third -> assertThat(third).contains("on disk again"));
        }
    }

    private void loadAndStop() throws Exception {
        try (TestService service = start("10m", "off")) {
            await().until(() -> files().size() == 1);
            assertThat(service.demo().calls()).as("something small, to learn what the bucket holds, and the load")
                    .isEqualTo(2);
        }
    }

    private java.util.List<Path> files() throws java.io.IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> !file.toString().endsWith(".tmp")).toList();
        }
    }

    private TestService start(String refresh, String samples) {
        return TestService.start("data.directory", directory.toString(), "data.refresh", refresh, "fallback.samples",
                samples);
    }
}
