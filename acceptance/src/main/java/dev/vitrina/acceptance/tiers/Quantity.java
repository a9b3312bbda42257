package dev.vitrina.acceptance.tiers;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number with its unit, and on which side of it a value must be: {@code < 500 ms}, {@code 104 s}.
 *
 * @param side {@code <}, {@code >}, or empty
 * @param unit one of {@link #UNITS}
 */
record Quantity(String side, double number, String unit) {

    private static final Pattern WRITTEN = Pattern.compile("(?:([<>]) )?([0-9]+(?:\\.[0-9]+)?)(?: (\\S+))?");
    /** The units of time are turned into each other; the others stand for themselves. */
    private static final Map<String, Double> UNITS = Map.of("ms", 1d, "s", 1000d, "min", 60_000d, "%", 1d, "requests/s",
            1d, "requests", 1d, "checks", 1d, "times", 1d, "MiB", 1d);

    static Quantity parse(String key, String text) {
        Matcher written = WRITTEN.matcher(text);
        if (!written.matches()) {
            throw new BadTiersException(key, "'" + text + "' is not a number with a unit, such as \"< 500 ms\"");
        }
        String unit = written.group(3);
        if (unit == null) {
            throw new BadTiersException(key, "'" + text + "' has no unit");
        }
        if (!UNITS.containsKey(unit)) {
            throw new BadTiersException(key, "unknown unit '" + unit + "'");
        }
        String side = written.group(1);
        return new Quantity(side == null ? "" : side, Double.parseDouble(written.group(2)), unit);
    }

    /** {@return the number in another unit of the same kind} */
    double in(String key, String wanted) {
        if (unit.equals(wanted)) {
            return number;
        }
        if (!time(unit) || !time(wanted)) {
            throw new BadTiersException(key, "is in " + unit + ", which is no " + wanted);
        }
        return number * factor(unit) / factor(wanted);
    }

    static boolean known(String unit) {
        return UNITS.containsKey(unit);
    }

    private static boolean time(String unit) {
        return unit.equals("ms") || unit.equals("s") || unit.equals("min");
    }

    private static double factor(String unit) {
        return UNITS.getOrDefault(unit, 1d);
    }
}
