package dev.vitrina.loadtest.traffic;

import java.io.InputStream;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** A description of traffic as it is written: keys, and whole numbers with units. What was not asked for is refused. */
final class TrafficFile {

    private static final Pattern VALUE = Pattern.compile("(\\d{1,9}) ?(\\S+)");
    private static final int ALL = 100;

    private final Map<String, String> values;

    private TrafficFile(Map<String, String> values) {
        this.values = values;
    }

    static TrafficFile read(InputStream yaml) {
        Map<String, String> values = new TreeMap<>();
        try {
            collect("", new YAMLMapper().readTree(yaml), values);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("the traffic is not YAML: " + e.getOriginalMessage(), e);
        }
        return new TrafficFile(values);
    }

    private static void collect(String name, JsonNode node, Map<String, String> values) {
        if (node.isObject()) {
            node.properties().forEach(entry -> collect(name.isEmpty() ? entry.getKey() : name + "." + entry.getKey(),
                    entry.getValue(), values));
        } else {
            values.put(name, node.asString());
        }
    }

    int number(String key, String unit) {
        Matcher value = value(key, "a whole number of " + unit);
        if (!value.group(2).equals(unit)) {
            throw bad(key, "a whole number of " + unit, value.group());
        }
        int number = Integer.parseInt(value.group(1));
        if (number == 0) {
            throw bad(key, "over 0", value.group());
        }
        return number;
    }

    int percent(String key) {
        String wanted = "from 0 % to 100 %";
        Matcher value = value(key, wanted);
        int percent = Integer.parseInt(value.group(1));
        if (!value.group(2).equals("%") || percent > ALL) {
            throw bad(key, wanted, value.group());
        }
        return percent;
    }

    Duration duration(String key) {
        String wanted = "a time in s or ms";
        Matcher value = value(key, wanted);
        long number = Long.parseLong(value.group(1));
        return switch (value.group(2)) {
            case "s" -> Duration.ofSeconds(number);
            case "ms" -> Duration.ofMillis(number);
            default -> throw bad(key, wanted, value.group());
        };
    }

    /** To be called when all known keys were read. */
    void refuseOthers() {
        if (!values.isEmpty()) {
            throw new IllegalArgumentException("unknown in the traffic: " + String.join(", ", values.keySet()));
        }
    }

    private Matcher value(String key, String wanted) {
        @Nullable
        String written = values.remove(key);
        if (written == null) {
            throw new IllegalArgumentException("missing in the traffic: " + key);
        }
        Matcher value = VALUE.matcher(written);
        if (!value.matches()) {
            throw bad(key, wanted, written);
        }
        return value;
    }

    private static IllegalArgumentException bad(String key, String wanted, String written) {
        return new IllegalArgumentException(key + " must be " + wanted + ", not \"" + written + "\"");
    }
}
