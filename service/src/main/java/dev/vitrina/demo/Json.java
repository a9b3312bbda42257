package dev.vitrina.demo;

import java.util.Map;

import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/** Reads and writes JSON; a repeated key or anything after the value is an error, for a test server must not guess. */
final class Json {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Json() {}

    /** Throws {@link tools.jackson.core.JacksonException} for what is no JSON; an empty text gives a missing node. */
    static JsonNode read(String text) {
        return MAPPER.readTree(text);
    }

    /** Of UTF-8, else as the text. */
    static JsonNode read(byte[] text) {
        return MAPPER.readTree(text);
    }

    static byte[] bytes(Object value) {
        return MAPPER.writeValueAsBytes(value);
    }

    static JsonNode tree(Object value) {
        return MAPPER.valueToTree(value);
    }

    /** What an object node holds, as plain maps, lists, texts and numbers. */
    static Map<String, Object> map(JsonNode object) {
        return MAPPER.treeToValue(object, new TypeReference<>() {
        });
    }
}
