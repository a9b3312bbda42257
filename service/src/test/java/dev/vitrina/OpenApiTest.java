package dev.vitrina;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.vitrina.ContractDocument.Line;
import dev.vitrina.OpenApiRows.Row;
import dev.vitrina.OpenApiRows.Sample;
import dev.vitrina.OpenApiRows.State;
import dev.vitrina.http.ProblemType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.vitrina.TestService.header;
import static org.assertj.core.api.Assertions.assertThat;

/** openapi.yaml and the running service say the same: all that the one names is seen of the other. */
final class OpenApiTest {

    /** What no request can bring about, with the reason. */
    private static final Map<Integer, String> NEVER_SEEN = Map.of(500, "it is a mistake of ours, and none is known");

    private static final Contract CONTRACT = new Contract();
    private static final Map<State, TestService> SERVICES = new EnumMap<>(State.class);

    /** What came from the shop, by target. */
    private static final Map<String, HttpResponse<byte[]>> FIRST = new HashMap<>();

    @TempDir
    private static Path directory;

    @BeforeAll
    static void start() throws Exception {
        for (State state : new State[]{State.FRESH, State.STALE}) {
            TestService service = DocumentedStates.well();
            SERVICES.put(state, service);
            for (Sample sample : OpenApiRows.SAMPLES) {
                for (String good : sample.good()) {
                    FIRST.put(good, service.get(good));
                }
            }
        }
        service(State.STALE).chaos("{\"hang\":true}");
        service(State.STALE).clock.advance(Duration.ofSeconds(331));
        SERVICES.put(State.LAST_KNOWN_GOOD, DocumentedStates.withLastKnownGoodAlone(directory));
        SERVICES.put(State.SAMPLE, DocumentedStates.withSamplesAlone());
        SERVICES.put(State.KEYS, DocumentedStates.withKeys());
        SERVICES.put(State.BUSY, DocumentedStates.busy());
        SERVICES.put(State.DOWN, DocumentedStates.down());
        SERVICES.put(State.STARTING, DocumentedStates.starting());
    }

    @AfterAll
    static void stop() {
        for (TestService service : SERVICES.values()) {
            service.chaos("{\"reset\":true}");
            service.close();
        }
        SERVICES.clear();
        FIRST.clear();
    }

    static List<Row> rows() {
        return OpenApiRows.all();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void theServiceDoesWhatTheDocumentSays(Row row) throws Exception {
        HttpResponse<byte[]> response = ask(row);
        assertThat(response.statusCode()).isEqualTo(row.status());
        CONTRACT.check(row.method(), row.target(), response);
        if (row.status() < 400) {
            assertThat(row.label()).isIn("", header(response, "Vitrina-Source"));
        } else if (row.method().equals("GET")) {
            assertThat(TestService.json(response).path("type").asString())
                    .isEqualTo("urn:vitrina:problem:" + row.label());
        }
    }

    @Test
    void whatTheShopJustBroughtIsRightToo() {
        FIRST.forEach((target, response) -> CONTRACT.check("GET", target, response));
        assertThat(FIRST.values()).anyMatch(response -> header(response, "Vitrina-Source").equals("shopify"))
                .allMatch(response -> response.statusCode() == 200);
    }

    /** Each row sees its status, or fails. */
    @Test
    void allThatTheDocumentSaysIsSeen() {
        Set<Line> seen = rows().stream().map(Row::line).collect(Collectors.toCollection(HashSet::new));
        Set<Line> documented = new HashSet<>(CONTRACT.document.lines());
        assertThat(documented).hasSizeGreaterThan(100);
        documented.removeIf(line -> NEVER_SEEN.containsKey(line.status()));
        assertThat(seen).isEqualTo(documented);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH", "OPTIONS", "BREW"})
    void methodsThatTheDocumentDoesNotHaveAreRefused(String method) throws Exception {
        for (Sample sample : OpenApiRows.SAMPLES) {
            CONTRACT.check(method, sample.path(), service(State.FRESH).send(method, sample.path()));
        }
    }

    @Test
    void whatTheServiceUnderstandsIsRightByTheDocument() {
        for (Sample sample : OpenApiRows.SAMPLES) {
            for (String good : sample.good()) {
                assertThat(CONTRACT.wrongParameters(good)).as(good).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=1", "limit=250", "category=LONGEST", "available=false", "sort=inventory",
        "market=US",
        "fields=id,id", "q=%E2%9A%A1"})
    void theLimitsOfTheDocumentAreThoseOfTheService(String query) throws Exception {
        String target = "/v1/products?" + query.replace("LONGEST", "x".repeat(255));
        assertThat(CONTRACT.wrongParameters(target)).isEmpty();
        assertThat(service(State.FRESH).get(target).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=251", "limit=abc", "limit=1e1", "limit=", "cursor=", "cursor=a%2Bb",
        "category=", "category=LONGEST", "category=a%0Ab", "vendor=a%7Fb", "tag=", "q=", "q=a%00", "available=yes",
        "available=TRUE", "available=", "sort=price", "sort=ID", "sort=--id", "sort=", "ids=", "ids=0", "ids=a",
        "ids=1,,2", "ids=-1", "ids=MANY", "market=us", "market=", "fields=nothing", "fields=id,", "fields=ID",
        "fields=published_at", "fields="})
    void whatIsBeyondThemIsRefusedByBoth(String query) throws Exception {
        String target = "/v1/products?" + query.replace("LONGEST", "x".repeat(256)).replace("MANY",
                "1" + ",1".repeat(250));
        assertThat(CONTRACT.wrongParameters(target)).isNotEmpty();
        HttpResponse<byte[]> response = service(State.FRESH).get(target);
        assertThat(response.statusCode()).isEqualTo(400);
        CONTRACT.check("GET", target, response);
    }

    @Test
    void theDocumentHasTheProblemsThatThereAre() {
        Set<String> types = Stream.of(ProblemType.values())
                .map(type -> "urn:vitrina:problem:" + type.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .collect(Collectors.toSet());
        assertThat(CONTRACT.document.problemTypes()).isEqualTo(types);
        Set<String> shown = CONTRACT.document.examples().stream().map(example -> example.value().path("type"))
                .map(type -> type.asString("")).collect(Collectors.toSet());
        assertThat(shown).as("those with an example").containsAll(types);
    }

    @Test
    void itsExamplesAreRightByItsSchemas() {
        List<ContractDocument.Example> examples = CONTRACT.document.examples();
        assertThat(examples).hasSizeGreaterThan(50);
        for (ContractDocument.Example example : examples) {
            assertThat(CONTRACT.document.errors(example.schema(), example.value().toString()))
                    .as(example.schema() + " " + example.value()).isEmpty();
        }
    }

    @Test
    void answersHaveNoMembersThatItDoesNotName() {
        assertThat(CONTRACT.document.openObjects()).isEmpty();
    }

    private static HttpResponse<byte[]> ask(Row row) throws Exception {
        if (row.state() != State.NO_HOST) {
            return service(row.state()).send(row.method(), row.target(), row.headers().toArray(new String[0]));
        }
        String raw = RawHttp.exchange(service(State.FRESH).vitrina.url(),
                row.method() + " " + row.target() + " HTTP/1.1\r\nConnection: close\r\n\r\n");
        // What follows the headers is no client's business where it asked with HEAD.
        return CannedResponse.parse(row.method().equals("HEAD") ? raw.replaceFirst("(?s)\r\n\r\n.*", "\r\n\r\n") : raw);
    }

    private static TestService service(State state) {
        return Objects.requireNonNull(SERVICES.get(state));
    }
}
