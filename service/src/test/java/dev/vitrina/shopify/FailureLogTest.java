package dev.vitrina.shopify;

import java.time.Duration;

import dev.vitrina.CapturedLog;
import dev.vitrina.shopify.ShopifyResult.Cause;
import dev.vitrina.shopify.ShopifyResult.Obstacle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

final class FailureLogTest {

    private static final ShopifyResult<String> FOUND = new ShopifyResult.Found<>("x");

    private final CapturedLog log = new CapturedLog(FailureLog.class);
    private final FailureLog failures = new FailureLog();

    @AfterEach
    void stop() {
        log.close();
    }

    @Test
    void eachKindIsLoggedWhenItBegins() {
        for (int i = 0; i < 100; i++) {
            failures.note(new ShopifyResult.Throttled<>(null));
            failures.note(new ShopifyResult.TimedOut<>(Duration.ofSeconds(5)));
            failures.note(new ShopifyResult.Failed<>(Cause.STATUS, "HTTP 500"));
            failures.note(new ShopifyResult.Failed<>(Cause.CONFIG, "HTTP 401"));
            failures.note(new ShopifyResult.NotAsked<>(Obstacle.BREAKER_OPEN));
        }
        assertThat(log.messages()).containsExactly("Shopify fails: throttled",
                "Shopify fails: no whole answer within 5000 ms", "Shopify fails: STATUS, HTTP 500",
                "Shopify fails: CONFIG, HTTP 401");
    }

    @Test
    void aShopThatFailsNowAndThenFloodsNothing() {
        for (int i = 0; i < 1_000; i++) {
            failures.note(i % 3 == 0 ? new ShopifyResult.Throttled<>(null) : FOUND);
        }
        assertThat(log.messages()).containsExactly("Shopify fails: throttled");
    }

    @Test
    void itIsWellAgainAfterSomeAnswersInARow() {
        failures.note(new ShopifyResult.Throttled<>(null));
        for (int i = 0; i < FailureLog.ANSWERS_TO_BE_WELL - 1; i++) {
            failures.note(FOUND);
        }
        assertThat(log.messages()).hasSize(1);
        failures.note(FOUND);
        failures.note(FOUND);
        assertThat(log.messages()).containsExactly("Shopify fails: throttled", "Shopify answers again");
        failures.note(new ShopifyResult.Throttled<>(null));
        assertThat(log.messages()).hasSize(3);
    }
}
