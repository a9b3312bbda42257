package dev.vitrina.logs;

import java.util.logging.LogManager;

/**
 * Keeps the handlers until the process has ended. The JDK's own takes them away in a shutdown hook, which runs beside ours, and so nobody
 * would read how the service ended. The JDK makes it by its name, so it is public and needs no argument.
 */
public final class LastingLogManager extends LogManager {

    private volatile boolean lasts;

    /** Keeps the handlers that there are from now on. */
    public static void keepHandlers() {
        if (getLogManager() instanceof LastingLogManager manager) {
            manager.lasts = true;
        }
    }

    @Override
    public void reset() {
        if (!lasts) {
            super.reset();
        }
    }
}
