package dev.vitrina.shopify;

import java.util.concurrent.atomic.AtomicBoolean;

import org.jspecify.annotations.Nullable;

/**
 * Looks at the version that the shop answers in: one that is no longer served falls forward silently, and fields may mean
 * something else there. Warns once. Safe for use by many threads.
 */
final class ApiVersion {

    private static final System.Logger LOG = System.getLogger(ApiVersion.class.getName());

    private final String asked;
    private final AtomicBoolean reported = new AtomicBoolean();

    ApiVersion(String asked) {
        this.asked = asked;
    }

    void check(@Nullable String answered) {
        if (answered != null && !answered.equals(asked) && reported.compareAndSet(false, true)) {
            LOG.log(System.Logger.Level.WARNING,
                    "Shopify answers in API version {0}, not in {1} as asked; set shopify.api-version to one it serves",
                    answered, asked);
        }
    }
}
