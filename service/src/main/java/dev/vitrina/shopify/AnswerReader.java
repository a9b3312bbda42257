package dev.vitrina.shopify;

import java.time.Instant;
import java.time.InstantSource;
import java.util.function.BiFunction;

import dev.vitrina.shopify.ShopifyResult.Cause;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Makes outcomes of answers. The parsers are told the time, for a product that is published later is none yet. */
record AnswerReader(InstantSource clock) {

    <T> ShopifyResult<T> read(GraphQlAnswer answer, BiFunction<JsonNode, Instant, @Nullable T> parser) {
        return switch (answer) {
            case GraphQlAnswer.Throttled() -> new ShopifyResult.Throttled<>(null);
            case GraphQlAnswer.CursorRefused() -> new ShopifyResult.CursorRefused<>();
            case GraphQlAnswer.Failed(Cause cause, String detail) -> new ShopifyResult.Failed<>(cause, detail);
            case GraphQlAnswer.Data(JsonNode data) -> parsed(data, parser);
        };
    }

    private <T> ShopifyResult<T> parsed(JsonNode data, BiFunction<JsonNode, Instant, @Nullable T> parser) {
        try {
            T value = parser.apply(data, clock.instant());
            return value == null ? new ShopifyResult.Missing<>() : new ShopifyResult.Found<>(value);
        } catch (MalformedAnswerException e) {
            return new ShopifyResult.Failed<>(Cause.MALFORMED, String.valueOf(e.getMessage()));
        }
    }
}
