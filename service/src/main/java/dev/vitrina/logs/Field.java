package dev.vitrina.logs;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * Something that a log line says under a name of its own, such as {@code request_id}. It is given to {@link System.Logger} as a
 * parameter, behind those that the message has placeholders for. Immutable.
 *
 * @param name lower-case letters and {@code _}, and none of the names that every line has
 * @param value a number, or what it says of itself as a text; any text will do, for the formatters escape it
 */
public record Field(String name, Object value) {

    private static final Pattern NAME = Pattern.compile("[a-z_]+");
    private static final Set<String> OF_EVERY_LINE = Set.of(LineFormatter.TIME, LineFormatter.LEVEL,
            LineFormatter.LOGGER, LineFormatter.MESSAGE, LineFormatter.ERROR);

    /** Throws {@link IllegalArgumentException} for another name. */
    public Field {
        if (!NAME.matcher(name).matches() || OF_EVERY_LINE.contains(name)) {
            throw new IllegalArgumentException("no name for a field: " + name);
        }
    }

    /** {@return the field as people read it where another formatter fills it in} */
    @Override
    public String toString() {
        return name + "=" + value;
    }
}
