package dev.vitrina;

import java.text.MessageFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import dev.vitrina.logs.LogFormat;

/** What a class logs while this is open. */
public final class CapturedLog extends Handler implements AutoCloseable {

    private final Logger logger;
    private final List<String> messages = new CopyOnWriteArrayList<>();
    private final List<Level> levels = new CopyOnWriteArrayList<>();
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Formatter formatter;

    public CapturedLog(Class<?> type) {
        this(type.getName());
    }

    public CapturedLog(String name) {
        this(name, LogFormat.LOGFMT);
    }

    CapturedLog(String name, LogFormat format) {
        this.formatter = format.formatter();
        this.logger = Logger.getLogger(name);
        logger.addHandler(this);
    }

    public List<String> messages() {
        return messages;
    }

    /** The lines as they would be written. */
    public List<String> lines() {
        return lines;
    }

    /** The levels of the messages, in the same order. */
    public List<Level> levels() {
        return levels;
    }

    @Override
    public void publish(LogRecord record) {
        lines.add(formatter.format(record));
        levels.add(record.getLevel());
        Object[] parameters = record.getParameters();
        messages.add(parameters == null ? record.getMessage() : MessageFormat.format(record.getMessage(), parameters));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        logger.removeHandler(this);
    }
}
