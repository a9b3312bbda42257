package dev.vitrina.acceptance.tiers;

import java.util.Collection;
import java.util.TreeSet;

import tools.jackson.databind.JsonNode;

/**
 * One mapping of {@code tiers.yaml}, whose keys are all known.
 *
 * @param name the key that it is under, dotted; empty for the whole file
 */
record Section(String name, JsonNode node) {

    /** Refuses what is no mapping, or lacks a key, or has one more. */
    static Section of(String name, JsonNode node, Collection<String> keys) {
        String shown = name.isEmpty() ? "the file" : name;
        if (!node.isObject()) {
            throw new BadTiersException(shown, "must be a mapping");
        }
        for (String each : new TreeSet<>(node.propertyNames())) {
            if (!keys.contains(each)) {
                throw new BadTiersException(dotted(name, each), "unknown key");
            }
        }
        for (String each : keys) {
            if (!node.has(each)) {
                throw new BadTiersException(dotted(name, each), "is missing");
            }
        }
        return new Section(name, node);
    }

    Section sub(String key, Collection<String> keys) {
        return of(path(key), node.path(key), keys);
    }

    String text(String key) {
        JsonNode value = node.path(key);
        if (!value.isValueNode() || value.isNull()) {
            throw new BadTiersException(path(key), "must be a number with a unit");
        }
        return value.asString();
    }

    /** {@return a number that stands on no side, in the unit} */
    double number(String key, String unit) {
        Quantity found = Quantity.parse(path(key), text(key));
        if (!found.side().isEmpty()) {
            throw new BadTiersException(path(key), "takes no '" + found.side() + "'");
        }
        return found.in(path(key), unit);
    }

    String path(String key) {
        return dotted(name, key);
    }

    private static String dotted(String name, String key) {
        return name.isEmpty() ? key : name + "." + key;
    }
}
