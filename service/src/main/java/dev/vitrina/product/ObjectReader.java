package dev.vitrina.product;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One JSON object whose fields are read with the types that they must have. Every method throws {@link BadFieldException}
 * with the path of a field that is missing or wrong.
 *
 * @param json the object
 * @param path where it stands in the product; empty for the product itself
 */
record ObjectReader(JsonNode json, String path) {

    ObjectReader {
        if (!json.isObject()) {
            throw new BadFieldException(path.isEmpty() ? "it" : path, "must be an object");
        }
    }

    String text(String name) {
        return text(required(name, JsonNode::isString, "a text"), pathOf(name));
    }

    String text(String name, Pattern form, String such) {
        String text = text(name);
        if (!form.matcher(text).matches()) {
            throw new BadFieldException(pathOf(name), "must be " + such);
        }
        return text;
    }

    int integer(String name) {
        return required(name, JsonNode::isInt, "a whole number").intValue();
    }

    boolean flag(String name) {
        return required(name, JsonNode::isBoolean, "true or false").booleanValue();
    }

    Instant instant(String name) {
        try {
            return Instant.parse(text(name));
        } catch (DateTimeException _) {
            throw new BadFieldException(pathOf(name), "must be a time such as 2026-01-31T12:00:00Z");
        }
    }

    ObjectReader object(String name) {
        return new ObjectReader(required(name, JsonNode::isObject, "an object"), pathOf(name));
    }

    /** Null where the field is absent or null. */
    <T> @Nullable T optional(String name, Function<String, T> reader) {
        JsonNode value = json.path(name);
        return value.isMissingNode() || value.isNull() ? null : reader.apply(name);
    }

    List<String> texts(String name) {
        return list(name, ObjectReader::text);
    }

    <T> List<T> objects(String name, Function<ObjectReader, T> reader) {
        return list(name, (element, at) -> reader.apply(new ObjectReader(element, at)));
    }

    /** Texts by name, in the order in which they stand. */
    Map<String, String> textByName(String name) {
        ObjectReader object = object(name);
        Map<String, String> values = new LinkedHashMap<>();
        for (String key : object.json.propertyNames()) {
            values.put(wellFormed(key, object.path), object.text(key));
        }
        return values;
    }

    private interface ElementReader<T> {
        T read(JsonNode element, String path);
    }

    private <T> List<T> list(String name, ElementReader<T> reader) {
        List<T> values = new ArrayList<>();
        for (JsonNode element : required(name, JsonNode::isArray, "an array")) {
            values.add(reader.read(element, pathOf(name) + "[" + values.size() + "]"));
        }
        return values;
    }

    private static String text(JsonNode value, String path) {
        if (!value.isString()) {
            throw new BadFieldException(path, "must be a text");
        }
        return wellFormed(value.stringValue(), path);
    }

    /** JSON can escape half of a surrogate pair, which UTF-8 cannot write: it would fail each time it is rendered. */
    private static String wellFormed(String text, String path) {
        if (text.codePoints().anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)) {
            throw new BadFieldException(path, "holds half of a character");
        }
        return text;
    }

    private JsonNode required(String name, Predicate<JsonNode> type, String wanted) {
        JsonNode value = json.path(name);
        if (value.isMissingNode()) {
            throw new BadFieldException(pathOf(name), "is missing");
        }
        if (!type.test(value)) {
            throw new BadFieldException(pathOf(name), "must be " + wanted);
        }
        return value;
    }

    private String pathOf(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
