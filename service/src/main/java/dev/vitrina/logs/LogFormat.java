package dev.vitrina.logs;

import java.util.logging.Formatter;

/** How lines are written: for people and {@code grep}, or for what collects JSON. */
public enum LogFormat {
    LOGFMT, JSON;

    /** {@return a new formatter} */
    public Formatter formatter() {
        return switch (this) {
            case LOGFMT -> new LogfmtFormatter();
            case JSON -> new JsonFormatter();
        };
    }
}
