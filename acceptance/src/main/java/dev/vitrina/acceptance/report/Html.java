package dev.vitrina.acceptance.report;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;

/** Writes HTML and SVG. Whatever is not a tag is escaped, and every element that is opened is closed. */
final class Html {

    private final StringBuilder written = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();

    /** Opens an element with attributes, given as name, value, name, value and so on. */
    Html open(String tag, Object... attributes) {
        start(tag, attributes).append('>');
        open.push(tag);
        return this;
    }

    Html close() {
        written.append("</").append(open.pop()).append('>');
        return this;
    }

    Html text(String text) {
        written.append(escaped(text));
        return this;
    }

    /** An element with nothing but text in it. */
    Html element(String tag, String text, Object... attributes) {
        return open(tag, attributes).text(text).close();
    }

    /** An element that has no end tag in HTML, or is empty in SVG. */
    Html empty(String tag, Object... attributes) {
        start(tag, attributes).append("/>");
        return this;
    }

    /** Text of ours that is no HTML but stands as it is: a style sheet. */
    Html verbatim(String ours) {
        written.append(ours);
        return this;
    }

    Html line() {
        written.append('\n');
        return this;
    }

    /** A row of a table. */
    Html row(String cellTag, String... cells) {
        open("tr");
        for (String cell : cells) {
            element(cellTag, cell);
        }
        return close().line();
    }

    private StringBuilder start(String tag, Object... attributes) {
        written.append('<').append(tag);
        for (int index = 0; index < attributes.length; index += 2) {
            written.append(' ').append(attributes[index]).append("=\"")
                    .append(escaped(Objects.toString(attributes[index + 1]))).append('"');
        }
        return written;
    }

    private static String escaped(String text) {
        return text.replaceAll("[\\p{Cntrl}&&[^\\n\\t]]", " ").replace("&", "&amp;").replace("<", "&lt;")
                .replace(">", "&gt;").replace("\"", "&quot;").replace("'", "&#39;");
    }

    /** {@return what was written; everything must be closed} */
    @Override
    public String toString() {
        if (!open.isEmpty()) {
            throw new IllegalStateException("Not closed: " + open);
        }
        return written.toString();
    }
}
