package dev.vitrina;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static dev.vitrina.TestService.header;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Whichever level answers: HEAD is GET without a body, gzip is plain made smaller, and who has the body gets 304. */
final class RepresentationTest {

    private static final List<String> PATHS = List.of("/v1/products?limit=5",
            "/v1/products?limit=5&q=linen&sort=-title",
            "/v1/products?limit=5&fields=id,description", "/v1/products?ids=7412300000421,9",
            "/v1/products/7412300000421",
            "/v1/products/7412300000421?fields=title", "/v1/products/7412300000421/variants",
            "/v1/products/no-such-thing",
            "/v1/categories", "/v1/markets", "/openapi.yaml", "/v1/products?limit=0", "/v1/nowhere");

    /** Headers that differ from one answer to the next. */
    private static final Set<String> OF_ONE_ANSWER = Set.of("x-request-id", "date", "server-timing");

    /** What a path is answered from, and how to bring that about. */
    enum State {
        FRESH(Duration.ofSeconds(10), "{\"reset\":true}", "memory"),
        STALE(Duration.ofSeconds(331), "{\"down\":true}", "stale"),
        EXPIRED(Duration.ofMinutes(16), "{\"down\":true}", "stale"),
        GONE(Duration.ofHours(25), "{\"down\":true}", "last-known-good");

        private final Duration age;
        private final String chaos;
        private final String source;

        State(Duration age, String chaos, String source) {
            this.age = age;
            this.chaos = chaos;
            this.source = source;
        }
    }

    /** One for each state; a question changes none of them. */
    private static final Map<State, TestService> SERVICES = new EnumMap<>(State.class);

    @BeforeAll
    static void start(@TempDir Path directory) throws Exception {
        for (State state : State.values()) {
            Path file = directory.resolve(state.name());
            TestService service = TestService.start("data.directory", file.toString(), "data.refresh", "10m",
                    "lookup.patience", "20s", "lookup.soft-deadline", "20s", "demo.plan", "enterprise");
            SERVICES.put(state, service);
            await().until(() -> hasCatalogue(file));
            bring(service, state);
        }
    }

    @AfterAll
    static void stop() {
        SERVICES.values().forEach(TestService::close);
    }

    private static TestService in(State state) {
        return Objects.requireNonNull(SERVICES.get(state));
    }

    @ParameterizedTest
    @EnumSource(State.class)
    void headIsGetWithoutTheBody(State state) throws Exception {
        TestService service = in(state);
        for (String path : PATHS) {
            HttpResponse<byte[]> get = service.get(path, "Accept-Encoding", "gzip");
            HttpResponse<byte[]> head = service.send("HEAD", path, "Accept-Encoding", "gzip");
            assertThat(head.statusCode()).as(path).isEqualTo(get.statusCode());
            assertThat(head.body()).as(path).isEmpty();
            assertThat(constantHeaders(head)).as(path).isEqualTo(constantHeaders(get));
            assertThat(header(head, "Content-Length")).as(path).isEqualTo(Integer.toString(get.body().length));
        }
        assertThat(header(service.get(PATHS.getFirst()), "Vitrina-Source")).isEqualTo(state.source);
    }

    @ParameterizedTest
    @EnumSource(State.class)
    void gzipIsTheSameUnderTheSameTag(State state) throws Exception {
        TestService service = in(state);
        for (String path : PATHS) {
            HttpResponse<byte[]> plain = service.get(path, "Accept-Encoding", "identity");
            HttpResponse<byte[]> gzip = service.get(path, "Accept-Encoding", "gzip");
            byte[] bytes = header(gzip, "Content-Encoding").equals("gzip") ? unzipped(gzip.body()) : gzip.body();
            assertThat(bytes).as(path).isEqualTo(plain.body());
            assertThat(gzip.body().length).as(path).isLessThanOrEqualTo(plain.body().length);
            assertThat(header(plain, "Content-Encoding")).isEmpty();
            assertThat(header(gzip, "ETag")).as(path).isEqualTo(header(plain, "ETag"));
            assertThat(header(plain, "Vary")).as(path).isEqualTo(plain.statusCode() == 200 ? "Accept-Encoding" : "");
        }
        assertThat(header(service.get(PATHS.getFirst(), "Accept-Encoding", "gzip"), "Content-Encoding"))
                .isEqualTo("gzip");
    }

    @ParameterizedTest
    @EnumSource(State.class)
    void whoHasTheBodyGets304(State state) throws Exception {
        TestService service = in(state);
        for (String path : PATHS) {
            HttpResponse<byte[]> get = service.get(path);
            String etag = header(get, "ETag");
            assertThat(etag.isEmpty()).as(path).isNotEqualTo(get.statusCode() == 200);
            for (String condition : new String[]{"*", etag, etag.replace("W/", ""), "\"other\", " + etag,
                "W/\"a\" ,\"b\"," + etag + " , W/\"c\""}) {
                HttpResponse<byte[]> answer = service.get(path, "If-None-Match", condition);
                assertThat(answer.statusCode()).as(path + " " + condition)
                        .isEqualTo(get.statusCode() == 200 ? 304 : get.statusCode());
                if (get.statusCode() == 200) {
                    assertThat(answer.body()).isEmpty();
                    assertThat(header(answer, "ETag")).isEqualTo(etag);
                    assertThat(header(answer, "Cache-Control")).isEqualTo(header(get, "Cache-Control"));
                    assertThat(header(answer, "Vitrina-Source")).isEqualTo(header(get, "Vitrina-Source"));
                    assertThat(service.send("HEAD", path, "If-None-Match", condition).statusCode()).isEqualTo(304);
                }
            }
            for (String condition : new String[]{"", "\"other\"", "W/\"x\", \"y\"", etag.replace("\"", ""), "\"*\"",
                ","}) {
                assertThat(service.get(path, "If-None-Match", condition).statusCode()).as(path + " " + condition)
                        .isEqualTo(get.statusCode());
            }
        }
    }

    /**
     * Fills memory, lets it grow old, and lets the shop be what it has to be; until a refresh behind the first answers has failed,
     * their reason changes.
     */
    private static void bring(TestService service, State state) throws Exception {
        askForAll(service);
        service.clock.advance(state.age);
        service.chaos(state.chaos);
        askForAll(service);
        askForAll(service);
    }

    private static void askForAll(TestService service) throws Exception {
        for (String path : PATHS) {
            service.get(path);
        }
        await().until(() -> service.vitrina.loader().usage().loads() == 0);
    }

    private static Map<String, List<String>> constantHeaders(HttpResponse<byte[]> response) {
        Map<String, List<String>> headers = new HashMap<>();
        response.headers().map().forEach((name, values) -> {
            if (!OF_ONE_ANSWER.contains(name.toLowerCase(Locale.ROOT))) {
                headers.put(name, values);
            }
        });
        return headers;
    }

    private static byte[] unzipped(byte[] gzip) throws IOException {
        return new GZIPInputStream(new ByteArrayInputStream(gzip)).readAllBytes();
    }

    private static boolean hasCatalogue(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return false;
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.anyMatch(file -> file.toString().endsWith(".bin"));
        }
    }
}
