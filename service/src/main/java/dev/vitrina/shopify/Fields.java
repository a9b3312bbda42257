package dev.vitrina.shopify;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads fields of an answer with the types that the schema promises, and throws {@link MalformedAnswerException} where one
 * is missing or of another type.
 */
final class Fields {

    /** Of digits; a huge exponent would be written out by everyone who prints it. */
    private static final int LONGEST_DECIMAL = 40;

    private Fields() {}

    static BigDecimal decimal(String text) {
        try {
            BigDecimal decimal = new BigDecimal(text.length() > LONGEST_DECIMAL ? "too long" : text);
            if (Math.abs(decimal.scale()) > LONGEST_DECIMAL) {
                throw new MalformedAnswerException("an amount of no real money");
            }
            return decimal;
        } catch (NumberFormatException _) {
            throw new MalformedAnswerException("an amount that is no decimal");
        }
    }

    static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException _) {
            throw new MalformedAnswerException("a time that is no ISO 8601");
        }
    }

    static <T> List<T> list(JsonNode array, Function<JsonNode, T> reader) {
        List<T> values = new ArrayList<>(array.size());
        array.forEach(element -> values.add(reader.apply(element)));
        return values;
    }

    static JsonNode object(JsonNode parent, String name) {
        return required(parent, name, parent.path(name).isObject());
    }

    static JsonNode array(JsonNode parent, String name) {
        return required(parent, name, parent.path(name).isArray());
    }

    static String text(JsonNode parent, String name) {
        return wellFormed(required(parent, name, parent.path(name).isString()).asString());
    }

    static int integer(JsonNode parent, String name) {
        return required(parent, name, parent.path(name).isInt()).asInt();
    }

    static boolean flag(JsonNode parent, String name) {
        return required(parent, name, parent.path(name).isBoolean()).asBoolean();
    }

    private static JsonNode required(JsonNode parent, String name, boolean ofRightType) {
        if (!ofRightType) {
            throw new MalformedAnswerException(name + " is missing or of another type");
        }
        return parent.path(name);
    }

    static @Nullable String optionalText(JsonNode parent, String name) {
        return parent.path(name).isNull() || parent.path(name).isMissingNode() ? null : text(parent, name);
    }

    static @Nullable Integer optionalInteger(JsonNode parent, String name) {
        return parent.path(name).isInt() ? parent.path(name).asInt() : null;
    }

    static @Nullable String emptyAsNull(String text) {
        return text.isEmpty() ? null : text;
    }

    /** JSON can escape half of a surrogate pair, which UTF-8 cannot write; a text cut within an emoji has one. */
    static String wellFormed(String text) {
        return text.codePoints().noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)
                ? text
                : text.codePoints()
                        .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xFFFD : c)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
    }
}
