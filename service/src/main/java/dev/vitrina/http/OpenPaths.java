package dev.vitrina.http;

import java.util.Set;

/** The paths that whoever can reach a listener may ask, with and without a slash at the end. */
public final class OpenPaths {

    private static final Set<String> HEALTH = Set.of("/health", "/health/live", "/health/ready", "/health/started");

    private OpenPaths() {}

    /**
     * Says whether a path tells of health, which a load balancer asks that has no key.
     *
     * @param path the path as routes see it, decoded
     * @return whether it is one of the four paths of health
     */
    public static boolean isHealth(String path) {
        return HEALTH.contains(path.endsWith("/") ? path.substring(0, path.length() - 1) : path);
    }
}
