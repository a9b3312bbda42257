package dev.vitrina.logs;

import java.util.HexFormat;

/**
 * Text as it may stand between quotes, in logfmt as in JSON. What could end a line, be taken for the end of the text, or make a
 * terminal show something else is written as an escape; half a surrogate pair, which UTF-8 has no bytes for, as U+FFFD.
 */
final class Escaped {

    /** A request line has 8 kB; what is longer is cut, and ends with an ellipsis. */
    static final int LONGEST = 16 << 10;

    private Escaped() {}

    static void append(StringBuilder line, String text) {
        int end = Math.min(text.length(), LONGEST);
        for (int i = 0; i < end;) {
            int point = text.codePointAt(i);
            append(line, point);
            i += Character.charCount(point);
        }
        if (end < text.length()) {
            line.append('…');
        }
    }

    /** Whether the text may be misread without quotes, or holds something to escape. */
    static boolean isNeeded(String text) {
        return text.isEmpty() || text.length() > LONGEST || text.codePoints().anyMatch(point -> point <= ' '
                || point == '"' || point == '=' || point == '\\' || isUnprintable(point));
    }

    private static void append(StringBuilder line, int point) {
        switch (point) {
            case '"' -> line.append("\\\"");
            case '\\' -> line.append("\\\\");
            case '\n' -> line.append("\\n");
            case '\r' -> line.append("\\r");
            case '\t' -> line.append("\\t");
            default -> {
                if (Character.getType(point) == Character.SURROGATE) {
                    line.append('\uFFFD');
                } else if (isUnprintable(point)) {
                    for (char unit : Character.toChars(point)) {
                        line.append("\\u").append(HexFormat.of().toHexDigits(unit));
                    }
                } else {
                    line.appendCodePoint(point);
                }
            }
        }
    }

    private static boolean isUnprintable(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE, Character.UNASSIGNED ->
                true;
            default -> false;
        };
    }
}
