package dev.vitrina.logs;

import java.util.List;

/**
 * Lines that are a JSON object each, flat, with texts and numbers. Named in a {@code logging.properties}, so it is public and
 * needs no argument.
 */
public final class JsonFormatter extends LineFormatter {

    @Override
    String line(List<Pair> pairs) {
        StringBuilder line = new StringBuilder("{");
        for (Pair pair : pairs) {
            if (line.length() > 1) {
                line.append(',');
            }
            line.append('"').append(pair.name()).append("\":");
            String value = String.valueOf(pair.value());
            if (pair.value() instanceof Number number && Double.isFinite(number.doubleValue())) {
                line.append(value);
            } else {
                line.append('"');
                Escaped.append(line, value);
                line.append('"');
            }
        }
        return line.append('}').toString();
    }
}
