package dev.vitrina;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.logging.Level;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.vitrina.TestService.header;
import static org.assertj.core.api.Assertions.assertThat;

/** Where keys are configured, callers of the product API need one; which ones count can change while the service runs. */
final class ApiKeysTest {

    private static final String FIRST = "marked-key-of-the-first";
    private static final String SECOND = "marked-key-of-the-second";
    private static final String PAGE = "/v1/products?limit=5";
    private static final String SHOP = "https://shop.example";

    @TempDir
    private static Path directory;
    private static TestService service;

    @BeforeAll
    static void start() throws Exception {
        service = TestService.start("http.api-keys", key("first", FIRST) + " , " + key("second", SECOND),
                "http.cors.origins", SHOP);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {FIRST, SECOND})
    void eachKeyLetsInAndAnswersAreForItsHolderAlone(String key) throws Exception {
        HttpResponse<byte[]> response = service.get(PAGE, "X-API-Key", key);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(header(response, "Cache-Control")).isEqualTo("private, max-age=10, stale-while-revalidate=30");
        assertThat(header(service.get("/v1/markets", "X-API-Key", key), "Cache-Control")).startsWith("private, ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/products", "/v1/products/", "/v1/products?ids=1", "/v1/products/1", "/v1/markets",
        "/v1/categories", "/v1/products/handle/x/variants", "/v1", "/v2/products", "/", "/nothing", "/health/x",
        "/openapi.yaml/x", "/health/../v1/products", "//v1/products", "/V1/products", "/v1/products;x=/health"})
    void withoutAKeyNothingIsAnswered(String path) throws Exception {
        for (String method : new String[]{"GET", "HEAD", "POST", "OPTIONS"}) {
            HttpResponse<byte[]> response = service.send(method, path);
            assertThat(response.statusCode()).as(method).isEqualTo(401);
            assertThat(header(response, "WWW-Authenticate")).isEqualTo("ApiKey header=\"X-API-Key\"");
            assertThat(header(response, "Cache-Control")).isEqualTo("no-store");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "x", "marked-key-of-the-firs", "marked-key-of-the-first0",
        "MARKED-KEY-OF-THE-FIRST",
        FIRST + "," + SECOND, "first", "\"" + FIRST + "\"", "\u00e9\u00e9", "\u0001"})
    void aWrongKeyIsRefused(String key) throws Exception {
        assertThat(raw("X-API-Key: " + key)).isIn(400, 401);
    }

    @Test
    void aKeyThatIsHugeHashedInTheWrongPlaceOrThereTwiceIsRefused() throws Exception {
        assertThat(raw("X-API-Key: " + "x".repeat(15_000))).isEqualTo(401);
        assertThat(raw("X-API-Key: " + key("first", FIRST))).isEqualTo(401);
        assertThat(raw("X-API-Key: " + key("", FIRST).substring(1))).isEqualTo(401);
        assertThat(raw("Authorization: Bearer " + FIRST)).isEqualTo(401);
        assertThat(raw("X-API-Key: " + FIRST + "\r\nX-API-Key: " + FIRST)).isEqualTo(401);
        assertThat(raw("X-API-Key: x\r\nX-API-Key: " + FIRST)).isEqualTo(401);
        assertThat(service.get(PAGE + "&X-API-Key=" + FIRST).statusCode()).isEqualTo(401);
    }

    @Test
    void aRefusalIsAProblemThatNamesNoKey() throws Exception {
        HttpResponse<byte[]> response = service.get(PAGE, "X-API-Key", "marked-wrong");
        assertThat(TestService.json(response).path("type").asString()).isEqualTo("urn:vitrina:problem:unauthorized");
        assertThat(new String(response.body(), StandardCharsets.UTF_8)).doesNotContain("marked");
    }

    @Test
    void theContractAndHealthNeedNoKey() throws Exception {
        HttpResponse<byte[]> contract = service.get("/openapi.yaml");
        assertThat(contract.statusCode()).isEqualTo(200);
        assertThat(header(contract, "Cache-Control")).startsWith("public, ");
        for (String path : new String[]{"/health", "/health/", "/health/live", "/health/ready", "/health/started"}) {
            assertThat(service.get(path).statusCode()).isNotEqualTo(401);
        }
    }

    @Test
    void preflightsNeedNoKeyAndPagesCanReadThatTheyNeedOne() throws Exception {
        HttpResponse<byte[]> preflight = service.send("OPTIONS", PAGE, "Origin", SHOP, "Access-Control-Request-Method",
                "GET", "Access-Control-Request-Headers", "x-api-key");
        assertThat(preflight.statusCode()).isEqualTo(200);
        HttpResponse<byte[]> refused = service.get(PAGE, "Origin", SHOP);
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(header(refused, "Access-Control-Allow-Origin")).isEqualTo(SHOP);
        assertThat(header(refused, "Vary")).isEqualTo("Origin");
    }

    @Test
    void keysOfAFileAreReadAgainWhenASecondHasPassed() throws Exception {
        Path file = Files.writeString(directory.resolve("keys"), key("first", FIRST) + "\n");
        try (TestService own = TestService.start("http.api-keys-file", file.toString())) {
            Files.writeString(file, key("second", SECOND) + "\r\n" + key("third", "3") + "\n");
            assertThat(status(own, FIRST)).isEqualTo(200);
            own.clock.advance(Duration.ofMillis(999));
            assertThat(status(own, SECOND)).isEqualTo(401);
            own.clock.advance(Duration.ofMillis(1));
            assertThat(status(own, FIRST)).isEqualTo(401);
            assertThat(status(own, SECOND)).isEqualTo(200);
            assertThat(status(own, "3")).isEqualTo(200);
        }
    }

    @Test
    void aFileThatIsBrokenOrGoneKeepsTheKeysAndIsLoggedOnce() throws Exception {
        Path file = Files.writeString(directory.resolve("breaking"), key("first", FIRST));
        try (TestService own = TestService.start("http.api-keys-file", file.toString());
                CapturedLog log = new CapturedLog("dev.vitrina.http.ApiKeys")) {
            String[] broken = {"", key("second", SECOND).substring(0, 40), "first:" + FIRST,
                key("a", FIRST) + "," + key("a", SECOND), key("b c", SECOND), "\u0000",
                " ".repeat(1 << 20) + key("second", SECOND)};
            for (String content : broken) {
                Files.writeString(file, content);
                askTwice(own);
            }
            Files.write(file, new byte[]{(byte) 0xff, (byte) 0xfe});
            askTwice(own);
            Files.delete(file);
            askTwice(own);
            assertThat(log.levels()).containsOnly(Level.WARNING).hasSizeBetween(7, 9);
            assertThat(log.messages()).allMatch(message -> message.contains("first") && !message.contains(FIRST));
            Files.writeString(file, key("second", SECOND));
            own.clock.advance(Duration.ofSeconds(1));
            assertThat(status(own, SECOND)).isEqualTo(200);
            assertThat(log.levels()).contains(Level.INFO);
        }
    }

    private static void askTwice(TestService own) throws Exception {
        for (int i = 0; i < 2; i++) {
            own.clock.advance(Duration.ofSeconds(1));
            assertThat(status(own, FIRST)).isEqualTo(200);
            assertThat(status(own, SECOND)).isEqualTo(401);
        }
    }

    private static int status(TestService asked, String key) throws Exception {
        return asked.get(PAGE, "X-API-Key", key).statusCode();
    }

    private static int raw(String header) throws IOException {
        return RawHttp.status(RawHttp.exchange(service.vitrina.url(),
                "GET " + PAGE + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + header + "\r\n\r\n"));
    }

    static String key(String name, String key) throws Exception {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
        return name + ":" + HexFormat.of().formatHex(digest);
    }
}
