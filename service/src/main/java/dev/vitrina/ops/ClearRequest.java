package dev.vitrina.ops;

import java.util.Locale;
import java.util.Set;

import dev.vitrina.cache.Narrowing;
import dev.vitrina.product.Market;
import dev.vitrina.product.Markets;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the body of a request to clear the cache asks for. */
sealed interface ClearRequest {

    JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    Set<String> FIELDS = Set.of("mode", "key", "product", "market");

    record Asked(CacheClearing.Mode mode, Narrowing which) implements ClearRequest {}

    /** The reason is for the operator, and names the field. */
    record Refused(String reason) implements ClearRequest {}

    static ClearRequest read(String body, Markets markets) {
        try {
            JsonNode json = JSON.readTree(body);
            return json.isObject() ? read(json, markets) : new Refused("the body must be a JSON object, such as {}");
        } catch (JacksonException e) {
            return new Refused("the body is no JSON: " + e.getOriginalMessage());
        }
    }

    private static ClearRequest read(JsonNode json, Markets markets) {
        for (String name : json.propertyNames()) {
            if (!FIELDS.contains(name)) {
                return new Refused("there is no field " + name + "; it can have mode, key, product and market");
            }
            if (!json.path(name).isString()) {
                return new Refused(name + " must be a text");
            }
        }
        String mode = json.path("mode").asString("expire");
        if (!mode.equals("expire") && !mode.equals("drop")) {
            return new Refused("mode must be expire or drop");
        }
        String product = text(json, "product");
        if (product != null && !product.matches("\\d{1,19}")) {
            return new Refused("product must be the number of a product, in digits");
        }
        String id = text(json, "market");
        Market market = id == null ? null : markets.named(id);
        if (id != null && market == null) {
            return new Refused("market must be one of " + markets.names());
        }
        return new Asked(CacheClearing.Mode.valueOf(mode.toUpperCase(Locale.ROOT)),
                new Narrowing(text(json, "key"), product, market));
    }

    private static @Nullable String text(JsonNode json, String name) {
        return json.has(name) ? json.path(name).asString() : null;
    }
}
