package dev.vitrina.logs;

import java.util.List;

/**
 * Lines of {@code name=value}, values in quotes where they need some. Named in a {@code logging.properties}, so it is public and
 * needs no argument.
 */
public final class LogfmtFormatter extends LineFormatter {

    @Override
    String line(List<Pair> pairs) {
        StringBuilder line = new StringBuilder();
        for (Pair pair : pairs) {
            if (!line.isEmpty()) {
                line.append(' ');
            }
            line.append(pair.name()).append('=');
            String value = String.valueOf(pair.value());
            if (Escaped.isNeeded(value)) {
                line.append('"');
                Escaped.append(line, value);
                line.append('"');
            } else {
                line.append(value);
            }
        }
        return line.toString();
    }
}
