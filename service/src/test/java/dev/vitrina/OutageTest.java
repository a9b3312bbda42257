package dev.vitrina;

import java.net.http.HttpResponse;
import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

import static dev.vitrina.TestService.header;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What a caller gets from an entry in each of its states while the shop fails, and that all is well when it is. */
@TestInstance(Lifecycle.PER_CLASS) // JUnit holds on to one instance an invocation otherwise, and so to as many shops
final class OutageTest {

    private static final String PAGE = "/v1/products?limit=5";
    private static final Duration STALE = Duration.ofSeconds(331);
    private static final Duration EXPIRED = Duration.ofMinutes(16);
    private static final Duration PAUSE = Duration.ofSeconds(12);

    private TestService service;

    @BeforeEach
    void start() {
        service = TestService.start("lookup.patience", "400ms", "lookup.soft-deadline", "300ms",
                "shopify.hard-deadline", "2s", "shopify.breaker.open", "100ms", "demo.plan", "enterprise");
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/outages.csv", delimiter = '|', quoteCharacter = '`', numLinesToSkip = 1)
    void withoutAnEntryItIsAnHonest503ThatIsNotKept(String chaos, String patienceReason, String ignored)
            throws Exception {
        service.chaos(chaos);
        HttpResponse<byte[]> response = service.get(PAGE);
        assertThat(response.statusCode()).as(ignored).isEqualTo(503);
        assertThat(header(response, "Vitrina-Reason")).isEqualTo(patienceReason);
        assertThat(header(response, "Retry-After")).isEqualTo("1");
        assertThat(header(response, "Cache-Control")).isEqualTo("no-store");
        assertThat(header(response, "Content-Type")).isEqualTo("application/problem+json");
        assertThat(service.memory().pages().entries()).isZero();
        assertAllIsWellAgain();
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/outages.csv", delimiter = '|', quoteCharacter = '`', numLinesToSkip = 1)
    void anExpiredEntryIsTheNet(String chaos, String ignored, String softReason) throws Exception {
        byte[] body = filled();
        service.clock.advance(EXPIRED);
        service.chaos(chaos);
        HttpResponse<byte[]> response = service.get(PAGE);
        assertThat(response.statusCode()).as(ignored).isEqualTo(200);
        assertThat(response.body()).isEqualTo(body);
        assertThat(header(response, "Vitrina-Source")).isEqualTo("stale");
        assertThat(header(response, "Vitrina-Reason")).isEqualTo(softReason);
        assertThat(header(response, "Cache-Status")).isEqualTo("vitrina; fwd=stale; detail=" + softReason);
        assertAllIsWellAgain();
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/outages.csv", delimiter = '|', quoteCharacter = '`', numLinesToSkip = 1)
    void freshAndStaleEntriesAreServedAtOnce(String chaos, String ignored, String alsoIgnored) throws Exception {
        filled();
        service.chaos(chaos);
        assertThat(header(service.get(PAGE), "Vitrina-Source")).as(ignored + alsoIgnored).isEqualTo("memory");
        service.clock.advance(STALE);
        HttpResponse<byte[]> response = service.get(PAGE);
        assertThat(header(response, "Vitrina-Source")).isEqualTo("stale");
        assertThat(header(response, "Vitrina-Reason")).isEqualTo("revalidating");
        await().until(() -> service.demo().calls() >= 2);
        assertAllIsWellAgain();
    }

    @Test
    void aKeyWhoseLoadFailedIsLeftAloneForAWhile() throws Exception {
        service.chaos("{\"malformed\":true}");
        service.get(PAGE);
        HttpResponse<byte[]> paused = service.get(PAGE);
        assertThat(paused.statusCode()).isEqualTo(503);
        assertThat(header(paused, "Vitrina-Reason")).isEqualTo("paused");
        assertThat(service.demo().calls()).isEqualTo(1);
        service.get("/v1/products?limit=6");
        assertThat(service.demo().calls()).isEqualTo(2);
        service.clock.advance(PAUSE);
        assertThat(header(service.get(PAGE), "Vitrina-Reason")).isEqualTo("failed");
    }

    @Test
    void aLoadGoesOnAfterItsCallersHaveLeftAndFillsTheCache() throws Exception {
        service.chaos("{\"hang\":true}");
        assertThat(header(service.get(PAGE), "Vitrina-Reason")).isEqualTo("patience");
        assertThat(service.demo().callsInFlight()).isEqualTo(1);
        service.chaos("{\"hang\":false}");
        await().until(() -> header(service.get(PAGE), "Vitrina-Source").equals("memory"));
        assertThat(service.demo().calls()).isEqualTo(1);
    }

    @Test
    void anUnknownProductIsNotToldFromAnOutage() throws Exception {
        service.chaos("{\"down\":true}");
        assertThat(service.get("/v1/products/no-such-thing").statusCode()).isEqualTo(503);
        assertThat(service.memory().products().entries()).isZero();
    }

    /** The page, once it is held: on a busy machine its first caller can run out of patience. */
    private byte[] filled() {
        return await().until(() -> service.get(PAGE), response -> response.statusCode() == 200).body();
    }

    private void assertAllIsWellAgain() {
        service.chaos("{\"reset\":true}");
        await().until(() -> {
            service.clock.advance(PAUSE);
            HttpResponse<byte[]> response = service.get(PAGE);
            return response.statusCode() == 200 && !header(response, "Vitrina-Source").equals("stale");
        });
    }
}
