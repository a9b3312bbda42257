package dev.vitrina;

import java.io.IOException;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.logging.Handler;
import java.util.logging.LogManager;
import java.util.logging.Logger;

import dev.vitrina.config.BadSettingException;
import dev.vitrina.config.Settings;
import dev.vitrina.config.SettingsSources;
import dev.vitrina.logs.LastingLogManager;
import dev.vitrina.logs.LogFormat;
import dev.vitrina.logs.LogSettings;

/**
 * Starts the service and leaves it running until the process is told to end.
 *
 * <p>Exit code 0 after SIGTERM or Ctrl-C, when all is answered. Exit code 1 and one line on standard error where a setting is wrong.
 */
final class Main {

    private Main() {}

    static void main() throws IOException {
        configureLogging();
        try {
            Settings settings = Settings.load(SettingsSources.ofProcess());
            LogSettings logs = LogSettings.of(settings);
            if (!isLayoutNamed()) {
                format(logs.format());
            }
            VitrinaService service = VitrinaService.start(settings, InstantSource.system());
            Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("shutdown").unstarted(() -> end(service)));
        } catch (BadSettingException e) {
            System.err.println("vitrina: " + e.getMessage());
            System.exit(1);
        }
    }

    /** The JVM would end with 143 on SIGTERM, which supervisors take for a failure; by now all is over that could fail. */
    private static void end(VitrinaService service) {
        service.close();
        Runtime.getRuntime().halt(0);
    }

    /** Our layout, unless the operator names another by the JDK's own system properties. */
    private static void configureLogging() throws IOException {
        // not in a method of that class: the JDK makes its manager before any of them runs
        System.getProperties().putIfAbsent("java.util.logging.manager", LastingLogManager.class.getName());
        if (!isLayoutNamed()) {
            try (InputStream in = Main.class.getResourceAsStream("/logging.properties")) {
                LogManager.getLogManager().readConfiguration(in);
            }
        }
        LastingLogManager.keepHandlers();
    }

    private static boolean isLayoutNamed() {
        return System.getProperty("java.util.logging.config.file") != null
                || System.getProperty("java.util.logging.config.class") != null;
    }

    private static void format(LogFormat format) {
        for (Handler handler : Logger.getLogger("").getHandlers()) {
            handler.setFormatter(format.formatter());
        }
    }
}
