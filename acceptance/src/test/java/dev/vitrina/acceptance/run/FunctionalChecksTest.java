package dev.vitrina.acceptance.run;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.vitrina.acceptance.evidence.FunctionalCheck;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Against a server that keeps all promises, but for the one that a test breaks. */
final class FunctionalChecksTest {

    private static final String PAGE = "/v1/products?limit=5";
    private static final String PRODUCT = "{\"id\":\"%d\",\"handle\":\"h\",\"title\":\"t\",\"price\":{}}";

    private final Map<String, String> bodies = new HashMap<>();
    private final Map<String, Integer> statuses = new HashMap<>();
    private final Map<String, String> headers = new HashMap<>();
    private final AtomicInteger calls = new AtomicInteger();
    /** How many calls each caller costs the shop; below 0 they cost one together. */
    private int callsEach = -1;
    private HttpServer server;

    FunctionalChecksTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    @BeforeEach
    void start() {
        bodies.put("/health", "{\"status\":\"UP\"}");
        bodies.put("/ops/health", "{\"components\":{\"shopify\":{\"status\":\"UP\"},\"cache\":{\"status\":\"UP\"},"
                + "\"system\":{\"status\":\"UP\"}}}");
        bodies.put(PAGE, "{\"products\":[" + PRODUCT.formatted(1) + "," + PRODUCT.formatted(2) + ","
                + PRODUCT.formatted(3) + "," + PRODUCT.formatted(4) + "," + PRODUCT.formatted(5) + "]}");
        bodies.put("/v1/products/1", PRODUCT.formatted(1));
        bodies.put("/ops/emergency/status", "{\"status\":\"DEGRADED\",\"trouble\":[]}");
        bodies.put("/ops/health/ready", "{}");
        headers.putAll(Map.of("Vitrina-Source", "memory", "Age", "0", "ETag", "\"v\""));
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void allAreKept() throws Exception {
        assertThat(checks()).hasSize(5).allMatch(FunctionalCheck::passed).allMatch(each -> each.detail().isEmpty());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /health | {"status":"BAD"} | health
            /ops/health | {"components":{"shopify":{"status":"UP"},"cache":{"status":"UP"}}} | health
            /v1/products?limit=5 | {"products":[{"id":"1"}]} | products cache
            /v1/products/1 | {"id":"2"} | products
            /ops/emergency/status | {"status":"UP"} | system
            /ops/emergency/status | no JSON | system
            """)
    void aWrongBodyBreaksTheCheckThatIsAboutIt(String path, String body, String broken) throws Exception {
        bodies.put(path, body);
        assertThat(checks()).filteredOn(each -> !each.passed()).isNotEmpty()
                .allSatisfy(each -> assertThat(broken).contains(each.name().substring(0, 5)))
                .allMatch(each -> !each.detail().isEmpty());
    }

    @ParameterizedTest
    @CsvSource({"/health,500,health", "/ops/health,401,health", "/v1/products/1,404,products",
        "/ops/health/ready,503,system"})
    void aWrongStatusDoesToo(String path, int status, String broken) throws Exception {
        statuses.put(path, status);
        assertThat(checks()).filteredOn(each -> !each.passed()).singleElement()
                .matches(each -> each.name().startsWith(broken)).matches(each -> each.detail().contains("" + status));
    }

    @ParameterizedTest
    @CsvSource({"Vitrina-Source,shopify", "Age,", "ETag,\"w\""})
    void whatIsNotFromMemoryOrNotConfirmedBreaksTheCache(String header, String value) throws Exception {
        if (value == null) {
            headers.remove(header);
        } else {
            headers.put(header, value);
        }
        assertThat(checks()).filteredOn(each -> !each.passed()).singleElement()
                .matches(each -> each.name().startsWith("cache"));
    }

    @Test
    void callersWhoEachCostTheShopACallBreakOneCall() throws Exception {
        callsEach = 1;
        assertThat(checks()).filteredOn(each -> !each.passed()).singleElement()
                .matches(each -> each.detail().equals("50 callers cost the shop 50 calls"));
        callsEach = 0;
        assertThat(checks()).filteredOn(each -> !each.passed()).singleElement()
                .matches(each -> each.detail().equals("50 callers cost the shop 0 calls"));
    }

    @Test
    void aShopThatCannotBeAskedIsNotAsked() throws Exception {
        callsEach = 1;
        URI base = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        try (ServiceUnderTest service = new ServiceUnderTest(base, base, "ops")) {
            assertThat(FunctionalChecks.of(service, false)).hasSize(4).allMatch(FunctionalCheck::passed);
        }
    }

    @Test
    void nobodyThereBreaksAll() throws Exception {
        server.stop(0);
        assertThat(checks()).hasSize(5).noneMatch(FunctionalCheck::passed)
                .allMatch(each -> each.detail().contains("does not answer: ConnectException"));
    }

    private List<FunctionalCheck> checks() throws InterruptedException {
        URI base = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        try (ServiceUnderTest service = new ServiceUnderTest(base, base, "ops")) {
            return FunctionalChecks.of(service, true);
        }
    }

    /** The token tells operators' requests from callers'. */
    private void answer(HttpExchange exchange) throws IOException {
        boolean operator = exchange.getRequestHeaders().containsKey("Authorization");
        String path = (operator ? "/ops" : "") + exchange.getRequestURI();
        bodies.put("/ops/demo/shopify", "{\"calls\":" + calls + "}");
        headers.forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        String known = exchange.getRequestHeaders().getFirst("If-None-Match");
        if (path.startsWith("/v1/products/9")) {
            calls.set(callsEach < 0 ? 1 : calls.get() + callsEach);
        }
        int status = "\"v\"".equals(known) ? 304 : statuses.getOrDefault(path, bodies.containsKey(path) ? 200 : 404);
        byte[] bytes = bodies.getOrDefault(path, "{}").getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, status == 304 ? -1 : bytes.length);
        if (status != 304) {
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(bytes);
            }
        }
        exchange.close();
    }
}
