package dev.vitrina.config;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Tells addresses of this machine alone from those that others reach. */
public final class Loopback {

    private Loopback() {}

    /**
     * Says whether a host is this machine alone. May look a name up, and blocks for that.
     *
     * @param host a name or a literal address, perhaps empty
     * @return whether it is a loopback address; false where it is unknown or empty
     */
    public static boolean is(String host) {
        try {
            return !host.isEmpty() && InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException _) {
            return false;
        }
    }
}
