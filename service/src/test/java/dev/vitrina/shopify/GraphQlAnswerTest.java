package dev.vitrina.shopify;

import java.nio.charset.StandardCharsets;

import dev.vitrina.shopify.ShopifyResult.Cause;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

final class GraphQlAnswerTest {

    @Test
    void wholeDataIsData() {
        assertThat(read(200, "{\"data\":{\"products\":{}},\"extensions\":{\"cost\":{}}}"))
                .isInstanceOfSatisfying(GraphQlAnswer.Data.class,
                        answer -> assertThat(answer.data().toString()).isEqualTo("{\"products\":{}}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "{}", "null"})
    void errorsWithoutContentAreNone(String errors) {
        assertThat(read(200, "{\"errors\":" + errors + ",\"data\":{}}")).isInstanceOf(GraphQlAnswer.Data.class);
    }

    @Test
    void throttledComesWithStatus200() {
        assertThat(read(200, "{\"errors\":[{\"message\":\"Throttled\",\"extensions\":{\"code\":\"THROTTLED\"}}]}"))
                .isInstanceOf(GraphQlAnswer.Throttled.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 430})
    void orWithAStatusOfItsOwn(int status) {
        assertThat(read(status, "<html>")).isInstanceOf(GraphQlAnswer.Throttled.class);
    }

    @Test
    void aRefusedCursorIsToldApart() {
        assertThat(read(200, "{\"errors\":[{\"message\":\"Invalid cursor for current pagination sort.\"}]}"))
                .isInstanceOf(GraphQlAnswer.CursorRefused.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{\"errors\":[{\"message\":\"x\",\"extensions\":{\"code\":\"ACCESS_DENIED\"}}]} | CONFIG",
        "{\"errors\":[{\"message\":\"x\",\"extensions\":{\"code\":\"SHOP_INACTIVE\"}}]} | CONFIG",
        "{\"errors\":[{\"message\":\"x\",\"extensions\":{\"code\":\"MAX_COST_EXCEEDED\"}}]} | MAX_COST",
        "{\"errors\":[{\"message\":\"x\",\"extensions\":{\"code\":\"INTERNAL_SERVER_ERROR\"}}]} | ERRORS",
        "{\"errors\":[{\"message\":\"x\"}]} | ERRORS",
        "{\"errors\":[{\"message\":\"half\"}],\"data\":{\"products\":{\"nodes\":[]}}} | ERRORS",
        "{\"errors\":\"text\",\"data\":{}} | ERRORS",
        "{\"errors\":{\"query\":\"missing\"},\"data\":{}} | ERRORS",
        "{\"data\":null} | MALFORMED",
        "{\"data\":[]} | MALFORMED",
        "{} | MALFORMED",
        "[] | MALFORMED",
        "null | MALFORMED",
        "{\"data\":{\"products\" | MALFORMED",
        "<!DOCTYPE html><html></html> | MALFORMED",
        "'' | MALFORMED",
        "{\"data\":{},\"extensions\":{\"search\":[{\"path\":[\"products\"],\"warnings\":[{\"field\":\"x\"}]}]}} | SEARCH_IGNORED"
    })
    void status200CanBeAFailure(String body, Cause cause) {
        assertThat(read(200, body)).isInstanceOfSatisfying(GraphQlAnswer.Failed.class,
                failed -> assertThat(failed.cause()).isEqualTo(cause));
    }

    @Test
    void aSearchWithoutWarningsIsFine() {
        assertThat(read(200,
                "{\"data\":{},\"extensions\":{\"search\":[{\"query\":\"a\",\"warnings\":[]},{\"query\":\"b\"}]}}"))
                .isInstanceOf(GraphQlAnswer.Data.class);
    }

    @ParameterizedTest
    @CsvSource({"401, CONFIG", "402, CONFIG", "403, CONFIG", "404, CONFIG", "423, CONFIG", "400, STATUS", "301, STATUS",
        "500, STATUS", "502, GATEWAY", "503, GATEWAY", "504, GATEWAY", "204, STATUS"})
    void anotherStatusIsAFailureWhateverItsBody(int status, Cause cause) {
        for (String body : new String[]{"<html>no</html>", "", "{\"data\":{\"products\":{}}}", "\u0000"}) {
            assertThat(read(status, body)).isInstanceOfSatisfying(GraphQlAnswer.Failed.class, failed -> {
                assertThat(failed.cause()).isEqualTo(cause);
                assertThat(failed.detail()).isEqualTo("HTTP " + status);
            });
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"\"Payment Required\"", "{\"query\":\"Required parameter missing\"}",
        "[{\"message\":\"no\"}]"})
    void allThreeShapesOfErrorsReachTheLog(String errors) {
        assertThat(read(402, "{\"errors\":" + errors + "}")).isInstanceOfSatisfying(GraphQlAnswer.Failed.class,
                failed -> assertThat(failed.detail()).isEqualTo("HTTP 402: " + errors));
    }

    @Test
    void aHugeErrorIsCutShort() {
        assertThat(read(403, "{\"errors\":\"" + "x".repeat(100_000) + "\"}")).isInstanceOfSatisfying(
                GraphQlAnswer.Failed.class,
                failed -> assertThat(failed.detail()).hasSizeLessThan(400));
    }

    private static GraphQlAnswer read(int status, String body) {
        return GraphQlAnswer.read(new Exchange.Replied(status, null, body.getBytes(StandardCharsets.UTF_8))).answer();
    }
}
