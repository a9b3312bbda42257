package dev.vitrina.demo;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.regex.Pattern;

import dev.vitrina.demo.ChaosState.CannedAnswer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads a state out of a complete JSON object, and writes the one that the settings ask for. */
final class ChaosFields {

    private static final int LONGEST_BODY = 1_000_000;
    private static final int MOST_POINTS = 1_000_000;

    private static final Pattern PRINTABLE = Pattern.compile("[ -~]{1,200}");

    private final ObjectNode json;

    private ChaosFields(ObjectNode json) {
        this.json = json;
    }

    /** A field that cannot be; the message names it. */
    static final class BadFieldException extends RuntimeException {

        BadFieldException(String field, String wanted) {
            super(field + " must be " + wanted);
        }
    }

    static ObjectNode of(DemoSettings settings) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("latency_ms", settings.latency().toMillis());
        fields.put("error_rate", 0);
        for (String flag : List.of("throttle", "down", "hang", "malformed", "slow_body", "empty", "ignore_search")) {
            fields.put(flag, false);
        }
        fields.put("answer", null);
        fields.put("bucket", null);
        fields.put("cost_rule", written(settings.costRule()));
        fields.put("plan", written(settings.plan()));
        return (ObjectNode) Json.tree(fields);
    }

    /** Throws {@link BadFieldException}. */
    static ChaosState read(ObjectNode json, CountDownLatch released) {
        return new ChaosFields(json).state(released);
    }

    private ChaosState state(CountDownLatch released) {
        return new ChaosState(
                Duration.ofMillis(integer("latency_ms", json.path("latency_ms"), 0,
                        (int) DemoSettings.LONGEST_LATENCY.toMillis())),
                share("error_rate"), flag("throttle"), flag("down"), flag("hang"), flag("malformed"),
                flag("slow_body"), flag("empty"), flag("ignore_search"), objectOrNull("answer", this::answer),
                objectOrNull("bucket", this::bucket), choice("cost_rule", CostRule.class), choice("plan", Plan.class),
                released);
    }

    private CannedAnswer answer(ObjectNode answer) {
        checkNames("answer", answer, List.of("status", "content_type", "body"));
        return new CannedAnswer(integer("answer.status", answer.path("status"), 200, 599),
                contentType(answer.path("content_type")), body(answer.path("body")));
    }

    private BucketSize bucket(ObjectNode bucket) {
        checkNames("bucket", bucket, List.of("points", "restore_per_s"));
        return new BucketSize(integer("bucket.points", bucket.path("points"), 0, MOST_POINTS),
                integer("bucket.restore_per_s", bucket.path("restore_per_s"), 0, MOST_POINTS));
    }

    private static void checkNames(String field, ObjectNode object, List<String> known) {
        for (String name : object.propertyNames()) {
            if (!known.contains(name)) {
                throw new BadFieldException(field, "an object of " + String.join(", ", known) + " without " + name);
            }
        }
    }

    private <T> @Nullable T objectOrNull(String name, Function<ObjectNode, T> reader) {
        JsonNode value = json.path(name);
        if (value.isNull()) {
            return null;
        }
        if (value instanceof ObjectNode object) {
            return reader.apply(object);
        }
        throw new BadFieldException(name, "an object or null");
    }

    private boolean flag(String name) {
        JsonNode value = json.path(name);
        if (!value.isBoolean()) {
            throw new BadFieldException(name, "true or false");
        }
        return value.booleanValue();
    }

    private double share(String name) {
        JsonNode value = json.path(name);
        if (!value.isNumber() || value.doubleValue() < 0 || value.doubleValue() > 1) {
            throw new BadFieldException(name, "a number from 0 to 1");
        }
        return value.doubleValue();
    }

    private static int integer(String name, JsonNode value, int least, int most) {
        if (!value.isIntegralNumber() || !value.canConvertToInt() || value.intValue() < least
                || value.intValue() > most) {
            throw new BadFieldException(name, "a whole number from " + least + " to " + most);
        }
        return value.intValue();
    }

    private static String contentType(JsonNode value) {
        if (!value.isString() || !PRINTABLE.matcher(value.stringValue()).matches()) {
            throw new BadFieldException("answer.content_type", "a media type");
        }
        return value.stringValue();
    }

    private static String body(JsonNode value) {
        if (!value.isString() || value.stringValue().length() > LONGEST_BODY) {
            throw new BadFieldException("answer.body", "a text of at most " + LONGEST_BODY + " characters");
        }
        return value.stringValue();
    }

    private <E extends Enum<E>> E choice(String name, Class<E> type) {
        for (E constant : type.getEnumConstants()) {
            if (json.path(name).isString() && written(constant).equals(json.path(name).stringValue())) {
                return constant;
            }
        }
        throw new BadFieldException(name, "one of "
                + String.join(", ", List.of(type.getEnumConstants()).stream().map(ChaosFields::written).toList()));
    }

    private static String written(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
