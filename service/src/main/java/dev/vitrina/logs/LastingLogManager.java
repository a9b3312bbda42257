package dev.vitrina.logs;

import java.util.logging.LogManager;

/**
 * Keeps the handlers until the process has ended. The JDK's own takes them away in a shutdown hook, which runs beside ours, and so nobody
 * would read how the service ended. The JDK makes it by its name, so it is public and needs no argument.
 */
public final class LastingLogManager extends LogManager {

    private static final String PROPERTY = "java.util.logging.manager";
    private volatile boolean lasts;

    /** Has the JDK make one, unless the operator names another. Nothing may have been logged yet. */
    public static void install() {
        System.getProperties().putIfAbsent(PROPERTY, LastingLogManager.class.getName());
    }

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
