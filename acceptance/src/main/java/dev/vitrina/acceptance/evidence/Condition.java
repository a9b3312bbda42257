package dev.vitrina.acceptance.evidence;

import java.util.Locale;

/** What the service has to live with while it is measured. A run that lacks one is not whole. */
public enum Condition {
    CALM("{\"reset\":true}"),
    SLOW("{\"reset\":true,\"latency_ms\":64000}"),
    FAILING("{\"reset\":true,\"error_rate\":0.5}"),
    DOWN("{\"reset\":true,\"down\":true}"),
    THROTTLED("{\"reset\":true,\"throttle\":true}");

    private final String chaos;

    Condition(String chaos) {
        this.chaos = chaos;
    }

    /** {@return the body of the {@code POST /demo/shopify} that makes it so} */
    public String chaos() {
        return chaos;
    }

    /** {@return whether something is broken on purpose, so that the demo store must have seen it} */
    public boolean fault() {
        return this != CALM;
    }

    /** {@return the name in files and reports, such as {@code calm}} */
    public String written() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
