package dev.vitrina.logs;

import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Lines that have both a stack trace and fields, for which {@link System.Logger} has no method. Safe for use by many threads. */
public final class ErrorLog {

    private final Logger logger;

    /**
     * Makes a log.
     *
     * @param by whose mistakes it tells of
     */
    public ErrorLog(Class<?> by) {
        this.logger = Logger.getLogger(by.getName());
    }

    /**
     * Writes a line of level error.
     *
     * @param message what went wrong
     * @param error why
     * @param fields what else there is to say
     */
    public void error(String message, Throwable error, Field... fields) {
        LogRecord record = new LogRecord(Level.SEVERE, message);
        record.setLoggerName(logger.getName());
        record.setThrown(error);
        record.setParameters(fields);
        logger.log(record);
    }
}
