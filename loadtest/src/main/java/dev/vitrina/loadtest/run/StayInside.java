package dev.vitrina.loadtest.run;

import java.nio.file.Path;

/** Keeps Gatling from calling anything but the service: no warm-up request, no statistics about its use, no look for newer versions. */
final class StayInside {

    private StayInside() {}

    /** To be called before Gatling's first class is loaded; what it would keep of earlier runs goes to that directory. */
    static void set(Path directory) {
        System.setProperty("gatling.http.warmUpUrl", "");
        System.setProperty("gatling.data.enableAnalytics", "false");
        System.setProperty("gatling.data.console.light", "true");
        System.setProperty("logback.configurationFile", "dev/vitrina/loadtest/run/logback.xml");
        // The look for newer versions has no switch: it goes to a proxy that is not there.
        System.setProperty("https.proxyHost", "127.0.0.1");
        System.setProperty("https.proxyPort", "9");
        System.setProperty("java.util.prefs.userRoot", directory.resolve("prefs").toString());
    }
}
