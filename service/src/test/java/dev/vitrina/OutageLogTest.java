package dev.vitrina;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;

import dev.vitrina.Crowd.Seen;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A shop that fails under many requests, and is well again, is worth a line for each of the two, however often it happens. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
final class OutageLogTest {

    private static final int CALLERS = 200;
    private static final Duration PAUSE = Duration.ofSeconds(12);
    private static final Duration GONE = Duration.ofHours(25);

    @Test
    void oneLineForEachChangeOfState() throws Exception {
        try (TestService service = TestService.start("lookup.patience", "50s", "shopify.hard-deadline", "55s",
                "shopify.breaker.open", "20ms", "demo.plan", "enterprise");
                Crowd crowd = new Crowd(service.vitrina.url());
                CapturedLog failures = new CapturedLog("dev.vitrina.shopify.FailureLog");
                CapturedLog breaker = new CapturedLog("dev.vitrina.shopify.Breaker")) {
            for (int outage = 1; outage <= 2; outage++) {
                failUnderMany(service, crowd);
                assertThat(failures.levels()).hasSize(2 * outage - 1).last().isEqualTo(Level.WARNING);
                assertThat(breaker.levels()).hasSize(2 * outage - 1).last().isEqualTo(Level.WARNING);
                answerMany(service, crowd);
                assertThat(failures.levels()).hasSize(2 * outage).last().isEqualTo(Level.INFO);
                assertThat(breaker.levels()).hasSize(2 * outage).last().isEqualTo(Level.INFO);
                service.clock.advance(GONE);
            }
            assertThat(failures.messages()).allMatch(message -> message.startsWith("Shopify fails: CONNECTION_LOST")
                    || message.equals("Shopify answers again"));
            assertThat(breaker.messages()).allMatch(message -> message.startsWith("Shopify is left alone for 20 ms")
                    || message.equals("Shopify answers a probe, and is asked again"));
        }
    }

    private static void failUnderMany(TestService service, Crowd crowd) throws Exception {
        service.chaos("{\"down\":true}");
        List<Future<Seen>> answers = crowd.call(CALLERS, OutageLogTest::unknown);
        assertThat(Crowd.all(answers)).hasSize(CALLERS).allMatch(seen -> seen.status() == 503)
                .extracting(Seen::reason).containsOnly("failed", "breaker-open");
        long calls = service.demo().calls();
        await().until(() -> service.demo().calls() >= calls + 3); // probes, which fail as well
    }

    private static void answerMany(TestService service, Crowd crowd) throws Exception {
        service.chaos("{\"reset\":true}");
        service.clock.advance(PAUSE);
        await().until(() -> crowd.get("/v1/products?limit=1").source().equals("shopify"));
        List<Future<Seen>> answers = crowd.call(CALLERS, OutageLogTest::unknown);
        assertThat(Crowd.all(answers)).hasSize(CALLERS).extracting(Seen::source).containsOnly("shopify");
    }

    private static String unknown(int caller) {
        return "/v1/products/unknown-" + caller;
    }
}
