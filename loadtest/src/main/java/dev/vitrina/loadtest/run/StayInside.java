package dev.vitrina.loadtest.run;

import java.nio.file.Path;
import java.util.Map;

/** Keeps Gatling from calling anything but the service: no warm-up request, no statistics about its use, no look for newer versions. */
final class StayInside {

    private StayInside() {}

    /** To be called before Gatling's first class is loaded; what it would keep of earlier runs goes to that directory. */
    static void set(Path directory) {
        properties(directory.resolve("prefs").toString()).forEach(System::setProperty);
    }

    /** The system properties, with that directory for what Gatling would keep of earlier runs. The module's pom.xml has them too. */
    static Map<String, String> properties(String kept) {
        // The look for newer versions has no switch: it goes to a proxy that is not there.
        return Map.of("gatling.http.warmUpUrl", "", "gatling.data.enableAnalytics", "false",
                "gatling.data.console.light", "true", "logback.configurationFile",
                "dev/vitrina/loadtest/run/logback.xml", "https.proxyHost", "127.0.0.1", "https.proxyPort", "9",
                "java.util.prefs.userRoot", kept);
    }
}
