package dev.vitrina.logs;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Formatter;
import java.util.logging.Level;
import java.util.logging.LogRecord;

import org.jspecify.annotations.Nullable;

/**
 * Makes one line of a record, whatever is in it: time, level, logger, message, its fields, and the stack trace of its error.
 * Safe for use by many threads.
 */
abstract class LineFormatter extends Formatter {

    static final String TIME = "time";
    static final String LEVEL = "level";
    static final String LOGGER = "logger";
    static final String MESSAGE = "msg";
    static final String ERROR = "error";

    private static final DateTimeFormatter RFC_3339 = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'")
            .withZone(ZoneOffset.UTC);

    /** A pair with a value, as the line has it; unlike those of {@link Field} the name may be any. */
    record Pair(String name, Object value) {}

    @Override
    public final String format(LogRecord record) {
        List<Pair> pairs = new ArrayList<>();
        pairs.add(new Pair(TIME, RFC_3339.format(record.getInstant())));
        pairs.add(new Pair(LEVEL, level(record.getLevel())));
        pairs.add(new Pair(LOGGER, shortName(record.getLoggerName())));
        pairs.add(new Pair(MESSAGE, record.getMessage() == null ? "" : formatMessage(record)));
        Object[] parameters = record.getParameters();
        for (Object parameter : parameters == null ? new Object[0] : parameters) {
            if (parameter instanceof Field(String name, Object value)) {
                pairs.add(new Pair(name, value));
            }
        }
        if (record.getThrown() != null) {
            pairs.add(new Pair(ERROR, stackTrace(record.getThrown())));
        }
        return line(pairs) + "\n";
    }

    /** One line, without its end. */
    abstract String line(List<Pair> pairs);

    private static String level(Level level) {
        int value = level.intValue();
        if (value >= Level.SEVERE.intValue()) {
            return "error";
        }
        if (value >= Level.WARNING.intValue()) {
            return "warn";
        }
        return value >= Level.INFO.intValue() ? "info" : "debug";
    }

    private static String shortName(@Nullable String logger) {
        return logger == null ? "" : logger.substring(logger.lastIndexOf('.') + 1);
    }

    private static String stackTrace(Throwable error) {
        StringWriter written = new StringWriter();
        error.printStackTrace(new PrintWriter(written));
        return written.toString().strip();
    }
}
