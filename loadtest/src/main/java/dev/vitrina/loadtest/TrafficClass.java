package dev.vitrina.loadtest;

import java.util.Locale;

/**
 * What a request is for, by the state that its key is in while the shop is well. In a fault keys age, for nothing refreshes
 * them, and are still asked for: the traffic is the same, the answers are not.
 */
public enum TrafficClass {
    /** Asked for so often that it never gets stale. */
    FRESH,
    /** Asked for again when it is past its life, and still good to be shown. */
    STALE,
    /** Asked for again when it is too old to be shown without a look at the shop. */
    EXPIRED,
    /** A page or a batch of ids that nobody has asked for. */
    COLD_PAGE,
    /** A single product that nobody has asked for and no page has brought. */
    COLD_SINGLE,
    /** A product that there is not. */
    NOT_FOUND,
    /** The health of the service. */
    HEALTH;

    /** {@return the name in {@code traffic.yaml}, in Gatling's results and in reports, such as {@code cold-page}} */
    public String written() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
